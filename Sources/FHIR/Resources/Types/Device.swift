/// An apparatus, implant or program.
package struct Device: ResourceLens {
    package static let resourceType = "Device"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var status: String? { json["status"]?.string }
    package var manufacturer: String? { json["manufacturer"]?.string }
    package var modelNumber: String? { json["modelNumber"]?.string }
    package var deviceNames: [Name] { elements("deviceName") }
    package var type: CodeableConcept? { element("type") }
    package var patient: Reference? { element("patient") }
    package var owner: Reference? { element("owner") }
    package var location: Reference? { element("location") }
    package var manufactureDate: DateTime? { dateTime("manufactureDate") }
    package var expirationDate: DateTime? { dateTime("expirationDate") }
    package var serialNumber: String? { json["serialNumber"]?.string }
    package var notes: [Annotation] { elements("note") }

    /// What it is called.
    package struct Name: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var name: String? { json["name"]?.string }
        package var type: String? { json["type"]?.string }
    }
}
