/// A search that finds a resource by its identifier: `Practitioner?identifier=system|value`.
struct SearchExpression: Hashable, Sendable {
    let type: String
    let term: IdentifierTerm

    /// - Throws: ``Unsupported`` for a search by anything else.
    init(_ text: String) throws(Unsupported) {
        guard let mark = text.firstIndex(of: "?") else { throw Unsupported() }
        type = String(text[..<mark].split(separator: "/").last ?? "")
        let terms = text[text.index(after: mark)...].split(separator: "&")
        guard !type.isEmpty, terms.count == 1, let equals = terms[0].firstIndex(of: "="),
            terms[0][..<equals] == "identifier"
        else { throw Unsupported() }
        let value = Self.withoutPercent(terms[0][terms[0].index(after: equals)...])
        guard !value.isEmpty, !value.contains(",") else { throw Unsupported() }
        if let bar = value.firstIndex(of: "|") {
            term = IdentifierTerm(system: String(value[..<bar]), value: String(value[value.index(after: bar)...]))
        } else {
            term = IdentifierTerm(system: nil, value: value)
        }
    }

    /// The search is not by one identifier.
    struct Unsupported: Error {}

    private static func withoutPercent(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A token to find an identifier by.
package struct IdentifierTerm: Hashable, Sendable {
    /// nil: any system; empty: an identifier without one.
    package let system: String?
    package let value: String

    package init(system: String?, value: String) {
        self.system = system
        self.value = value
    }
}
