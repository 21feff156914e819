/// One message on its way.
package struct MessageParcel: Sendable, Hashable {
    /// The id of the Bundle: new for each sending.
    package var bundle: String
    /// The number of the message: the same for all.
    package var message: String
    package var kind: MessageKind
    package var receiver: MessagePlace
    package var format = Format.json
    /// FHIR as JSON or XML.
    package var content: [UInt8]

    /// How the receiver wants FHIR written.
    package enum Format: String, Sendable, Hashable {
        case json, xml
    }
}
