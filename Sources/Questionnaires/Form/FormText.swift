import FHIR

/// A text for people, in the language that it was written in and those that it was translated to.
package struct FormText: Sendable, Hashable {
    package let text: String
    /// By language, such as `en`.
    package let translations: [String: String]

    package init(_ text: String, translations: [String: String] = [:]) {
        self.text = text
        self.translations = translations
    }

    /// Reads a member and its companion: `text` and `_text`. Empty where there is none.
    init(_ name: String, of object: JSONValue) {
        text = object[name]?.string ?? ""
        var translations: [String: String] = [:]
        for element in (object["_" + name]?["extension"]).map({ Array($0.elements) }) ?? []
        where element["url"]?.string == FormExtensions.translation {
            let parts = (element["extension"]).map { Array($0.elements) } ?? []
            guard let language = parts.first(where: { $0["url"]?.string == "lang" })?["valueCode"]?.string,
                let content = parts.first(where: { $0["url"]?.string == "content" })?["valueString"]?.string
            else { continue }
            translations[String(language.prefix { $0 != "-" })] = content
        }
        self.translations = translations
    }

    package var isEmpty: Bool { text.isBlank }

    /// In this language where it is translated to it, else as it was written.
    ///
    /// - Parameter language: such as `da`.
    package func text(in language: String) -> String { translations[language] ?? text }
}
