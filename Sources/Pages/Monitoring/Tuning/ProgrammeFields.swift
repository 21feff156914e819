package import Monitoring

/// The fields in which a programme is changed: limits, within how long what deviates is dealt with, and what people are told. Read
/// into the programme that they were made from; what has no field stays as it is.
package struct ProgrammeFields: Sendable, Hashable {
    /// What stands in each field.
    package var values: [String: String]
    /// What is wrong, by field.
    package var mistakes: [String: Mistake] = [:]

    package enum Mistake: Sendable, Hashable, CaseIterable {
        case limit
        /// Limits that contradict each other, or that no value reaches.
        case limits
        case hours
        case text
    }

    static func name(_ measure: String, _ level: LimitSet.Level) -> String { "limit-\(measure)-\(level.rawValue)" }
    static func within(_ urgency: Urgency) -> String { "within-" + urgency.rawValue }
    static func text(_ who: String, _ urgency: Urgency, _ language: String) -> String {
        "\(who)-\(urgency.rawValue)-\(language)"
    }

    /// A programme as it stands in the fields.
    package init(_ programme: Programme, _ language: Language) {
        values = [:]
        for measure in programme.activities.flatMap(\.judged) {
            for level in LimitSet.Level.allCases {
                values[Self.name(measure, level)] = programme.limits(of: measure)?[level].map { language.write($0) }
            }
        }
        for response in programme.responses {
            values[Self.within(response.urgency)] = language.say(number: Double(response.withinMinutes) / 60)
            for (who, words) in [("citizen", response.citizen), ("staff", response.staff)] {
                values[Self.text(who, response.urgency, "da")] = words.danish
                values[Self.text(who, response.urgency, "en")] = words.english
            }
        }
    }

    /// What somebody has written.
    package init(_ form: FormFields) {
        values = form.values
    }

    /// The programme with what stands in the fields; nil where something is wrong, which ``mistakes`` then says.
    package mutating func programme(from base: Programme) -> Programme? {
        var programme = base
        for place in programme.activities.indices {
            if case .measures(let measures) = programme.activities[place].content {
                programme.activities[place].content = .measures(measures.map { limits($0) })
            }
            programme.activities[place].score = programme.activities[place].score.map { limits($0, isScore: true) }
        }
        for place in programme.responses.indices { read(&programme.responses[place]) }
        return mistakes.isEmpty ? programme : nil
    }

    /// - Parameter isScore: a score has no baseline, so that its limits are numbers.
    private mutating func limits(
        _ former: ProgrammeActivity.MeasureLimits, isScore: Bool = false
    ) -> ProgrammeActivity.MeasureLimits {
        var limits: [LimitSet.Level: Limit] = [:]
        for level in LimitSet.Level.allCases {
            let name = Self.name(former.measure, level)
            guard let text = written(name) else { continue }
            guard let limit = Language.readLimit(text), !isScore || !limit.isRelative else {
                mistakes[name] = .limit
                continue
            }
            limits[level] = limit
        }
        var new = former
        new.limits = nil
        guard !limits.isEmpty, let measure = Measure.named(former.measure) else { return new }
        do throws(LimitSet.Fault) {
            new.limits = try LimitSet(limits, of: measure)
        } catch {
            let place: LimitSet.Level =
                switch error {
                case .contradictory(_, let upper): upper
                case .beyond(let level): level
                case .empty: .alertLow
                }
            mistakes[Self.name(former.measure, place)] = .limits
        }
        return new
    }

    private mutating func read(_ response: inout Programme.Response) {
        let within = Self.within(response.urgency)
        if let hours = written(within).flatMap(MeasureForm.number), hours > 0, hours < 1000,
            (hours * 60).rounded() >= 1
        {
            response.withinMinutes = Int((hours * 60).rounded())
        } else {
            mistakes[within] = .hours
        }
        response.citizen = words("citizen", response.urgency, response.citizen)
        response.staff = words("staff", response.urgency, response.staff)
    }

    private mutating func words(_ who: String, _ urgency: Urgency, _ former: Wording) -> Wording {
        var words = former
        for (language, path) in [("da", \Wording.danish), ("en", \Wording.english)] {
            let name = Self.text(who, urgency, language)
            if let text = written(name), text.count <= Self.longestText {
                words[keyPath: path] = text
            } else {
                mistakes[name] = .text
            }
        }
        return words
    }

    /// Characters that a text may have.
    static let longestText = 1000

    private func written(_ name: String) -> String? {
        guard let text = values[name] else { return nil }
        let kept = text.drop(while: \.isWhitespace)
        return kept.lastIndex { !$0.isWhitespace }.map {
            String(kept[...$0]).replacing("\r\n", with: " ").replacing("\n", with: " ")
        }
    }
}

extension Language {
    /// A limit as it is written in a field: `88,5`, `sædvanlig - 3`, `usual + 10 %`.
    func write(_ limit: Limit) -> String {
        let text = limit.text.replacing("baseline", with: texts.tuning.usual)
        return self == .danish ? text.replacing(".", with: ",") : text
    }

    /// What somebody has written in either language; nil where it is no limit.
    static func readLimit(_ text: String) -> Limit? {
        var text = text.lowercased().replacing("−", with: "-").replacing(",", with: ".")
        for language in Language.allCases { text = text.replacing(language.texts.tuning.usual, with: "baseline") }
        return Limit(text)
    }
}
