import HTML

/// Names and values of a query or of a form, in their order: FHIR's parameters may come several times.
package struct QueryParameters: Sendable, Hashable {
    /// One name with one value.
    package struct Parameter: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var all: [Parameter] = []

    /// More than this no search has.
    static let most = 200

    package init(_ all: [Parameter] = []) {
        self.all = all
    }

    /// Reads `application/x-www-form-urlencoded`.
    ///
    /// - Throws: ``FHIRError/malformed(_:)`` where it is not encoded as it should be.
    package init(encoded text: some StringProtocol) throws(FHIRError) {
        let fields = text.split(separator: "&")
        guard fields.count <= Self.most else { throw .malformed("more than \(Self.most) parameters") }
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0], plusIsSpace: true),
                let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { throw .malformed("the query is not percent-encoded UTF-8") }
            all.append(Parameter(name, value))
        }
    }

    /// The last value of a name.
    package subscript(_ name: String) -> String? { all.last { $0.name == name }?.value }

    /// As it stands in an address.
    package var encoded: String {
        all.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }.joined(separator: "&")
    }
}
