package import FHIR

/// What must hold of each resource of some types in a sound record, beside what the record knows of itself: `check` goes
/// through them. Pure.
package struct ContentCheck: Sendable {
    package let name: String
    package let types: Set<String>
    /// What is wrong, in words without anybody's data; nil where nothing is.
    package let fault: @Sendable (JSONValue) -> String?

    package init(name: String, types: Set<String>, fault: @escaping @Sendable (JSONValue) -> String?) {
        self.name = name
        self.types = types
        self.fault = fault
    }
}
