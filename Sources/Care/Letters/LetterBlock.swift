import FHIR

/// A piece of a letter's text.
package struct LetterBlock: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// What the whole letter is called: its first piece.
        case title
        case heading
        case text
        case item
    }

    package var kind: Kind
    package var text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// Nil where it is another payload.
    init?(_ payload: JSONValue) {
        guard let text = payload["contentString"]?.string else { return nil }
        let code = payload.extensionElement(LetterSystems.block)?["valueCode"]?.string
        self.init(code.flatMap(Kind.init) ?? .text, text)
    }

    func write(_ writer: inout JSONWriter) {
        writer.array("extension") { list in
            list.object {
                $0.member("url", LetterSystems.block)
                $0.member("valueCode", kind.rawValue)
            }
        }
        writer.member("contentString", text)
    }
}
