extension JSONValue {
    /// Whether two values say the same: the order of members and the way strings are escaped do not matter; numbers
    /// are the same only where their digits are (`1.0` is not `1.00`).
    package func isEqual(to other: JSONValue) -> Bool {
        guard kind == other.kind else { return false }
        switch kind {
        case .true, .false, .null: return true
        case .number: return rawBytes.elementsEqual(other.rawBytes)
        case .string:
            if node.hasEscapes || other.node.hasEscapes { return string == other.string }
            return rawBytes.elementsEqual(other.rawBytes)
        case .array:
            var others = other.elements
            for element in elements {
                guard let match = others.next(), element.isEqual(to: match) else { return false }
            }
            return others.next() == nil
        case .object: return hasEqualMembers(to: other)
        }
    }

    /// Members mostly stand in the same order, so that names are looked up only from where they do not. Members that
    /// share a name are compared in their order.
    private func hasEqualMembers(to other: JSONValue) -> Bool {
        var others = other.members
        var unmatched: [String: [JSONValue]] = [:]
        var mine: [JSONMembers.Member] = []
        for member in members {
            guard let match = others.next() else { return false }
            if mine.isEmpty, member.key.isEqual(to: match.key) {
                guard member.value.isEqual(to: match.value) else { return false }
            } else {
                unmatched[match.name, default: []].append(match.value)
                mine.append(member)
            }
        }
        guard others.next() == nil else { return false }
        for name in unmatched.keys { unmatched[name]?.reverse() }
        return mine.allSatisfy { member in
            unmatched[member.name]?.popLast()?.isEqual(to: member.value) ?? false
        }
    }
}
