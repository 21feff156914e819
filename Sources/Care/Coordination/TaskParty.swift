import FHIR

/// A unit that gives a task or is given one.
package struct TaskParty: Sendable, Hashable {
    /// `Organization/…`.
    package var reference: String
    package var name: String?

    package init(reference: String, name: String? = nil) {
        self.reference = reference
        self.name = name
    }

    /// Nil where it is no reference to a unit of this record.
    init?(_ json: JSONValue?) {
        guard let reference = json?["reference"]?.string, reference.hasPrefix("Organization/"),
            reference.count > "Organization/".count
        else { return nil }
        self.init(reference: reference, name: json?["display"]?.string)
    }
}
