import FHIR

/// From FHIR's item.
extension FormItem {
    /// - Parameters:
    ///   - json: an element of `item`.
    ///   - options: those of a value set that the questionnaire contains, by its reference such as `#levels`.
    ///   - numbers: the number that the item gets; counted on for it and all within it.
    ///   - faults: what of it cannot be read is added to.
    init?(
        _ json: JSONValue, options: [String: [AnswerOption]], numbers: inout Int, faults: inout [FormFault]
    ) {
        guard let linkId = json["linkId"]?.string, !linkId.isBlank else {
            faults.append(FormFault(linkId: "", reason: .noLinkId))
            return nil
        }
        guard let type = json["type"]?.string.flatMap(ItemType.init) else {
            faults.append(FormFault(linkId: linkId, reason: .unknownType))
            return nil
        }
        number = numbers
        numbers += 1
        self.linkId = linkId
        self.type = type
        text = FormText("text", of: json)
        prefix = json["prefix"]?.string
        codes = Self.list(json, "code").compactMap { coding in
            coding["code"]?.string.map {
                AnswerCoding(system: coding["system"]?.string, code: $0, display: coding["display"]?.string)
            }
        }
        isRequired = json["required"]?.bool == true
        repeats = json["repeats"]?.bool == true
        isReadOnly = json["readOnly"]?.bool == true
        self.options = Self.options(json, linkId, type, contained: options, &faults)
        enableWhen = Self.list(json, "enableWhen").compactMap { condition in
            let read = EnableCondition(condition)
            if read == nil { faults.append(FormFault(linkId: linkId, reason: .unreadableCondition)) }
            return read
        }
        enableBehavior = json["enableBehavior"]?.string.flatMap(EnableBehavior.init) ?? .all
        initial = Self.initial(json, self.options)
        limits = AnswerLimits(json)
        func element(_ url: String) -> JSONValue? { Self.list(json, "extension").first { $0["url"]?.string == url } }
        units = Self.list(json, "extension")
            .filter { [FormExtensions.unit, FormExtensions.unitOption].contains($0["url"]?.string) }
            .compactMap { FormUnit($0["valueCoding"]) }
        control =
            element(FormExtensions.itemControl)?["valueCodeableConcept"]?["coding"]?.elements
            .compactMap { $0["code"]?.string }.first
        isHidden = element(FormExtensions.hidden)?["valueBoolean"]?.bool == true
        isAskedTogether = element(FormExtensions.askedTogether)?["valueBoolean"]?.bool == true
        waitSeconds = element(FormExtensions.waitSeconds)?["valueInteger"]?.numberText.flatMap { Int($0) }
        scoreInput = element(FormExtensions.scoreInput)?["valueCode"]?.string
        var items: [FormItem] = []
        for child in Self.list(json, "item") {
            guard let item = FormItem(child, options: options, numbers: &numbers, faults: &faults) else { continue }
            items.append(item)
        }
        self.items = items
    }

    private static func list(_ json: JSONValue, _ name: String) -> [JSONValue] {
        json[name].map { Array($0.elements) } ?? []
    }

    private static func options(
        _ json: JSONValue, _ linkId: String, _ type: ItemType, contained: [String: [AnswerOption]],
        _ faults: inout [FormFault]
    ) -> [AnswerOption] {
        if let valueSet = json["answerValueSet"]?.string {
            if let known = contained[valueSet] { return known }
            faults.append(FormFault(linkId: linkId, reason: .unknownValueSet))
            return []
        }
        let options = list(json, "answerOption").compactMap(AnswerOption.init(option:))
        if options.count != list(json, "answerOption").count {
            faults.append(FormFault(linkId: linkId, reason: .unreadableOption))
        }
        if type == .choice, options.isEmpty { faults.append(FormFault(linkId: linkId, reason: .noOptions)) }
        return options
    }

    private static func initial(_ json: JSONValue, _ options: [AnswerOption]) -> [AnswerValue] {
        let chosen = options.filter(\.isInitial).map(\.value)
        if !chosen.isEmpty { return chosen }
        return list(json, "initial").compactMap { AnswerValue(memberOf: $0, named: "value") }
    }
}
