package import FHIR

/// A message as it came: what it says of itself, and the resources in it.
package struct IncomingMessage: Sendable {
    /// The Bundle, as JSON.
    package let bundle: JSONValue
    package let kind: MessageKind
    /// The id of the Bundle: of this sending.
    package let bundleIdentifier: String
    /// The id of the MessageHeader: of the message, however often it is sent.
    package let identifier: String
    /// What has happened: a code of medcom-messaging-activityCodes.
    package let activity: String
    package let sender: MessagePlace
    package let receiver: MessagePlace
    /// Messages that came before it and that it names, newest first.
    package let history: [Past]
    let person: MessagePerson?
    /// What it is about: an Encounter, a Communication, a DiagnosticReport.
    let focus: JSONValue?
    /// Of an acknowledgement: what it answers.
    let response: Response?
    let index: BundleIndex

    /// An earlier message that this one names.
    package struct Past: Sendable, Hashable {
        /// The id of its header, or another number that it is known by.
        package let identifier: String
        /// What happened; nil where only the number is known.
        package let activity: String?
        /// When, in milliseconds since 1970-01-01T00:00:00Z.
        let occurred: Int64?
        /// Whether this message is the one that follows it.
        let isPrevious: Bool
    }

    /// What an acknowledgement says.
    package struct Response: Sendable, Hashable {
        package let identifier: String
        /// `ok`, `transient-error` or `fatal-error`.
        package let code: String
        /// Codes of the issues, of whichever system.
        package let issues: [String]
    }

    /// The same for all copies of a message, whatever Bundle they came in.
    var digest: String {
        var digest = ContentMark()
        for entry in bundle.list("entry") { digest.add(entry["resource"]) }
        return digest.text
    }
}
