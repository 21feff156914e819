/// A code in a value set.
package struct ValueSetConcept: Sendable, Hashable {
    package let system: String
    /// The version of the system that it was found in; nil where that is not said.
    package let version: String?
    package let code: String
    /// As the value set or the code system writes it.
    package let display: String?
    package let designations: [CodeSystemConcept.Designation]
    /// The language of ``display``; nil where it is not said.
    package let language: String?
    package let isInactive: Bool
    package let isAbstract: Bool

    init(
        system: String, version: String?, code: String, display: String?,
        designations: [CodeSystemConcept.Designation] = [], language: String? = nil, isInactive: Bool = false,
        isAbstract: Bool = false
    ) {
        self.system = system
        self.version = version
        self.code = code
        self.display = display
        self.designations = designations
        self.language = language
        self.isInactive = isInactive
        self.isAbstract = isAbstract
    }

    /// A concept of a code system as it stands in a value set, which may call it something else.
    ///
    /// - Parameter named: how the value set lists it; nil where it came by a filter.
    init(_ concept: CodeSystemConcept, of system: CodeSystemContent, named: JSONValue? = nil) {
        self.init(
            system: system.url, version: system.version, code: concept.code,
            display: named?["display"]?.string ?? concept.display,
            designations: (named?["designation"]?.elements.compactMap(CodeSystemConcept.Designation.init) ?? [])
                + concept.designations,
            language: named?["display"] == nil ? system.language : nil, isInactive: concept.isInactive,
            isAbstract: concept.isAbstract)
    }

    /// What makes two of them the same.
    package var token: SearchToken { SearchToken(system: system, code: code) }

    /// What it is called in the first of these languages that it has a name in.
    package func display(in languages: [String]) -> String? {
        ConceptLanguage.display(display, designations, language, in: languages)
    }

    /// Whether somebody who writes this text means the concept.
    package func isCalled(_ text: String) -> Bool {
        let folded = TextFolding.fold(text)
        return ([display].compactMap { $0 } + designations.map(\.value)).contains { TextFolding.fold($0) == folded }
    }
}
