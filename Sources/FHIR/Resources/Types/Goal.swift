/// What the care is to achieve.
package struct Goal: ResourceLens {
    package static let resourceType = "Goal"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var lifecycleStatus: String? { json["lifecycleStatus"]?.string }
    package var achievementStatus: CodeableConcept? { element("achievementStatus") }
    package var categories: [CodeableConcept] { elements("category") }
    package var priority: CodeableConcept? { element("priority") }
    package var description: CodeableConcept? { element("description") }
    package var subject: Reference? { element("subject") }
    package var startDate: DateTime? { dateTime("startDate") }
    package var targets: [Target] { elements("target") }
    package var statusDate: DateTime? { dateTime("statusDate") }
    package var expressedBy: Reference? { element("expressedBy") }
    package var addresses: [Reference] { elements("addresses") }
    package var notes: [Annotation] { elements("note") }

    /// What is to be reached by when.
    package struct Target: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var measure: CodeableConcept? { element("measure") }
        package var detailQuantity: Quantity? { element("detailQuantity") }
        package var detailRange: QuantityRange? { element("detailRange") }
        package var detailConcept: CodeableConcept? { element("detailCodeableConcept") }
        package var detailString: String? { json["detailString"]?.string }
        package var dueDate: DateTime? { dateTime("dueDate") }
    }
}
