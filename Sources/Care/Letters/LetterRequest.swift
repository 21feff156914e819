package import FHIR

/// That something which a citizen has been told is to go on paper: a CommunicationRequest. It says what it is about and by
/// when it is to be printed; from the moment at which it is printed it holds the words that were printed, so that it can be
/// read and printed again as it was sent.
package struct LetterRequest: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        case waiting, printed, posted
    }

    package var id: String
    /// The Patient's id.
    package var patient: String
    /// Why it is written, the first reason first.
    package var occasions: [LetterOccasion]
    /// What it is called on lists, where it is about a message; nil: what its first occasion is called.
    package var title: String?
    /// What it tells of, as references. Whoever may not see one of these does not see the letter.
    package var about: [String]
    /// The words as they were printed.
    package var blocks: [LetterBlock] = []
    /// The unit that sends it, as a reference; nil: none is known.
    package var sender: String?
    /// When it was asked for, and by when it is to be printed: milliseconds since 1970-01-01T00:00:00Z.
    package var written: Int64
    package var printBy: Int64
    package var steps: [LetterStep] = []
    /// That it was not printed in time, and who was told.
    package var escalations: [Escalation] = []

    package var state: State {
        if steps.contains(where: { $0.code == .posted }) { return .posted }
        return steps.isEmpty ? .waiting : .printed
    }

    package func step(_ code: LetterStep.Code) -> LetterStep? { steps.first { $0.code == code } }

    package var reference: String { "CommunicationRequest/" + id }

    init(
        id: String, patient: String, occasion: LetterOccasion, title: String? = nil, about: String, sender: String?,
        written: Int64, printBy: Int64
    ) {
        self.id = id
        self.patient = patient
        occasions = [occasion]
        self.title = title
        self.about = [about]
        self.sender = sender
        self.written = written
        self.printBy = printBy
    }

    /// Whether a resource is such a request, in whatever state.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "CommunicationRequest"
            && json.list("category").contains { $0.hasCoding(LetterSystems.letter, LetterSystems.notice) }
    }

    /// Nil where the resource is no such request, or does not say what it must.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let id = json["id"]?.string,
            let subject = json["subject"]?["reference"]?.string, subject.hasPrefix("Patient/"),
            let written = json["authoredOn"]?.instantValue, let printBy = json["occurrenceDateTime"]?.instantValue
        else { return nil }
        self.id = id
        patient = String(subject.dropFirst("Patient/".count))
        occasions = json.list("reasonCode").flatMap { $0.list("coding") }
            .filter { $0["system"]?.string == LetterSystems.letter }
            .compactMap { $0["code"]?.string.flatMap(LetterOccasion.init) }
        title = json.list("reasonCode").first?["text"]?.string
        about = json.list("about").compactMap { $0["reference"]?.string }
        blocks = json.list("payload").compactMap(LetterBlock.init)
        sender = json["sender"]?["reference"]?.string
        self.written = written
        self.printBy = printBy
        steps = json.extensionElements(LetterSystems.step).compactMap(LetterStep.init)
        escalations = Escalation.all(of: json)
    }

    /// - Parameter security: the labels of what it is about: that is no less confidential on paper.
    func json(marked security: JSONValue?) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "CommunicationRequest")
            $0.member("id", id)
            if let security { $0.object("meta") { $0.member("security", security) } }
            $0.member("status", "active")
            $0.array("category") { list in
                list.object { $0.conceptContent(LetterSystems.letter, LetterSystems.notice, text: "Brev til borger") }
            }
            $0.array("medium") { list in
                list.object { $0.conceptContent(LetterSystems.medium, LetterSystems.post, text: nil) }
            }
            $0.reference("subject", "Patient/" + patient, display: nil)
            write(about: &$0)
            $0.member("occurrenceDateTime", InstantText.exact(printBy))
            $0.member("authoredOn", InstantText.exact(written))
            $0.array("recipient") { list in list.object { $0.member("reference", "Patient/" + patient) } }
            if let sender { $0.reference("sender", sender, display: nil) }
            write(reasons: &$0)
        }
        return try JSONDocument(writer.bytes).root
    }

    private func write(about writer: inout JSONWriter) {
        writer.array("about") { list in
            for reference in about { list.object { $0.member("reference", reference) } }
        }
    }

    private func write(reasons writer: inout JSONWriter) {
        writer.array("reasonCode") { list in
            for (number, occasion) in occasions.enumerated() {
                list.object {
                    $0.conceptContent(LetterSystems.letter, occasion.rawValue, text: number == 0 ? title : nil)
                }
            }
        }
    }
}

/// What becomes of it, as changes of its own bytes.
extension LetterRequest {
    /// The same request about one thing more; nil where it has that already.
    func with(_ occasion: LetterOccasion, about reference: String, in json: JSONValue) throws -> JSONValue? {
        guard !occasions.contains(occasion) || !about.contains(reference) else { return nil }
        var changed = self
        if !occasions.contains(occasion) { changed.occasions.append(occasion) }
        if !about.contains(reference) { changed.about.append(reference) }
        return try changed.told(in: json, withReasons: true)
    }

    /// The same request after a step.
    ///
    /// - Parameters:
    ///   - blocks: what was printed, the first time.
    ///   - told: what that tells of, besides what the request named.
    static func json(
        _ json: JSONValue, after step: LetterStep, printed blocks: [LetterBlock] = [], of told: [String] = []
    ) throws -> JSONValue? {
        guard var request = LetterRequest(json) else { return nil }
        var current = json
        if request.steps.isEmpty {
            guard step.code == .printed, !blocks.isEmpty else { return nil }
            request.blocks = blocks
            request.about += told.filter { !request.about.contains($0) }
            current = try request.told(in: json, withReasons: false)
        }
        guard step.code == .printed || request.state == .printed else { return nil }
        var editor = JSONEditor(current)
        editor.append(extensions: [step.bytes], to: current)
        if step.code == .posted { editor.set("status", of: current, to: "completed") }
        return try JSONDocument(editor.bytes).root
    }

    /// The same request when its time has passed and somebody was told.
    func json(_ json: JSONValue, after escalation: Escalation) throws -> JSONValue {
        var writer = JSONWriter()
        escalation.write(to: &writer)
        var editor = JSONEditor(json)
        editor.append(extensions: [writer.bytes], to: json)
        return try JSONDocument(editor.bytes).root
    }

    private func told(in json: JSONValue, withReasons: Bool) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            write(about: &$0)
            write(reasons: &$0)
            $0.array("payload") { list in
                for block in blocks { list.object { block.write(&$0) } }
            }
        }
        let written = try JSONDocument(writer.bytes).root
        var names = ["about"]
        if withReasons { names.append("reasonCode") }
        if !blocks.isEmpty { names.append("payload") }
        var editor = JSONEditor(json)
        for name in names {
            if let value = written[name] { editor.set(name, of: json, toJSON: value.rawBytes) }
        }
        return try JSONDocument(editor.bytes).root
    }
}
