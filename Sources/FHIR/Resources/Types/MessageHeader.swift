/// The envelope of a message.
package struct MessageHeader: ResourceLens {
    package static let resourceType = "MessageHeader"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var event: Coding? { element("eventCoding") }
    package var eventUri: String? { json["eventUri"]?.string }
    package var destinations: [Destination] { elements("destination") }
    package var sender: Reference? { element("sender") }
    package var author: Reference? { element("author") }
    package var responsible: Reference? { element("responsible") }
    package var reason: CodeableConcept? { element("reason") }
    package var focus: [Reference] { elements("focus") }
    package var definition: String? { json["definition"]?.string }
    package var response: Response? { element("response") }

    /// Where the message goes.
    package struct Destination: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var name: String? { json["name"]?.string }
        package var endpoint: String? { json["endpoint"]?.string }
        package var receiver: Reference? { element("receiver") }
    }

    /// The message that this one answers.
    package struct Response: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var identifier: String? { json["identifier"]?.string }
        /// `ok`, `transient-error` or `fatal-error`.
        package var code: String? { json["code"]?.string }
    }
}
