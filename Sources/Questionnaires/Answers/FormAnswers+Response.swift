package import FHIR

/// From a QuestionnaireResponse and to one.
extension FormAnswers {
    /// Reads what has been answered. What of the response has no place in the questionnaire stands in ``readFaults``.
    package init(_ form: QuestionnaireForm, response: JSONValue) {
        self.init(empty: form)
        var faults: [AnswerFault] = []
        read(response["item"], form.items, within: .root, &faults)
        readFaults = faults
    }

    private mutating func read(
        _ list: JSONValue?, _ items: [FormItem], within outer: FormPlace, _ faults: inout [AnswerFault]
    ) {
        var seen: [Int: Int] = [:]
        for element in list.map({ Array($0.elements) }) ?? [] {
            let linkId = element["linkId"]?.string ?? ""
            guard let item = items.first(where: { $0.linkId == linkId }) else {
                faults.append(AnswerFault(linkId: linkId, place: nil, reason: .unknownItem))
                continue
            }
            let occurrence = seen[item.number] ?? 0
            seen[item.number] = occurrence + 1
            let place = outer.within(item, occurrence: item.type == .group ? occurrence : 0)
            guard occurrence < Self.mostOccurrences, occurrence == 0 || (item.type == .group && item.repeats) else {
                faults.append(AnswerFault(linkId: linkId, place: place, reason: .tooMany(most: 1)))
                continue
            }
            if item.type == .group {
                setCount(occurrence + 1, of: place)
                if element["answer"] != nil {
                    faults.append(AnswerFault(linkId: linkId, place: place, reason: .wrongKind))
                }
                read(element["item"], item.items, within: place, &faults)
            } else {
                readAnswers(element, item, place, &faults)
            }
        }
    }

    private mutating func readAnswers(
        _ element: JSONValue, _ item: FormItem, _ place: FormPlace, _ faults: inout [AnswerFault]
    ) {
        var values: [AnswerValue] = []
        for answer in element["answer"].map({ Array($0.elements) }) ?? [] {
            guard let value = AnswerValue(memberOf: answer, named: "value"), values.count < Self.mostOccurrences else {
                faults.append(AnswerFault(linkId: item.linkId, place: place, reason: .wrongKind))
                continue
            }
            values.append(value)
            read(answer["item"], item.items, within: place.at(values.count - 1), &faults)
        }
        set(values, at: place)
    }

    /// Writes the `item`s of a response: what is asked now and answered, and the groups around it, each with the text that
    /// it was put with, so that the response can be read by itself.
    ///
    /// - Parameters:
    ///   - language: in which the questions were put.
    ///   - isDraft: whether groups that are still empty are kept, for they are to be filled in.
    package func writeItems(to writer: inout JSONWriter, language: String, isDraft: Bool) {
        let list = withoutDisabled.written(form.items, within: .root, language, isDraft)
        guard !list.isEmpty else { return }
        writer.array("item") { writer in for item in list { writer.raw(item) } }
    }

    /// The items that have something to say, each as JSON.
    private func written(
        _ items: [FormItem], within outer: FormPlace, _ language: String, _ isDraft: Bool
    ) -> [[UInt8]] {
        items.flatMap { item -> [[UInt8]] in
            let place = outer.within(item)
            guard item.type == .group else {
                return item.type.isQuestion ? written(item, at: place, language, isDraft).map { [$0] } ?? [] : []
            }
            return (0..<count(of: place)).compactMap { occurrence in
                let inner = written(item.items, within: place.at(occurrence), language, isDraft)
                guard !inner.isEmpty || (isDraft && item.repeats && count(of: place) > 1) else { return nil }
                var writer = JSONWriter()
                writer.object { writer in
                    Self.writeHead(item, to: &writer, language)
                    guard !inner.isEmpty else { return }
                    writer.array("item") { writer in for element in inner { writer.raw(element) } }
                }
                return writer.bytes
            }
        }
    }

    private func written(
        _ item: FormItem, at place: FormPlace, _ language: String, _ isDraft: Bool
    ) -> [UInt8]? {
        let values = values(at: place)
        guard !values.isEmpty else { return nil }
        var writer = JSONWriter()
        writer.object { writer in
            Self.writeHead(item, to: &writer, language)
            writer.array("answer") { writer in
                for (occurrence, value) in values.enumerated() {
                    writer.object { writer in
                        value.write(named: "value", to: &writer)
                        let inner = written(item.items, within: place.at(occurrence), language, isDraft)
                        guard !inner.isEmpty else { return }
                        writer.array("item") { writer in for element in inner { writer.raw(element) } }
                    }
                }
            }
        }
        return writer.bytes
    }

    private static func writeHead(_ item: FormItem, to writer: inout JSONWriter, _ language: String) {
        writer.member("linkId", item.linkId)
        let text = item.text.text(in: language)
        if !text.isBlank { writer.member("text", text) }
    }
}
