import Access
package import Care
import FHIR
package import Record

/// Takes what people say about whether home is right to the record's door: staff, the citizen, a relative who may act.
package struct AssessmentDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    package typealias Hand = ConsentDesk.Hand

    /// One side's view as it was seen: its version, nil where there was none.
    package struct Seen: Sendable, Hashable {
        package var versions: [AssessmentSide: Int]

        package init(_ versions: [AssessmentSide: Int]) {
            self.versions = versions
        }
    }

    /// Begins an assessment, and says its id.
    ///
    /// - Throws: ``RecordError/notFound`` where there is no such citizen or programme; ``RecordError/conflict(_:)`` where one of
    ///   the same programme is open.
    package func begin(
        _ canonical: String, at unit: TaskParty, of patient: String, by hand: Hand
    ) async throws -> String {
        let id = record.surroundings.newIdentifier()
        let preparer = record.preparer
        let programme = try await record.read(
            .patient(patient), as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { try MonitoringReader($0).programme(canonical) }
        guard let programme else { throw RecordError.notFound }
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: patient) else { throw RecordError.notFound }
            let assessment = HomeAssessment(
                id: id, patient: patient, status: .open, programme: canonical, title: programme.title.danish,
                unit: unit, start: transaction.instant, author: hand.caller.identity, decision: nil, suggestion: nil)
            _ = try transaction.put(preparer.prepare(try assessment.beginning()))
        }
        return id
    }

    /// Writes one side's view, in place of what it was.
    ///
    /// - Parameters:
    ///   - answers: the code of the answer to each question; what is not among them is not answered.
    ///   - words: in own words.
    package func answer(
        _ assessment: String, as side: AssessmentSide, _ answers: [String: String], words: String?,
        of patient: String, by hand: Hand
    ) async throws {
        let preparer = record.preparer
        var isStaff = false
        if case .professional = hand.caller.role { isStaff = true }
        // What staff write down of what a citizen says is the citizen's view.
        let isWrittenDown = isStaff && side == .citizen
        let source = isWrittenDown ? "Patient/" + patient : hand.caller.identity
        let look = try await record.read(
            .patient(patient), as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { try MonitoringReader($0).assessments(of: patient).first { $0.assessment.id == assessment } }
        guard let questions = look?.questions else { throw RecordError.notFound }
        guard
            answers.allSatisfy({ entry in
                questions.first { $0.id == entry.key && $0.isAsked(side) }?.answer(entry.value) != nil
            })
        else { throw RecordError.invalid("QuestionnaireResponse.item: an answer that this side can give") }
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try Self.open(assessment, patient, transaction)
            let view = AssessmentAnswers(
                assessment: assessment, side: side, patient: patient, answers: answers, words: words,
                written: transaction.instant, author: hand.caller.identity, source: source,
                sourceName: isWrittenDown ? nil : hand.name)
            _ = try transaction.put(preparer.prepare(try view.json(questions)))
        }
    }

    /// People have decided.
    ///
    /// - Parameters:
    ///   - why: in words; it must be there where the choice is not what is suggested.
    ///   - seen: the views that it was decided on.
    /// - Throws: ``RecordError/conflict(_:)`` where somebody has written meanwhile.
    package func decide(
        _ assessment: String, _ choice: HomeAssessment.Choice, why: String?, seen: Seen, of patient: String,
        by hand: Hand
    ) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            let current = try Self.open(assessment, patient, transaction)
            for side in AssessmentSide.allCases {
                let stored = try transaction.read(
                    "QuestionnaireResponse", HomeAssessment.view(of: assessment, side))
                guard stored?.version == seen.versions[side] else {
                    throw RecordError.conflict("somebody has written since it was seen")
                }
            }
            let decision = HomeAssessment.Decision(
                choice: choice, why: why, by: hand.caller.identity, name: hand.name, at: transaction.instant)
            _ = try transaction.put(preparer.prepare(try HomeAssessment.json(current, decided: decision)))
        }
    }

    private static func open(_ id: String, _ patient: String, _ transaction: Transaction) throws -> JSONValue {
        guard let json = try transaction.read("ClinicalImpression", id)?.json(), let assessment = HomeAssessment(json),
            assessment.patient == patient
        else { throw RecordError.notFound }
        guard assessment.status == .open else { throw RecordError.conflict("it has been decided") }
        return json
    }
}
