/// A plan for care: what is to be done, by whom, towards what.
package struct CarePlan: ResourceLens {
    package static let resourceType = "CarePlan"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var intent: String? { json["intent"]?.string }
    package var categories: [CodeableConcept] { elements("category") }
    package var title: String? { json["title"]?.string }
    package var description: String? { json["description"]?.string }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var period: Period? { element("period") }
    package var created: DateTime? { dateTime("created") }
    package var author: Reference? { element("author") }
    package var contributors: [Reference] { elements("contributor") }
    package var careTeams: [Reference] { elements("careTeam") }
    package var addresses: [Reference] { elements("addresses") }
    package var supportingInfo: [Reference] { elements("supportingInfo") }
    package var goals: [Reference] { elements("goal") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var partOf: [Reference] { elements("partOf") }
    package var activities: [Activity] { elements("activity") }
    package var notes: [Annotation] { elements("note") }

    /// One thing in the plan.
    package struct Activity: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var outcomeConcepts: [CodeableConcept] { elements("outcomeCodeableConcept") }
        package var progress: [Annotation] { elements("progress") }
        /// The order, appointment or task that carries it, where it is not said here.
        package var reference: Reference? { element("reference") }
        package var detail: Detail? { element("detail") }
    }

    /// An activity said in the plan itself.
    package struct Detail: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var kind: String? { json["kind"]?.string }
        package var code: CodeableConcept? { element("code") }
        package var status: String? { json["status"]?.string }
        package var reasonReferences: [Reference] { elements("reasonReference") }
        package var scheduledTiming: Timing? { element("scheduledTiming") }
        package var scheduledPeriod: Period? { element("scheduledPeriod") }
        package var scheduledString: String? { json["scheduledString"]?.string }
        package var location: Reference? { element("location") }
        package var performers: [Reference] { elements("performer") }
        package var description: String? { json["description"]?.string }
    }
}
