import Access
import FHIR
import Record

/// What is written in a document, by section; for the list of medicines the reasons, by the line's key.
package struct DocumentDraft: Sendable, Hashable {
    package var texts: [String: String]
    package var reasons: [String: String]
    /// In a list of aids and supplies: its lines; what stands in its text comes after them.
    package var supplies: [SupplyItem]
    /// Why it is sent although something is missing.
    package var incompleteBecause: String?
    /// What is new in a version after the first.
    package var change: String?
    /// In a rehabilitation plan: the last day on which training begins, as FHIR writes it, where that is later than the
    /// law's.
    package var startDay: String?

    package init(
        texts: [String: String], reasons: [String: String] = [:], supplies: [SupplyItem] = [],
        incompleteBecause: String? = nil,
        change: String? = nil, startDay: String? = nil
    ) {
        self.texts = texts
        self.reasons = reasons
        self.supplies = supplies
        self.incompleteBecause = incompleteBecause
        self.change = change
        self.startDay = startDay
    }
}

/// The documents of a discharge: written, sent, sent anew, received.
extension TransitionDesk {
    /// Keeps what has been written so far; nobody outside is told.
    package func save(
        _ draft: DocumentDraft, _ part: DischargePart, of discharge: String, by hand: ConsentDesk.Hand
    ) async throws {
        try await write(draft, part, of: discharge, isSent: false, by: hand)
    }

    /// Sends a document, or a later version of one that has been sent.
    ///
    /// - Throws: ``Mistake/incomplete(sections:medicines:)`` where something is missing and no reason is given,
    ///   ``Mistake/unchanged`` where a later version says nothing new, ``Mistake/notDischarged`` for a letter that is
    ///   sent before the patient has left.
    package func send(
        _ draft: DocumentDraft, _ part: DischargePart, of discharge: String, by hand: ConsentDesk.Hand
    ) async throws {
        try await write(draft, part, of: discharge, isSent: true, by: hand)
    }

    /// Whoever was to get it says that it has come.
    package func receive(_ part: DischargePart, of discharge: String, by hand: ConsentDesk.Hand) async throws {
        try await change(part.task(of: discharge), by: hand) { json, instant in
            guard let current = DischargePartTask(json), current.progress == .sent else { throw Mistake.late }
            return try Self.moved(current, to: .received, at: instant)
        }
    }

    private func write(
        _ draft: DocumentDraft, _ part: DischargePart, of id: String, isSent: Bool, by hand: ConsentDesk.Hand
    ) async throws {
        let newDocument = record.surroundings.newIdentifier()
        let say = say
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let discharge = try transaction.read("Task", id).flatMap({ try Discharge($0.json()) }),
                let task = try transaction.read("Task", part.task(of: id))
                    .flatMap({ try DischargePartTask($0.json()) })
            else { throw RecordError.notFound }
            let before = try task.document.flatMap { reference in
                try Reference.id(of: "Composition", in: reference).flatMap { try transaction.read("Composition", $0) }
                    .flatMap { try DischargeDocument($0.json()) }
            }
            if part == .dischargeLetter, isSent, discharge.stage != .completed { throw Mistake.notDischarged }
            if before?.isFinal == true, !isSent { throw Mistake.late }
            let medicines =
                part == .medicationReconciliation
                ? try transaction.medicines(of: discharge, reasons: draft.reasons) : []
            let document = try Self.document(
                draft, part, discharge, before, medicines, isSent: isSent, hand, at: transaction.instant, say)
            let documentID = before?.id ?? newDocument
            _ = try transaction.put(try record.preparer.prepare(try document.json(id: documentID)))
            guard task.document == nil || (isSent && task.progress == .open) else { return }
            _ = try transaction.change("Task", task.id) { json in
                guard let current = DischargePartTask(json) else { return nil }
                return try Self.moved(
                    current, to: isSent ? .sent : .open, document: "Composition/" + documentID, at: transaction.instant)
            }
        }
    }

    private static func document(
        _ draft: DocumentDraft, _ part: DischargePart, _ discharge: Discharge, _ before: DischargeDocument?,
        _ medicines: [MedicationLine], isSent: Bool, _ hand: ConsentDesk.Hand, at instant: Int64,
        _ say: @escaping (Int64) -> String
    ) throws -> DischargeDocumentWriter {
        var texts = draft.texts
        var coverage: ExtendedResponsibilityRule.Decision?
        if part == .dischargeLetter, let decision = discharge.coverage {
            coverage = decision
            texts[DischargeSection.extendedResponsibility] =
                CoverageLetter(
                    decision: decision, phone: discharge.facts.phone, say: say
                ).text
        }
        if !medicines.isEmpty {
            texts[MedicationLine.section] = medicines.map(\.text).joined(separator: "\n\n")
        }
        let supplies = part == .aidsAndSupplies ? draft.supplies : []
        if !supplies.isEmpty {
            let more = texts[SupplyItem.section] ?? ""
            texts[SupplyItem.section] = (supplies.map(\.text) + [more]).filter { !$0.isBlank }.joined(separator: "\n\n")
        }
        let isAmended = isSent && before?.isFinal == true
        let sections = DischargeSection.of(part).map { section in
            let text = PlainText.paragraphs(texts[section.code] ?? "").joined(separator: "\n\n")
            return DischargeDocument.Section(
                code: section.code, text: text, isChanged: isAmended && text != before?.text(section.code))
        }
        var missing = DischargeDocument.missing(part) { code in
            sections.first { $0.code == code }?.text ?? ""
        }.map(\.code)
        if supplies.contains(where: { !$0.isComplete }) { missing.append(SupplyItem.section) }
        let unexplained = medicines.filter { $0.reason?.isBlank ?? true }
        let isLacking = !missing.isEmpty || !unexplained.isEmpty
        if isSent, isLacking, draft.incompleteBecause?.isBlank ?? true {
            throw Mistake.incomplete(sections: missing, medicines: unexplained.map(\.name))
        }
        let isLater = draft.startDay != nil && draft.startDay != before?.startDay
        if isAmended, !sections.contains(where: \.isChanged) && !isLater || draft.change?.isBlank ?? true {
            throw Mistake.unchanged
        }
        return DischargeDocumentWriter(
            part: part, status: isAmended ? "amended" : isSent ? "final" : "preliminary", patient: discharge.patient,
            encounter: discharge.encounter, author: hand.caller.identity, authorName: hand.name,
            custodian: discharge.department, written: instant / 1000 * 1000, sections: sections, medicines: medicines,
            supplies: supplies,
            incompleteBecause: isSent && isLacking ? draft.incompleteBecause : nil,
            change: isAmended ? draft.change : nil, coverage: coverage,
            startDay: part == .rehabilitationPlan ? draft.startDay ?? before?.startDay : nil)
    }

    /// A part's Task at its next step.
    private static func moved(
        _ task: DischargePartTask, to progress: DischargePartTask.Progress, document: String? = nil, at instant: Int64
    ) throws -> JSONValue {
        let json = task.json
        var editor = JSONEditor(json)
        var fields: [TaskField] = []
        if let document { fields.append(.reference("document", document)) }
        if progress > .open {
            editor.set("status", of: json, to: progress == .sent ? "in-progress" : "completed")
            var status = JSONWriter()
            status.object {
                $0.conceptContent(
                    TransitionSystems.progress, progress.rawValue, text: progress == .sent ? "Sendt" : "Modtaget")
            }
            editor.set("businessStatus", of: json, toJSON: status.bytes)
            fields.append(.time(progress.rawValue, instant))
        }
        editor.set(
            "output", of: json,
            toJSON: TaskFields.replacing(
                Set(fields.map(\.name)), of: json, "output", TransitionSystems.progress, with: fields))
        return try JSONDocument(editor.bytes).root
    }
}

extension Transaction {
    /// The list of medicines as the record has it, with the reasons that somebody gives.
    fileprivate func medicines(of discharge: Discharge, reasons: [String: String]) throws -> [MedicationLine] {
        let resources = try ["MedicationRequest", "MedicationStatement"].flatMap { type in
            try find(SearchQuery(type, compartment: discharge.patient, limit: 500)).resources.map { try $0.json() }
        }
        return MedicationReconciliation.lines(resources, admitted: discharge.facts.admitted ?? .min).map { line in
            var line = line
            if let reason = reasons[line.key], !reason.isBlank { line.reason = reason }
            return line
        }
    }
}

/// What the letter says about who answers, in the letter's Danish. It speaks to the clinic and to the citizen, who both
/// read it.
struct CoverageLetter {
    let decision: ExtendedResponsibilityRule.Decision
    let phone: String?
    let say: (Int64) -> String

    var text: String {
        guard let end = decision.end else {
            let reasons = decision.unmet.map(Self.reason).joined(separator: "; ")
            return
                "Ikke omfattet af udvidet behandlingsansvar: \(reasons). Egen læge har ansvaret, når epikrisen er nået "
                + "frem."
        }
        let number = phone.map { "på telefon \($0)" } ?? "ved at ringe til sygehuset"
        return "Omfattet af udvidet behandlingsansvar til \(say(end)). Indtil da svarer afdelingen kommunens "
            + "sygeplejersker, egen læge, lægevagt og akuttelefon \(number) om behandling, medicin og forværring.\n\n"
            + "Borgeren selv ringer til egen læge, og uden for åbningstid til lægevagt eller akuttelefon. Ved livsfare: 112."
    }

    private static func reason(_ criterion: ExtendedResponsibilityRule.Criterion) -> String {
        switch criterion {
        case .somatic: "det var ikke et ophold på en somatisk afdeling"
        case .stay: "opholdet varede under 24 timer"
        case .nursing: "der er ikke brug for kommunal sygepleje"
        case .destination: "udskrevet til et sted, som ordningen ikke gælder"
        }
    }
}
