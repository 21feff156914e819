extension FHIRPathModel {
    /// Whether two items are equal; nil where that cannot be said, as of dates of different precision.
    func areEqual(_ one: FHIRPathValue, _ other: FHIRPathValue) -> Bool? {
        guard let left = systemValue(of: one), let right = systemValue(of: other) else {
            return areEqualElements(one, other)
        }
        switch (left, right) {
        case (.boolean(let one), .boolean(let other)): return one == other
        case (.string(let one), .string(let other)): return one == other
        case (.integer(let one), .integer(let other)): return one == other
        case (.temporal(let one), .temporal(let other)):
            guard (one.kind == .time) == (other.kind == .time) else { return false }
            return one.compare(other).map { $0 == 0 }
        case (.quantity(let one), .quantity(let other)):
            return one.compare(other).map { $0 == 0 }
        case (.decimal(let one), .decimal(let other)): return one == other
        case (.integer(let one), .decimal(let other)), (.decimal(let other), .integer(let one)):
            return FHIRPathDecimal(one) == other
        case (.quantity(let one), .integer(let other)), (.integer(let other), .quantity(let one)):
            return one.unit == "1" && one.value == FHIRPathDecimal(other)
        case (.quantity(let one), .decimal(let other)), (.decimal(let other), .quantity(let one)):
            return one.unit == "1" && one.value == other
        default: return false
        }
    }

    private func areEqualElements(_ one: FHIRPathValue, _ other: FHIRPathValue) -> Bool {
        switch (one, other) {
        case (.element(let one), .element(let other)):
            return areEqual(one.json, other.json) && areEqual(one.companion, other.companion)
        case (.type(let space, let name), .type(let otherSpace, let otherName)):
            return space == otherSpace && name == otherName
        default: return false
        }
    }

    private func areEqual(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
        switch (one, other) {
        case (nil, nil): true
        case (let one?, let other?): one.isEqual(to: other)
        default: false
        }
    }

    /// A number that equal items share, so that finding duplicates does not compare all with all.
    func equalityKey(of value: FHIRPathValue) -> Int {
        var hasher = Hasher()
        switch systemValue(of: value) {
        case .boolean(let truth): hasher.combine(truth)
        case .string(let text): hasher.combine(text)
        case .integer(let number): hasher.combine(FHIRPathDecimal(number))
        case .decimal(let number): hasher.combine(number)
        case .temporal: hasher.combine(1)
        case .quantity: hasher.combine(2)
        default:
            if let json = value.element?.json { hasher.combine(Int(json.node.next) - json.index) }
        }
        return hasher.finalize()
    }

    /// Whether two items are alike: text without regard to case and white space, numbers to the precision of the less
    /// precise, elements whatever the order of their children.
    func areEquivalent(_ one: FHIRPathValue, _ other: FHIRPathValue) -> Bool {
        guard let left = systemValue(of: one), let right = systemValue(of: other) else {
            guard case .element(let one) = one, case .element(let other) = other,
                let left = one.json, let right = other.json
            else { return areEqualElements(one, other) }
            return areEquivalent(left, right)
        }
        switch (left, right) {
        case (.boolean(let one), .boolean(let other)): return one == other
        case (.string(let one), .string(let other)): return Self.normalized(one) == Self.normalized(other)
        case (.temporal(let one), .temporal(let other)): return one.compare(other) == 0
        case (.quantity(let one), .quantity(let other)): return one.isEquivalent(to: other)
        case (.integer(let one), .integer(let other)): return one == other
        case (.integer(let one), .decimal(let other)), (.decimal(let other), .integer(let one)):
            return FHIRPathValue.areEquivalent(FHIRPathDecimal(one), other)
        case (.decimal(let one), .decimal(let other)): return FHIRPathValue.areEquivalent(one, other)
        default: return false
        }
    }

    private static func normalized(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func areEquivalent(_ one: JSONValue, _ other: JSONValue) -> Bool {
        switch (one.kind, other.kind) {
        case (.string, .string): return Self.normalized(one.string ?? "") == Self.normalized(other.string ?? "")
        case (.number, .number):
            guard let left = FHIRPathDecimal(one.numberText ?? ""), let right = FHIRPathDecimal(other.numberText ?? "")
            else { return false }
            return FHIRPathValue.areEquivalent(left, right)
        case (.object, .object):
            let left = Array(one.members)
            guard left.count == Array(other.members).count else { return false }
            return left.allSatisfy { member in other[member.name].map { areEquivalent(member.value, $0) } ?? false }
        case (.array, .array):
            var rest = Array(other.elements)
            for element in one.elements {
                guard let place = rest.firstIndex(where: { areEquivalent(element, $0) }) else { return false }
                rest.remove(at: place)
            }
            return rest.isEmpty
        default: return one.kind == other.kind
        }
    }
}

extension FHIRPathValue {
    /// Whether two numbers are the same when rounded to the decimals of the less precise.
    static func areEquivalent(_ one: FHIRPathDecimal, _ other: FHIRPathDecimal) -> Bool {
        let scale = min(one.normalized.scale, other.normalized.scale)
        return one.rounded(to: scale) == other.rounded(to: scale)
    }
}
