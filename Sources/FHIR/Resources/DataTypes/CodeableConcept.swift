/// A notion said in words, in codes, or both.
package struct CodeableConcept: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var codings: [Coding] { elements("coding") }
    package var text: String? { json["text"]?.string }

    /// The best words for it: its text, else the display that the author chose, else any display, else a code.
    package var display: String? {
        if let text, !text.isBlank { return text }
        let codings = codings
        let chosen = codings.first { $0.userSelected == true && $0.display?.isBlank == false }
        let worded = chosen ?? codings.first { $0.display?.isBlank == false }
        return worded?.display ?? codings.lazy.compactMap(\.code).first
    }

    /// `system|code` of its first code.
    package var key: String? { codings.lazy.compactMap(\.key).first }

    /// Whether any of its codings is this code, in this system where one is named.
    package func has(_ code: String, in system: String? = nil) -> Bool {
        codings.contains { $0.code == code && (system == nil || $0.system == system) }
    }
}
