import FHIR

/// Whether texts have the form that a questionnaire asks for. The work is bounded, whatever the expression is.
enum TextForm {
    /// A pattern that cannot be read refuses nobody.
    static func has(_ text: String, _ pattern: String) -> Bool {
        var writer = JSONWriter()
        writer.string(text)
        guard let string = Definitions.r4.type(named: "string"), let json = try? JSONDocument(writer.bytes).root,
            let expression = try? FHIRPathExpression("$this.matches(%form)")
        else { return true }
        var environment = FHIRPathEnvironment()
        environment.variables = ["form": "^(?:" + pattern + ")$"]
        environment.limits = FHIRPathLimits(steps: 200_000, items: 100, text: 1 << 16)
        let element = FHIRPathElement(json: json, type: string.id)
        return ((try? expression.holds(for: element, environment)) ?? nil) ?? true
    }
}
