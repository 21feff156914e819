/// The way out for messages: a folder or HTTP in the program, anything in a test. What carries them further, such as a
/// gateway for AS4, stands outside.
package protocol MessageTransport: Sendable {
    /// Returns when the message has been taken over: it is then somebody else's to deliver.
    ///
    /// - Throws: ``TransportFailure`` where it has not been.
    func send(_ parcel: MessageParcel) async throws(TransportFailure)
}
