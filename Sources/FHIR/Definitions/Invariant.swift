/// A rule in FHIRPath that R4 makes for a type or an element, such as `pat-1`.
package struct Invariant: Sendable {
    /// Where it is defined: `Patient.contact`; it holds for each element there, and for the types that inherit it.
    package let path: String
    /// Its name, such as `pat-1`.
    package let key: String
    package let severity: Issue.Severity
    /// FHIRPath from the element that it is about.
    package let expression: String
    /// What it says, in the words of the specification.
    package let human: String
}
