import FHIR

/// A rule in FHIRPath that a profile makes for an element.
struct ProfileRule: Sendable {
    let key: String
    let severity: Issue.Severity
    let expression: FHIRPathExpression
}
