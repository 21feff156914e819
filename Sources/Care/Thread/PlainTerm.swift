import FHIR

/// Terms as people say them.
enum PlainTerm {
    /// A SNOMED CT term without the tag that says what sort of concept it is: `Acute bronchitis (disorder)`.
    static func withoutTag(_ term: String) -> String {
        for tag in tags where term.hasSuffix(tag) { return String(term.dropLast(tag.count)) }
        return term
    }

    /// The name of an NPU analysis without its kind of property and unit: `P—Potassium ion; subst.c. = ? mmol/L` becomes
    /// `Potassium ion (P)`, and so does the short form `Potassium ion;P`. What was measured in stays, for protein in plasma and in urine are two things; `Pt`, the
    /// patient, goes without saying.
    static func ofAnalysis(_ term: String) -> String {
        let parts = term.split(separator: ";", omittingEmptySubsequences: false)
        if parts.count == 2, !parts[0].isEmpty, (1...6).contains(parts[1].utf8.count),
            parts[1].first?.isUppercase == true, !parts[1].contains(" ")
        {
            return "\(parts[0]) (\(parts[1]))"
        }
        guard term.contains("= ?"), let dash = term.firstIndex(of: "—") else { return term }
        let system = term[..<dash]
        let name = term[term.index(after: dash)...].prefix { $0 != ";" }
        guard !name.isEmpty, !system.isEmpty, !system.contains(" ") else { return term }
        return system == "Pt" ? String(name) : "\(name) (\(system))"
    }

    private static let tags = [
        "disorder", "finding", "situation", "procedure", "regime/therapy", "qualifier value", "physical object",
        "occupation", "person", "event", "substance", "product", "morphologic abnormality", "observable entity",
        "body structure", "organism", "context-dependent category", "environment",
    ].map { " (" + $0 + ")" }
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        let isSpace = { (character: Character) in character.isWhitespace }
        guard let first, let last, isSpace(first) || isSpace(last) else { return self }
        let start = drop(while: isSpace)
        return String(start.reversed().drop(while: isSpace).reversed())
    }
}
