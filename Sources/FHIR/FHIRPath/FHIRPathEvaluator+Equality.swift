extension FHIRPathEvaluator {
    /// Whether two collections hold the same in the same order; nil where one is empty or it cannot be said.
    func equal(_ left: Values, _ right: Values) throws(FHIRPathError) -> Bool? {
        guard !left.isEmpty, !right.isEmpty else { return nil }
        guard left.count == right.count else { return false }
        try spend(left.count)
        var isCertain = true
        for (one, other) in zip(left, right) {
            switch model.areEqual(one, other) {
            case false: return false
            case nil: isCertain = false
            default: break
            }
        }
        return isCertain ? true : nil
    }

    /// Whether two collections hold the like in any order.
    func equivalent(_ left: Values, _ right: Values) throws(FHIRPathError) -> Bool {
        guard left.count == right.count else { return false }
        var rest = right
        for value in left {
            try spend(rest.count)
            guard let place = rest.firstIndex(where: { model.areEquivalent(value, $0) }) else { return false }
            rest.remove(at: place)
        }
        return true
    }

    /// The items without those equal to an earlier one.
    func distinct(_ values: Values) throws(FHIRPathError) -> Values {
        guard values.count > 1 else { return values }
        var kept: Values = []
        var places: [Int: [Int]] = [:]
        for value in values {
            let key = model.equalityKey(of: value)
            let candidates = places[key] ?? []
            try spend(1 + candidates.count)
            if candidates.contains(where: { model.areEqual(kept[$0], value) == true }) { continue }
            places[key] = candidates + [kept.count]
            kept.append(value)
        }
        return kept
    }

    /// Whether a collection holds an equal of a value.
    func contains(_ values: Values, _ value: FHIRPathValue) throws(FHIRPathError) -> Bool {
        try spend(values.count)
        return values.contains { model.areEqual($0, value) == true }
    }
}
