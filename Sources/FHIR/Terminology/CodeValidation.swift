/// Whether a code is what somebody takes it for.
package struct CodeValidation: Sendable, Hashable {
    package var isValid: Bool
    /// What is wrong, for people.
    package var message: String?
    /// What the concept is called; nil where it was not found.
    package var display: String?
    package var code: SearchToken

    private init(_ code: SearchToken, isValid: Bool, _ message: String? = nil, display: String? = nil) {
        self.code = code
        self.isValid = isValid
        self.message = message
        self.display = display
    }

    /// Asks whether a code is in a value set, and called so.
    ///
    /// - Parameters:
    ///   - code: with its system; its text is what it is said to be called (nil: nothing is said).
    ///   - languages: for what it is called.
    package static func validate(
        _ code: SearchToken, in valueSet: JSONValue, _ source: any TerminologySource, languages: [String]
    ) throws -> CodeValidation {
        let found: ValueSetConcept?
        do {
            found = try ValueSetRules(source).concept(code, in: valueSet)
        } catch let error as TerminologyError {
            switch error {
            // Whether it is in what is not held cannot be told: it is not confirmed, and why is said.
            case .unknownCodeSystem, .withoutConcepts: return CodeValidation(code, isValid: false, error.text)
            default: throw error
            }
        }
        guard let found else { return CodeValidation(code, isValid: false, "the code is not in the value set") }
        return compare(code, with: found, languages)
    }

    /// Asks whether a code is in a code system, and called so.
    package static func validate(
        _ code: SearchToken, in system: CodeSystemContent, languages: [String]
    ) -> CodeValidation {
        guard let concept = code.code.flatMap(system.concept) else {
            let unsure = TerminologyError.withoutConcepts(CanonicalAddress(system.url, version: system.version))
            return CodeValidation(
                code, isValid: false, system.isComplete ? "the code is not in the code system" : unsure.text)
        }
        return compare(code, with: ValueSetConcept(concept, of: system), languages)
    }

    private static func compare(
        _ code: SearchToken, with concept: ValueSetConcept, _ languages: [String]
    ) -> CodeValidation {
        let display = concept.display(in: languages)
        if let text = code.text, !concept.isCalled(text), concept.display != nil || !concept.designations.isEmpty {
            return CodeValidation(code, isValid: false, "the concept is not called so", display: display)
        }
        return CodeValidation(code, isValid: true, display: display)
    }
}
