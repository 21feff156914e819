import FHIR

/// One issue of an OperationOutcome.
///
/// Source: FHIR R4, OperationOutcome; value sets `issue-severity` and `issue-type`.
struct OutcomeIssue: Sendable, Hashable {
    enum Code: String, Sendable, Hashable {
        case structure, required, value, invariant, login, forbidden, deleted, conflict, exception, throttled
        case informational, processing
        case notSupported = "not-supported"
        case notFound = "not-found"
        case multipleMatches = "multiple-matches"
        case tooLong = "too-long"
        case codeInvalid = "code-invalid"
        case tooCostly = "too-costly"
    }

    var severity: Issue.Severity
    var code: String
    var text: String
    /// The element it is about, such as `Patient.name[0].given`.
    var path: String?

    init(_ code: Code, _ text: String, severity: Issue.Severity = .error, path: String? = nil) {
        self.severity = severity
        self.code = code.rawValue
        self.text = text
        self.path = path
    }

    init(_ issue: Issue) {
        severity = issue.severity
        code = issue.code.rawValue
        text = issue.message
        path = issue.path.isEmpty ? nil : issue.path
    }
}

extension JSONWriter {
    /// A whole OperationOutcome.
    mutating func operationOutcome(_ issues: [OutcomeIssue]) {
        object { writer in
            writer.member("resourceType", "OperationOutcome")
            writer.array("issue") { writer in
                for issue in issues {
                    writer.object { writer in
                        writer.member("severity", issue.severity.rawValue)
                        writer.member("code", issue.code)
                        writer.member("diagnostics", issue.text)
                        if let path = issue.path { writer.array("expression") { $0.string(path) } }
                    }
                }
            }
        }
    }
}
