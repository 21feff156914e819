import FHIR

/// What is wrong with answers to one question. Pure.
struct AnswerCheck {
    let item: FormItem
    let place: FormPlace

    func faults(_ values: [AnswerValue]) -> [AnswerFault] {
        var reasons: [AnswerFault.Reason] = []
        if values.isEmpty {
            return item.isRequired ? [AnswerFault(linkId: item.linkId, place: place, reason: .missing)] : []
        }
        if let least = item.limits.fewestOccurrences, values.count < least { reasons.append(.tooFew(least: least)) }
        if let most = item.mostOccurrences, values.count > most { reasons.append(.tooMany(most: most)) }
        reasons += values.compactMap(reason)
        return reasons.map { AnswerFault(linkId: item.linkId, place: place, reason: $0) }
    }

    /// The first thing that is wrong with one answer.
    private func reason(_ value: AnswerValue) -> AnswerFault.Reason? {
        guard isOfKind(value) else { return .wrongKind }
        if !item.options.isEmpty, item.type != .openChoice, item.option(of: value) == nil { return .notAnOption }
        return textReason(value) ?? limitReason(value)
    }

    private func isOfKind(_ value: AnswerValue) -> Bool {
        switch (item.type, value) {
        case (.boolean, .boolean), (.decimal, .decimal), (.integer, .integer), (.date, .date), (.dateTime, .dateTime),
            (.time, .time), (.string, .string), (.text, .string), (.url, .uri), (.attachment, .attachment),
            (.reference, .reference), (.quantity, .quantity):
            true
        // Whoever writes an own answer to an open choice writes a text.
        case (.openChoice, .string): true
        case (.choice, _), (.openChoice, _):
            item.options.isEmpty
                ? { if case .coding = value { true } else { false } }() : item.option(of: value) != nil
        default: false
        }
    }

    private func textReason(_ value: AnswerValue) -> AnswerFault.Reason? {
        let text: String
        switch value {
        case .string(let value), .uri(let value): text = value
        default: return nil
        }
        if text.isBlank { return .wrongKind }
        if let most = item.limits.maxLength, text.count > most { return .tooLong(most: most) }
        if let least = item.limits.minLength, text.count < least { return .tooShort(least: least) }
        if let pattern = item.limits.pattern, !TextForm.has(text, pattern) {
            return .wrongForm(item.limits.patternText)
        }
        return nil
    }

    private func limitReason(_ value: AnswerValue) -> AnswerFault.Reason? {
        if case .attachment(let file) = value, let most = item.limits.maxSize, file.size > most {
            return .fileTooLarge(mostBytes: most)
        }
        if case .quantity(let quantity) = value, !item.units.isEmpty,
            !item.units.contains(where: { $0.code == quantity.code && $0.system == quantity.system })
        {
            return .wrongUnit
        }
        if let most = item.limits.maxDecimalPlaces, let digits = value.decimals, digits > most {
            return .tooManyDecimals(most: most)
        }
        if let least = item.limits.least, value.isBelow(least) { return .tooSmall(least: least) }
        if let most = item.limits.most, most.isBelow(value) { return .tooLarge(most: most) }
        return nil
    }
}

extension AnswerValue {
    /// Whether it is less than a limit. A limit without a unit holds for the number of an amount.
    fileprivate func isBelow(_ limit: AnswerValue) -> Bool {
        if case .quantity(let quantity) = self, let limit = limit.number { return quantity.value < limit }
        if case .quantity(let limit) = limit, let number { return number < limit.value }
        return order(limit) == .less
    }

    /// How many digits stand after the point.
    fileprivate var decimals: Int? {
        let text: String
        switch self {
        case .decimal(let value): text = value.text
        case .quantity(let value): text = value.value.text
        default: return nil
        }
        return text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    }
}
