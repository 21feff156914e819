/// What a person is called.
package struct HumanName: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    /// `usual`, `official`, `temp`, `nickname`, `anonymous`, `old` or `maiden`.
    package var use: String? { json["use"]?.string }
    package var text: String? { json["text"]?.string }
    package var family: String? { json["family"]?.string }
    package var given: [String] { strings("given") }
    package var prefix: [String] { strings("prefix") }
    package var suffix: [String] { strings("suffix") }
    package var period: Period? { element("period") }

    /// As one says it: the name's text, else given names, family name and suffix. Titles are left out.
    package var display: String? {
        if let text, !text.isBlank { return text }
        let parts = (given + [family].compactMap(\.self) + suffix).filter { !$0.isBlank }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// With the title in front, as professionals are named.
    package var titled: String? {
        guard let display, text == nil else { return display }
        return (prefix.filter { !$0.isBlank } + [display]).joined(separator: " ")
    }
}
