/// What was wrong with a request.
package struct OperationOutcome: ResourceLens {
    package static let resourceType = "OperationOutcome"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var issues: [Issue] { elements("issue") }

    /// One thing that was wrong.
    package struct Issue: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var severity: String? { json["severity"]?.string }
        package var code: String? { json["code"]?.string }
        package var details: CodeableConcept? { element("details") }
        package var diagnostics: String? { json["diagnostics"]?.string }
        package var expressions: [String] { strings("expression") }
    }
}
