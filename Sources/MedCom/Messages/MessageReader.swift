import FHIR
import FHIRXML

/// Reads what came: JSON or XML, the envelope, and whether the message keeps its profiles.
package struct MessageReader: Sendable {
    /// Nil: MedCom's profiles, which are read when the first message comes.
    private let validator: ProfileValidator?
    /// Issues that are told in one acknowledgement.
    private static let mostItems = 20

    package init(_ validator: ProfileValidator? = nil) {
        self.validator = validator
    }

    /// What came of reading.
    package enum Reading: Sendable {
        /// It keeps its profiles.
        case message(IncomingMessage)
        /// What it is and who sent it is known, so that it can be answered.
        case faulty(IncomingMessage, MessageFault)
        /// Not even that.
        case unreadable(MessageFault)
    }

    package func read(_ bytes: [UInt8]) -> Reading {
        let bundle: JSONValue
        do {
            bundle = try Self.json(bytes)
        } catch {
            return .unreadable(
                .whole(.damaged, kind: "structure", "expected FHIR as JSON or XML: \(Self.reason(error))"))
        }
        let message: IncomingMessage
        do {
            message = try Self.envelope(bundle)
        } catch {
            return .unreadable(error)
        }
        let issues = (validator ?? .medCom).validate(bundle).filter { $0.severity >= .error }
        guard issues.isEmpty else { return .faulty(message, Self.fault(issues)) }
        if let wrong = Self.wrongProfile(message) { return .faulty(message, wrong) }
        return .message(message)
    }

    /// The resource as JSON, whichever it came as.
    static func json(_ bytes: [UInt8]) throws -> JSONValue {
        let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        guard first == UInt8(ascii: "<") else { return try JSONDocument(bytes).root }
        return try JSONDocument(try FHIRXMLReader.json(of: bytes)).root
    }

    /// Where it went wrong, without what stands there.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as JSONError: error.description
        case let error as FHIRXMLError: "line \(error.line), column \(error.column)"
        default: "it cannot be read"
        }
    }

    /// A message must be of the profile of its kind: what it says of itself is not enough.
    private static func wrongProfile(_ message: IncomingMessage) -> MessageFault? {
        let declared = message.bundle["meta"]?["profile"]?.elements.compactMap(\.string) ?? []
        let header = message.bundle["entry"]?[0]?["resource"]?["meta"]?["profile"]?.elements.compactMap(\.string) ?? []
        guard !declared.contains(message.kind.profile) || !header.contains(message.kind.headerProfile) else {
            return nil
        }
        return MessageFault(
            .fatal,
            [.init(kind: "structure", code: nil, path: "Bundle.meta.profile", text: "expected \(message.kind.profile)")]
        )
    }

    private static func fault(_ issues: [Issue]) -> MessageFault {
        MessageFault(
            .fatal,
            issues.prefix(mostItems).map { issue in
                let code: MessageFault.Code? =
                    switch issue.code {
                    case .codeInvalid: .codeUnknown
                    case .value: issue.message.contains("characters") ? .tooLong : .wrongType
                    default: nil
                    }
                return .init(kind: issue.code.rawValue, code: code, path: issue.path, text: issue.message)
            })
    }

    // MARK: The envelope

    /// Reads what must be there for a message to be answered at all.
    static func envelope(_ bundle: JSONValue) throws(MessageFault) -> IncomingMessage {
        let index = BundleIndex(bundle)
        guard bundle["resourceType"]?.string == "Bundle", bundle["type"]?.string == "message",
            let identifier = bundle["id"]?.string, let header = MessageHeader(bundle["entry"]?[0]?["resource"]),
            let number = header.id
        else {
            throw .whole(nil, kind: "structure", "expected a Bundle of type message that begins with a MessageHeader")
        }
        guard let kind = header.event?.code.flatMap(MessageKind.init) else {
            throw .whole(.kindUnknown, kind: "not-supported", "the event is not one that is taken here")
        }
        let primary = header.destinations.first { destination in
            let use = destination.json["extension"]?.elements.first {
                $0["url"]?.string == MedComSystems.destinationUseExtension
            }
            return use?["valueCoding"]?["code"]?.string == "primary"
        }
        let provenances = bundle.list("entry").compactMap { $0["resource"] }
            .filter { $0["resourceType"]?.string == "Provenance" }
        let own = provenances.first { targets($0) == number }
        let focus = index.resource(header.focus.first?.reference)
        let patient =
            index.resource(focus?["subject"]?["reference"]?.string)
            ?? bundle.list("entry").compactMap { $0["resource"] }
            .first { $0["resourceType"]?.string == "Patient" }
        return IncomingMessage(
            bundle: bundle, kind: kind, bundleIdentifier: identifier, identifier: number,
            activity: own.flatMap(activity) ?? "", sender: MessagePlace(index.resource(header.sender?.reference)),
            receiver: MessagePlace(index.resource(primary?.receiver?.reference)),
            history: history(own, provenances.filter { targets($0) != number }),
            person: patient.map(MessagePerson.init), focus: focus, response: response(header, index), index: index)
    }

    private static func targets(_ provenance: JSONValue) -> String? {
        provenance["target"]?[0]?["reference"]?.string.flatMap(number)
    }

    private static func activity(_ provenance: JSONValue) -> String? {
        provenance["activity"]?["coding"]?[0]?["code"]?.string
    }

    /// The id at the end of a reference to a MessageHeader.
    private static func number(_ reference: String) -> String? {
        reference.split { $0 == "/" || $0 == ":" }.last.map(String.init)
    }

    /// Those before it, the one it follows first.
    private static func history(_ own: JSONValue?, _ others: [JSONValue]) -> [IncomingMessage.Past] {
        var previous: [String] = []
        for entity in own?["entity"].map({ Array($0.elements) }) ?? [] where entity["role"]?.string != "source" {
            let what = entity["what"]
            let identifier = what?["reference"]?.string.flatMap(number) ?? what?["identifier"]?["value"]?.string
            if let identifier { previous.append(identifier) }
        }
        var history = others.compactMap { provenance in
            targets(provenance).map { identifier in
                IncomingMessage.Past(
                    identifier: identifier, activity: activity(provenance),
                    occurred: provenance["occurredDateTime"]?.string.flatMap(DateTime.init)?.earliest,
                    isPrevious: previous.contains(identifier))
            }
        }
        history.sort { ($0.isPrevious ? 1 : 0, $0.occurred ?? 0) > ($1.isPrevious ? 1 : 0, $1.occurred ?? 0) }
        for identifier in previous where !history.contains(where: { $0.identifier == identifier }) {
            history.insert(.init(identifier: identifier, activity: nil, occurred: nil, isPrevious: true), at: 0)
        }
        return history
    }

    private static func response(_ header: MessageHeader, _ index: BundleIndex) -> IncomingMessage.Response? {
        guard let response = header.response, let identifier = response.identifier, let code = response.code else {
            return nil
        }
        let outcome = index.resource(response.json["details"]?["reference"]?.string)
        let issues = (outcome?["issue"].map { Array($0.elements) } ?? []).compactMap { issue in
            issue["details"]?["coding"]?[0]?["code"]?.string ?? issue["code"]?.string
        }
        return .init(identifier: identifier, code: code, issues: issues)
    }
}
