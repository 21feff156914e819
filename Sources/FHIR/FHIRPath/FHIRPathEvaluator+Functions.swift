extension FHIRPathEvaluator {
    /// Calls a function on a collection.
    func call(
        _ function: FHIRPathFunction, _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        switch function {
        case .empty: return [.boolean(input.isEmpty)]
        case .count: return [.integer(input.count)]
        case .not: return try boolean(input).map { [.boolean(!$0)] } ?? []
        case .exists:
            guard let criterion = arguments.first else { return [.boolean(!input.isEmpty)] }
            return [.boolean(try firstIndex(where: criterion, in: input, frame, is: true) != nil)]
        case .all: return [.boolean(try firstIndex(where: arguments[0], in: input, frame, is: false) == nil)]
        case .allTrue, .anyTrue, .allFalse, .anyFalse: return try quantify(function, input)
        case .where, .select, .repeat, .aggregate, .sort, .iif:
            return try apply(function, arguments, input, frame)
        case .distinct: return try distinct(input)
        case .isDistinct: return [.boolean(try distinct(input).count == input.count)]
        case .single: return try single(input).map { [$0] } ?? []
        case .first: return Array(input.prefix(1))
        case .last: return Array(input.suffix(1))
        case .tail: return Array(input.dropFirst())
        case .skip, .take, .intersect, .exclude, .union, .combine, .subsetOf, .supersetOf:
            return try subset(function, try evaluate(arguments[0], frame.this, frame), input)
        case .toBoolean, .convertsToBoolean, .toInteger, .convertsToInteger, .toDecimal, .convertsToDecimal, .toDate,
            .convertsToDate, .toDateTime, .convertsToDateTime, .toTime, .convertsToTime, .toQuantity,
            .convertsToQuantity, .toString, .convertsToString:
            return try convert(function, arguments, input, frame)
        case .abs, .ceiling, .exp, .floor, .ln, .log, .power, .round, .sqrt, .truncate, .lowBoundary, .highBoundary,
            .precision, .comparable:
            return try calculate(function, arguments, input, frame)
        case .children, .descendants, .trace, .now, .today, .timeOfDay, .type, .extension, .hasExtension, .hasValue,
            .getValue, .resolve, .memberOf, .conformsTo, .htmlChecks:
            return try navigate(function, arguments, input, frame)
        default:
            return try process(function, arguments, input, frame)
        }
    }

    /// The first item for which a criterion is true, or is not.
    private func firstIndex(
        where criterion: FHIRPathNode, in input: Values, _ frame: Frame, is wanted: Bool
    ) throws(FHIRPathError) -> Int? {
        for (index, value) in input.enumerated() {
            let result = try boolean(try evaluate(criterion, [value], Frame(this: [value], index: index)))
            if (result == true) == wanted { return index }
        }
        return nil
    }

    private func quantify(_ function: FHIRPathFunction, _ input: Values) throws(FHIRPathError) -> Values {
        var truths: [Bool] = []
        for value in input {
            guard case .boolean(let truth)? = model.systemValue(of: value) else {
                throw FHIRPathError(.execution, "expected only booleans")
            }
            truths.append(truth)
        }
        switch function {
        case .allTrue: return [.boolean(!truths.contains(false))]
        case .anyTrue: return [.boolean(truths.contains(true))]
        case .allFalse: return [.boolean(!truths.contains(true))]
        default: return [.boolean(truths.contains(false))]
        }
    }

    /// Functions whose arguments are evaluated for each item.
    private func apply(
        _ function: FHIRPathFunction, _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        switch function {
        case .where:
            var kept: Values = []
            for (index, value) in input.enumerated()
            where try boolean(try evaluate(arguments[0], [value], Frame(this: [value], index: index))) == true {
                kept.append(value)
            }
            return kept
        case .select:
            var results: Values = []
            for (index, value) in input.enumerated() {
                results += try evaluate(arguments[0], [value], Frame(this: [value], index: index))
                _ = try bounded(results)
            }
            return results
        case .repeat: return try repeated(arguments[0], input)
        case .aggregate:
            var total = arguments.count > 1 ? try evaluate(arguments[1], frame.this, frame) : []
            for (index, value) in input.enumerated() {
                total = try evaluate(arguments[0], [value], Frame(this: [value], index: index, total: total))
            }
            return total
        case .sort: return try sorted(input, by: arguments)
        default: return try choose(arguments, input, frame)
        }
    }

    /// `iif`: only the branch that is taken is evaluated.
    private func choose(
        _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        guard input.count <= 1 else { throw FHIRPathError(.execution, "iif on several items") }
        var inner = frame
        inner.this = input
        let criterion = try evaluate(arguments[0], input, inner)
        guard let value = try single(criterion).flatMap({ model.systemValue(of: $0) }) else {
            return arguments.count > 2 ? try evaluate(arguments[2], input, inner) : []
        }
        guard case .boolean(let truth) = value else { throw FHIRPathError(.semantic, "iif needs a boolean") }
        if truth { return try evaluate(arguments[1], input, inner) }
        return arguments.count > 2 ? try evaluate(arguments[2], input, inner) : []
    }

    private func repeated(_ projection: FHIRPathNode, _ input: Values) throws(FHIRPathError) -> Values {
        var found: Values = []
        var places: [Int: [Int]] = [:]
        var queue = input
        while !queue.isEmpty {
            var next: Values = []
            for value in queue {
                for result in try evaluate(projection, [value], Frame(this: [value])) {
                    let key = model.equalityKey(of: result)
                    let candidates = places[key] ?? []
                    try spend(1 + candidates.count)
                    if candidates.contains(where: { model.areEqual(found[$0], result) == true }) { continue }
                    places[key] = candidates + [found.count]
                    found.append(result)
                    next.append(result)
                }
            }
            _ = try bounded(found)
            queue = next
        }
        return found
    }

    /// Sorts by keys, each rising, or falling where it is negated; empty keys always come first.
    private func sorted(_ input: Values, by keys: [FHIRPathNode]) throws(FHIRPathError) -> Values {
        let keys = keys.isEmpty ? [.this] : keys
        var rows: [(value: FHIRPathValue, keys: [FHIRPathValue?])] = []
        for value in input {
            var row: [FHIRPathValue?] = []
            for key in keys {
                var node = key
                if case .negation(let inner) = key { node = inner }
                row.append(try single(try evaluate(node, [value], Frame(this: [value]))))
            }
            rows.append((value, row))
        }
        let falling = keys.map { key in
            if case .negation = key { return true }
            return false
        }
        // Insertion keeps the order of equals and lets a comparison fail.
        try spend(rows.count * rows.count / 2)
        var result: [(value: FHIRPathValue, keys: [FHIRPathValue?])] = []
        for row in rows {
            var place = result.count
            while place > 0, try precedes(row.keys, result[place - 1].keys, falling) { place -= 1 }
            result.insert(row, at: place)
        }
        return result.map(\.value)
    }

    private func precedes(
        _ one: [FHIRPathValue?], _ other: [FHIRPathValue?], _ falling: [Bool]
    ) throws(FHIRPathError) -> Bool {
        for (place, isFalling) in falling.enumerated() {
            guard let left = one[place], let right = other[place] else {
                if (one[place] == nil) != (other[place] == nil) { return one[place] == nil }
                continue
            }
            let order = try self.order(left, right) ?? 0
            if order != 0 { return isFalling ? order > 0 : order < 0 }
        }
        return false
    }

    /// Functions of two collections.
    private func subset(
        _ function: FHIRPathFunction, _ other: Values, _ input: Values
    ) throws(FHIRPathError) -> Values {
        switch function {
        case .skip:
            guard let count = try integer(other) else { return [] }
            return Array(input.dropFirst(max(0, count)))
        case .take:
            guard let count = try integer(other) else { return [] }
            return Array(input.prefix(max(0, count)))
        case .union: return try distinct(input + other)
        case .combine: return input + other
        case .intersect:
            var kept: Values = []
            for value in input where try contains(other, value) { kept.append(value) }
            return try distinct(kept)
        case .exclude:
            var kept: Values = []
            for value in input where try !contains(other, value) { kept.append(value) }
            return kept
        case .subsetOf:
            for value in input where try !contains(other, value) { return [.boolean(false)] }
            return [.boolean(true)]
        default:
            for value in other where try !contains(input, value) { return [.boolean(false)] }
            return [.boolean(true)]
        }
    }
}
