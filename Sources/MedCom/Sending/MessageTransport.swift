/// The way out for messages: a folder or HTTP in the program, anything in a test. What carries them further, such as a
/// gateway for AS4, stands outside.
package protocol MessageTransport: Sendable {
    /// Returns when the message has been taken over: it is then somebody else's to deliver.
    ///
    /// - Throws: ``TransportFailure`` where it has not been.
    func send(_ parcel: MessageParcel) async throws(TransportFailure)
}

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

/// Why the way out did not take a message.
package enum TransportFailure: String, Error, Sendable, Hashable {
    case unreachable, refused, fault
}
