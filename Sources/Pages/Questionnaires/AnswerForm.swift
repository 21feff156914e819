import FHIR
package import Questionnaires

/// Answers as somebody has filled them in, on the page that asked for them.
package struct AnswerForm: Sendable {
    /// Where the page kept which questions it asked, so that what is unticked is told from what was not there.
    static let askedField = "asked"
    /// What is chosen where an own word stands beside it.
    static let otherChoice = "other"
    /// More questions than this are not put on one page: a form carries so many fields and no more.
    package static let mostOnOnePage = 45

    private let fields: FormFields
    private let zone: TimeZoneRule
    /// The places that the page asked about, as it wrote them.
    private let asked: [FormPlace]
    /// What could not be read as an answer, by place.
    package private(set) var faults: [AnswerFault] = []

    package init(_ fields: FormFields, zone: TimeZoneRule) {
        self.fields = fields
        self.zone = zone
        asked = (fields[Self.askedField] ?? "").split(separator: " ").compactMap { FormPlace($0) }
    }

    static func field(_ place: FormPlace) -> String { "a" + place.text }
    static func otherField(_ place: FormPlace) -> String { "o" + place.text }
    static func unitField(_ place: FormPlace) -> String { "u" + place.text }

    /// What was written, as it was written: shown again where it cannot stand.
    package func written(at place: FormPlace) -> [String] { fields.all[Self.field(place)] ?? [] }
    func writtenOther(at place: FormPlace) -> String? { fields[Self.otherField(place)] }
    func writtenUnit(at place: FormPlace) -> String? { fields[Self.unitField(place)] }

    /// Puts what can be read into answers; what cannot is told in ``faults``, and the answer there stays as it was.
    package mutating func fill(_ answers: inout FormAnswers) {
        faults = []
        for place in asked {
            guard let item = answers.item(at: place), item.type.isQuestion, !item.isReadOnly, !item.isHidden,
                ![.attachment, .reference].contains(item.type)
            else { continue }
            if let values = values(of: item, at: place) {
                answers.set(values, at: place)
            } else {
                faults.append(AnswerFault(linkId: item.linkId, place: place, reason: .wrongKind))
            }
        }
    }

    /// What is wrong with what was asked about, given all answers.
    package func faults(in answers: FormAnswers) -> [AnswerFault] {
        let unreadable = Set(faults.compactMap(\.place))
        let enabled = Set(answers.enabledItems.map(\.place))
        return faults
            + asked.filter { !unreadable.contains($0) && enabled.contains($0) }.flatMap { place -> [AnswerFault] in
                guard let item = answers.item(at: place) else { return [] }
                return answers.faults(of: PlacedItem(item: item, place: place))
            }
    }

    /// Nil where something was written that is no such answer.
    private func values(of item: FormItem, at place: FormPlace) -> [AnswerValue]? {
        let texts = written(at: place).map(Self.trimmed).filter { !$0.isEmpty }
        if !item.options.isEmpty { return chosen(texts, item, place) }
        var values: [AnswerValue] = []
        for text in texts {
            guard let value = value(of: text, item, place) else { return nil }
            values.append(value)
        }
        return values
    }

    private func chosen(_ texts: [String], _ item: FormItem, _ place: FormPlace) -> [AnswerValue]? {
        var values: [AnswerValue] = []
        for text in texts where text != Self.otherChoice {
            guard let number = Int(text), item.options.indices.contains(number) else { return nil }
            values.append(item.options[number].value)
        }
        guard item.type == .openChoice, let own = writtenOther(at: place).map(Self.trimmed), !own.isEmpty else {
            return values
        }
        // Whoever writes an own answer and has ticked another keeps both only where both may stand.
        return item.repeats ? values + [.string(own)] : [.string(own)]
    }

    private func value(of text: String, _ item: FormItem, _ place: FormPlace) -> AnswerValue? {
        switch item.type {
        case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
        case .integer: NumberReading.integer(text).map(AnswerValue.integer)
        case .decimal: NumberReading.decimal(text).map(AnswerValue.decimal)
        case .quantity: NumberReading.decimal(text).map { .quantity(quantity($0, item, place)) }
        case .date: CalendarDate(iso: text).flatMap { DateTime($0.iso) }.map(AnswerValue.date)
        case .dateTime: dateTime(text)
        case .time: AnswerValue.time(of: text).map(AnswerValue.time)
        case .url: text.contains(where: \.isWhitespace) ? nil : .uri(text)
        case .choice, .openChoice: nil
        default: .string(text)
        }
    }

    private func quantity(_ number: DecimalText, _ item: FormItem, _ place: FormPlace) -> AnswerQuantity {
        let written = writtenUnit(at: place)
        let unit =
            item.units.count == 1 ? item.units.first : written.flatMap { code in item.units.first { $0.code == code } }
        if let unit {
            return AnswerQuantity(value: number, unit: unit.display, system: unit.system, code: unit.code)
        }
        // Where no units are asked for, the unit is in words.
        return AnswerQuantity(value: number, unit: item.units.isEmpty ? written : nil, system: nil, code: nil)
    }

    /// `2026-11-22T08:30` as the clock on the wall shows it.
    private func dateTime(_ text: String) -> AnswerValue? {
        let parts = text.split(separator: "T")
        guard parts.count == 2, let date = CalendarDate(iso: String(parts[0])),
            let time = AnswerValue.time(of: String(parts[1]))
        else { return nil }
        let clock = time.split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3 else { return nil }
        let local = Int64(date.daysSince1970) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
        let instant = (local - zone.offset(local * 1000 - zone.offset(local * 1000) * 1000)) * 1000
        return .dateTime(DateTime(milliseconds: instant, offsetMinutes: Int(zone.offset(instant) / 60)))
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}
