/// Something wrong with a resource: where, and what was expected. It never quotes the resource's own text.
package struct Issue: Sendable, Hashable, CustomStringConvertible {
    /// Source: value set `issue-severity`.
    package enum Severity: String, Sendable, Hashable, Comparable {
        case information, warning, error, fatal

        package static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .information: 0
            case .warning: 1
            case .error: 2
            case .fatal: 3
            }
        }
    }

    /// What kind of fault it is. Source: value set `issue-type`.
    package enum Code: String, Sendable, Hashable {
        /// An element that does not belong there, or that has the wrong JSON type.
        case structure
        /// A required element is missing.
        case required
        /// A value whose syntax is wrong.
        case value
        /// An invariant that does not hold.
        case invariant
        /// A code that is not in the value set.
        case codeInvalid = "code-invalid"
        /// More than is looked at.
        case tooCostly = "too-costly"
    }

    package var severity: Severity
    package var code: Code
    /// Where, such as `Patient.name[0].given[1]`: names as JSON has them, places from 0.
    package var path: String
    /// What was expected.
    package var message: String

    package init(severity: Severity, code: Code, path: String, message: String) {
        self.severity = severity
        self.code = code
        self.path = path
        self.message = message
    }

    package var description: String { "\(severity.rawValue) \(code.rawValue) \(path): \(message)" }
}
