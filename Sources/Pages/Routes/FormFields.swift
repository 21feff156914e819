import HTML

/// What a query or a form carries: names and values (`application/x-www-form-urlencoded`).
package struct FormFields: Sendable, Hashable {
    /// The last value of each name.
    package private(set) var values: [String: String] = [:]
    /// Every value of each name.
    package private(set) var all: [String: [String]] = [:]

    /// More fields than any form of ours has.
    private static let mostFields = 100

    /// Nil where it is not encoded as it should be, or has too many fields.
    package init?(_ text: some StringProtocol) {
        let fields = text.split(separator: "&")
        guard fields.count <= Self.mostFields else { return nil }
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0], plusIsSpace: true),
                let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { return nil }
            values[name] = value
            all[name, default: []].append(value)
        }
    }

    /// The last value of a name, without space around it; nil where it is missing or empty.
    package subscript(_ name: String) -> String? {
        guard let value = values[name] else { return nil }
        let kept = value.drop(while: \.isWhitespace)
        let last = kept.lastIndex { !$0.isWhitespace }
        return last.map { String(kept[...$0]) }
    }
}
