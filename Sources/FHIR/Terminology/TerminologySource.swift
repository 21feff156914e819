/// Where code systems and value sets are found by their canonical addresses.
package protocol TerminologySource {
    /// Nil where it is not held.
    func codeSystem(_ address: CanonicalAddress) throws -> CodeSystemContent?
    /// Nil where it is not held.
    func valueSet(_ address: CanonicalAddress) throws -> JSONValue?
}

/// A canonical address, with the version after its `|`.
package struct CanonicalAddress: Sendable, Hashable, CustomStringConvertible {
    package var url: String
    /// Nil: whichever is held.
    package var version: String?

    package init(_ url: String, version: String?) {
        self.url = url
        self.version = version
    }

    package init(_ text: String) {
        let parts = text.split(separator: "|", maxSplits: 1).map(String.init)
        self.init(parts.first ?? "", version: parts.count > 1 ? parts[1] : nil)
    }

    package var description: String { version.map { "\(url)|\($0)" } ?? url }
}

/// Why a question about codes has no answer.
package enum TerminologyError: Error, Sendable, Hashable {
    case unknownCodeSystem(CanonicalAddress)
    case unknownValueSet(CanonicalAddress)
    /// The code system is known by name only, or in part: what is in it cannot be told.
    case withoutConcepts(CanonicalAddress)
    /// The value set says neither what it is made of nor what is in it.
    case withoutContent(String)
    /// The value set is made of itself, over some steps.
    case circular(String)
    /// More codes than are worked through.
    case tooCostly(Int)
    case unsupportedFilter(property: String, operation: String)
    case malformedFilter(property: String)

    /// For people.
    package var text: String {
        switch self {
        case .unknownCodeSystem(let address): "the code system \(address) is not held here"
        case .unknownValueSet(let address): "the value set \(address) is not held here"
        case .withoutConcepts(let address): "the code system \(address) is held without all its concepts"
        case .withoutContent(let url): "the value set \(url) does not say what is in it"
        case .circular(let url): "the value set \(url) is made of itself"
        case .tooCostly(let most): "there are more than \(most) codes; narrow the question"
        case .unsupportedFilter(let property, let operation):
            "the filter \(operation) on \(property) is not supported"
        case .malformedFilter(let property): "the filter on \(property) is malformed"
        }
    }
}
