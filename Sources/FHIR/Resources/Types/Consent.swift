/// What the patient allows or refuses.
package struct Consent: ResourceLens {
    package static let resourceType = "Consent"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var scope: CodeableConcept? { element("scope") }
    package var categories: [CodeableConcept] { elements("category") }
    package var patient: Reference? { element("patient") }
    package var dateTime: DateTime? { dateTime("dateTime") }
    package var performers: [Reference] { elements("performer") }
    package var organizations: [Reference] { elements("organization") }
    package var policyRule: CodeableConcept? { element("policyRule") }
    package var provision: Provision? { element("provision") }

    /// The rule.
    package struct Provision: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var type: String? { json["type"]?.string }
        package var period: Period? { element("period") }
        package var actions: [CodeableConcept] { elements("action") }
        package var purposes: [Coding] { elements("purpose") }
    }
}
