import FHIR

/// Writes messages that keep MedCom's profiles.
struct MessageWriter {
    let envelope: MessageEnvelope
    private var places: [MessagePlace] = []
    private var entries: [[UInt8]] = []

    /// What entries are found by; nothing is looked up there.
    private static let base = "https://tovholder.dk/medcom/"

    init(_ envelope: MessageEnvelope) {
        self.envelope = envelope
        places = [envelope.sender, envelope.receiver]
        for step in envelope.steps where !places.contains(step.agent) { places.append(step.agent) }
    }

    /// An id of the shape that MedCom asks for, always the same for the same words.
    static func uuid(_ words: String...) -> String {
        var mark = ContentMark()
        for word in words { mark.add(word) }
        let digits = Array(mark.text.prefix(32))
        func part(_ range: Range<Int>) -> String { String(digits[range]) }
        // Version 5 and its variant: made from a name.
        return [part(0..<8), part(8..<12), "5" + part(13..<16), "a" + part(17..<20), part(20..<32)]
            .joined(separator: "-")
    }

    /// The id of a place within this message.
    func identifier(of place: MessagePlace) -> String {
        Self.uuid(envelope.identifier, place.sor ?? "", place.gln ?? "")
    }

    func reference(to place: MessagePlace) -> String { "Organization/" + identifier(of: place) }

    /// Adds a resource after those of the envelope.
    mutating func add(
        _ type: String, _ identifier: String, profile: String, narrative: String,
        status: String = "generated", _ content: (inout JSONWriter) -> Void
    ) {
        var writer = JSONWriter()
        writer.object { entry in
            entry.member("fullUrl", Self.base + type + "/" + identifier)
            entry.object("resource") { resource in
                resource.member("resourceType", type)
                resource.member("id", identifier)
                resource.object("meta") { meta in meta.array("profile") { $0.string(profile) } }
                resource.object("text") { text in
                    text.member("status", status)
                    text.member(
                        "div",
                        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>\(Self.escaped(narrative))</p></div>")
                }
                content(&resource)
            }
        }
        entries.append(writer.bytes)
    }

    /// The whole message.
    ///
    /// - Parameter response: writes `MessageHeader.response`, in an acknowledgement.
    func bytes(
        header extra: (inout JSONWriter) -> Void = { _ in }
    ) -> [UInt8] {
        var own = self
        own.entries = []
        own.addHeader(extra)
        let headerEntry = own.entries
        own.entries = []
        for place in places { own.add(place) }
        for step in envelope.steps { own.add(step) }
        var writer = JSONWriter()
        writer.object { bundle in
            bundle.member("resourceType", "Bundle")
            bundle.member("id", envelope.bundleIdentifier)
            bundle.object("meta") { meta in meta.array("profile") { $0.string(envelope.kind.profile) } }
            bundle.member("type", "message")
            bundle.member("timestamp", InstantText.second(envelope.sent))
            bundle.array("entry") { list in
                for entry in headerEntry + entries + own.entries { list.raw(entry) }
            }
        }
        return writer.bytes
    }

    // MARK: The envelope

    private mutating func addHeader(_ extra: (inout JSONWriter) -> Void) {
        let envelope = envelope
        let (sender, receiver) = (reference(to: envelope.sender), reference(to: envelope.receiver))
        add(
            "MessageHeader", envelope.identifier, profile: envelope.kind.headerProfile,
            narrative: "\(envelope.kind.danish) fra \(envelope.sender.name ?? "") til \(envelope.receiver.name ?? "")"
        ) { header in
            header.object("eventCoding") {
                $0.member("system", MedComSystems.event)
                $0.member("code", envelope.kind.rawValue)
            }
            header.array("destination") { list in
                list.object { destination in
                    destination.array("extension") { list in
                        list.object { use in
                            use.member("url", MedComSystems.destinationUseExtension)
                            use.object("valueCoding") {
                                $0.member("system", MedComSystems.destinationUse)
                                $0.member("code", "primary")
                            }
                        }
                    }
                    destination.member("endpoint", envelope.receiver.endpoint)
                    destination.object("receiver") { $0.member("reference", receiver) }
                }
            }
            header.object("sender") { $0.member("reference", sender) }
            header.object("source") { $0.member("endpoint", envelope.sender.endpoint) }
            extra(&header)
            if let focus = envelope.focus {
                header.array("focus") { list in list.object { $0.member("reference", focus) } }
            }
            header.member("definition", envelope.definition)
        }
    }

    private mutating func add(_ place: MessagePlace) {
        add(
            "Organization", identifier(of: place),
            profile: MedComSystems.profile("messaging", "medcom-messaging-organization"), narrative: place.name ?? ""
        ) { organization in
            organization.array("identifier") { list in
                for (system, value) in [(NationalSystems.organisationRegister, place.sor), (GLN.system, place.gln)] {
                    guard let value else { continue }
                    list.object {
                        $0.member("system", system)
                        $0.member("value", value)
                    }
                }
            }
            organization.member("name", place.name)
        }
    }

    private mutating func add(_ step: MessageEnvelope.Step) {
        let agent = reference(to: step.agent)
        let time = InstantText.second(step.occurred)
        add(
            "Provenance", Self.uuid(envelope.identifier, "provenance", step.identifier),
            profile: envelope.kind.provenanceProfile, narrative: "\(step.activity) \(time)"
        ) { provenance in
            provenance.array("target") { list in
                list.object { $0.member("reference", "MessageHeader/" + step.identifier) }
            }
            provenance.member("occurredDateTime", time)
            provenance.member("recorded", time)
            provenance.object("activity") { activity in
                activity.array("coding") { list in
                    list.object {
                        $0.member("system", MedComSystems.activity)
                        $0.member("code", step.activity)
                    }
                }
            }
            provenance.array("agent") { list in
                list.object { agentObject in agentObject.object("who") { $0.member("reference", agent) } }
            }
            if step.previous != nil || !step.payloads.isEmpty {
                provenance.array("entity") { list in
                    if let previous = step.previous {
                        list.entity(step.isRemoval ? "removal" : "revision") {
                            $0.member("reference", "MessageHeader/" + previous)
                        }
                    }
                    for payload in step.payloads {
                        list.entity("source") { what in what.object("identifier") { $0.member("value", payload) } }
                    }
                }
            }
        }
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension MessageEnvelope.Step {
    fileprivate var isRemoval: Bool { activity.hasPrefix("cancel-") || activity == "retract-message" }
}

extension JSONWriter {
    fileprivate mutating func entity(_ role: String, _ what: (inout JSONWriter) -> Void) {
        object { entity in
            entity.member("role", role)
            entity.object("what", what)
        }
    }
}
