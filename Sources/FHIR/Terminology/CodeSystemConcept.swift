/// One concept of a code system.
package struct CodeSystemConcept: Sendable, Hashable {
    package let code: String
    package let display: String?
    package let definition: String?
    package let designations: [Designation]
    package let properties: [Property]
    /// Places in ``CodeSystemContent/concepts``.
    package internal(set) var parents: [Int]
    package internal(set) var children: [Int] = []

    /// Another way to say it, perhaps in another language.
    package struct Designation: Sendable, Hashable {
        package let language: String?
        package let value: String
        package let use: SearchToken?

        init(language: String?, value: String, use: SearchToken? = nil) {
            self.language = language
            self.value = value
            self.use = use
        }

        init?(_ json: JSONValue) {
            guard let value = json["value"]?.string else { return nil }
            let use = json["use"].map {
                SearchToken(
                    system: $0["system"]?.string, code: $0["code"]?.string, text: $0["display"]?.string)
            }
            self.init(language: json["language"]?.string, value: value, use: use)
        }
    }

    /// Something that is said of the concept.
    package struct Property: Sendable, Hashable {
        package let code: String
        /// The name of the value in JSON, such as `valueCode`.
        package let name: String
        /// The value as text; of a Coding its code.
        package let text: String
        /// The value as JSON.
        package let json: [UInt8]

        init?(_ json: JSONValue) {
            guard let code = json["code"]?.string,
                let value = json.members.first(where: { $0.name.hasPrefix("value") })
            else { return nil }
            self.code = code
            name = value.name
            self.json = Array(value.value.rawBytes)
            text =
                value.value.string ?? value.value.numberText ?? value.value["code"]?.string
                ?? value.value.bool.map { $0 ? "true" : "false" } ?? ""
        }
    }

    init(code: String, display: String?, parents: [Int]) {
        self.code = code
        self.display = display
        self.parents = parents
        definition = nil
        designations = []
        properties = []
    }

    init(_ json: JSONValue, parents: [Int]) {
        code = json["code"]?.string ?? ""
        display = json["display"]?.string
        definition = json["definition"]?.string
        designations = json["designation"]?.elements.compactMap(Designation.init) ?? []
        properties = json["property"]?.elements.compactMap(Property.init) ?? []
        self.parents = parents
    }

    /// Whether it is no longer to be used.
    ///
    /// Source: FHIR R4, CodeSystem, 4.8.12 Concept Properties: `inactive` and `status`.
    package var isInactive: Bool {
        properties.contains {
            ($0.code == "inactive" && $0.text == "true")
                || ($0.code == "status" && ["retired", "inactive"].contains($0.text))
        }
    }

    /// Whether it groups others and is not itself chosen.
    package var isAbstract: Bool {
        properties.contains { ["notSelectable", "abstract"].contains($0.code) && $0.text == "true" }
    }

    /// What it is called in the first of these languages that it has a name in.
    package func display(in languages: [String], of system: String?) -> String? {
        ConceptLanguage.display(display, designations, system, in: languages)
    }
}

/// Chooses among the names of a concept.
enum ConceptLanguage {
    /// - Parameters:
    ///   - language: the one that `display` is in; nil: not said.
    static func display(
        _ display: String?, _ designations: [CodeSystemConcept.Designation], _ language: String?, in wanted: [String]
    ) -> String? {
        for language_ in wanted {
            if let language, matches(language, language_) { return display }
            if let found = designations.first(where: { $0.language.map { matches($0, language_) } ?? false }) {
                return found.value
            }
        }
        return display ?? designations.first?.value
    }

    /// Whether `da-DK` is asked for by `da`, or the same.
    private static func matches(_ language: String, _ wanted: String) -> Bool {
        let language = language.lowercased()
        let wanted = wanted.lowercased()
        return language == wanted || language.hasPrefix(wanted + "-")
    }
}
