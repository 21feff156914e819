package import FHIR
package import Record

/// Whether one version of a resource is what a search asks for, without asking the record: the version may no longer be
/// the current one when it is looked at, and a notification is about that version.
///
/// It says the same as the engines' search, which a property test holds it to. What depends on other resources (chains,
/// `_has`) cannot be told from one version, and is refused by name.
package struct SearchMatcher: Sendable, Hashable {
    package let type: String
    private let clauses: [SearchClause]

    /// - Throws: ``SubscriptionRefusal`` where the search cannot be told from one version.
    package init(_ query: SearchQuery) throws(SubscriptionRefusal) {
        type = query.type
        clauses = query.clauses
        for clause in clauses {
            for test in clause.alternatives where !Self.isKnown(test) {
                throw SubscriptionRefusal(
                    "Subscription.criteria",
                    "\(clause.parameter) with a chain, _has or this modifier cannot be subscribed to")
            }
        }
    }

    private static func isKnown(_ test: SearchTest) -> Bool {
        switch test {
        case .token, .codes, .string, .date, .number, .quantity, .reference, .identifier, .typedIdentifier, .address,
            .addressBelow, .uri, .missing:
            true
        case .composite(let parts): parts.allSatisfy(isKnown)
        default: false
        }
    }

    /// Whether all clauses hold.
    package func matches(_ version: SearchableVersion) -> Bool {
        version.type == type && clauses.allSatisfy { holds($0, version) }
    }

    private func holds(_ clause: SearchClause, _ version: SearchableVersion) -> Bool {
        let values = version.values(of: clause.parameter)
        if case .missing(let isMissing)? = clause.alternatives.first {
            return (values.isEmpty == isMissing) != clause.isNegated
        }
        let isFound = clause.alternatives.contains { test in values.contains { Self.value($0, passes: test) } }
        return isFound != clause.isNegated
    }

    /// Whether a value of a resource passes a test.
    static func value(_ value: SearchValue, passes test: SearchTest) -> Bool {
        switch (test, value) {
        case (.token(let system, let code), .token(let token)):
            return isSystem(token.system, system) && (code == nil || code == token.code ?? "")
        case (.codes(let system, let codes), .token(let token)):
            return token.system == system && codes.contains(token.code ?? "")
        case (.typedIdentifier(let system, let code, let value), .typedIdentifier(let token)):
            return token.system == system && token.code == SearchToken.typed(code, value)
        case (.identifier(let system, let value), .reference(let reference)):
            guard let own = reference.identifierValue else { return false }
            return isSystem(reference.identifierSystem, system) && (value == nil || value == own)
        case (.string(let kind, let text), .string(let string)): return isText(string, kind, text)
        case (.date(let comparison, let date), .date(let other)):
            return ValueComparison.holds(comparison, other, date)
        case (.number(let comparison, let number), .number(let other)):
            return ValueComparison.holds(comparison, other.value, number)
        case (.quantity(let comparison, let amount, let system, let unit), .quantity(let quantity)):
            return QuantityComparison(comparison: comparison, amount: amount, system: system, unit: unit).holds(
                quantity)
        case (.reference(let type, let id), .reference(let reference)):
            guard reference.url == nil, let own = reference.type else { return false }
            return reference.id == id && (type == nil || type == own)
        case (.address(let address), .reference(let reference)): return reference.url == address
        case (.uri(let address), .uri(let other)): return address == other
        case (.addressBelow(let beginning), .uri(let other)): return other.utf8.starts(with: beginning.utf8)
        case (.composite(let tests), .composite(let parts)):
            return tests.count == parts.count && zip(tests, parts).allSatisfy { part($1, passes: $0) }
        default: return false
        }
    }

    /// A part of a composite: a text there is compared whole.
    private static func part(_ value: SearchValue, passes test: SearchTest) -> Bool {
        if case (.string(_, let text), .string(let string)) = (test, value) {
            return string.folded == TextFolding.fold(text)
        }
        return self.value(value, passes: test)
    }

    private static func isSystem(_ system: String?, _ test: SearchTest.SystemTest) -> Bool {
        switch test {
        case .any: true
        case .none: system == nil
        case .is(let address): system == address
        }
    }

    private static func isText(_ string: SearchString, _ kind: SearchTest.StringTest, _ text: String) -> Bool {
        let folded = TextFolding.fold(text)
        return switch kind {
        // By bytes, as the engines compare: Swift would take a letter and its accent for one.
        case .startsWith: string.folded.utf8.starts(with: folded.utf8)
        case .contains: folded.isEmpty || string.folded.contains(folded)
        case .exactly: string.text.utf8.elementsEqual(text.utf8)
        }
    }
}

/// One version of a resource with the values under which it is found.
package struct SearchableVersion: Sendable {
    package let type: String
    private let values: [String: [SearchValue]]

    /// - Parameters:
    ///   - version: not a deletion.
    ///   - entries: usually a ``ResourcePreparer``'s.
    package init(_ version: StoredResource, entries: [SearchEntry]) {
        type = version.type
        var values: [String: [SearchValue]] = [:]
        for entry in entries { values[entry.code, default: []].append(entry.value) }
        // The record knows these better than the resource.
        values["_id"] = [.token(SearchToken(code: version.id))]
        values["_lastUpdated"] = [.date(SearchDate(earliest: version.updated, latest: version.updated + 1))]
        self.values = values
    }

    func values(of parameter: String) -> [SearchValue] { values[parameter] ?? [] }
}
