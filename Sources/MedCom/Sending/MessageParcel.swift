/// One message on its way.
package struct MessageParcel: Sendable, Hashable {
    /// The id of the Bundle: new for each sending.
    package var bundle: String
    /// The number of the message: the same for all.
    package var message: String
    package var kind: MessageKind
    package var receiver: MessagePlace
    /// FHIR as JSON.
    package var content: [UInt8]
}
