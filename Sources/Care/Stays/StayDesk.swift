import Access
import FHIR
package import Record

/// Takes what a department does about a patient who is there, and writes it through the door as whoever does it. What
/// follows is the record's own doing; the municipality hears of it by message where it takes messages.
package struct StayDesk: Sendable {
    /// What keeps a step from being taken, for whoever takes it.
    package enum Mistake: Error, Sendable, Hashable {
        /// Something that must be said was not.
        case blank
        /// It has been done, or the stay is over.
        case late
        /// Only a department of a hospital admits.
        case notHospital
    }

    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// What happens during a stay.
    package enum Step: String, Sendable, Hashable, CaseIterable {
        case startLeave = "start-leave"
        case endLeave = "end-leave"
        case finishTreatment = "finish-treatment"
        /// The hospital is not done after all.
        case resumeTreatment = "resume-treatment"

        /// Whether it can be taken now.
        package func isPossible(in stay: HospitalStay) -> Bool {
            switch self {
            case .startLeave: stay.state == .present && stay.kind == .inpatient
            case .endLeave: stay.state == .onLeave
            case .finishTreatment: stay.isOpen && stay.treatmentFinished == nil
            case .resumeTreatment: stay.isOpen && stay.treatmentFinished != nil
            }
        }
    }

    /// Admits somebody to the caller's own department, now.
    ///
    /// - Returns: the id of the stay.
    package func admit(
        _ patient: String, as kind: HospitalStay.Kind, by hand: ConsentDesk.Hand
    ) async throws -> String {
        guard let unit = hand.caller.unit else { throw Mistake.notHospital }
        let id = record.surroundings.newIdentifier()
        let preparer = record.preparer
        let isHospital = try await record.read(
            .directory, as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { reading in
            try reading.resource("Organization", unit).flatMap { Organization(try $0.json()) }
                .flatMap(SectorRule.sector(of:)) == .hospital
        }
        guard isHospital else { throw Mistake.notHospital }
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: patient) else { throw RecordError.notFound }
            let own = SearchQuery(
                "EpisodeOfCare",
                [
                    SearchClause("organization", .reference(type: "Organization", id: unit)),
                    SearchClause("status", Responsibility.open.sorted().map { .token(.any, code: $0) }),
                ], compartment: patient)
            let pathway = try transaction.find(own).resources.first.map { "EpisodeOfCare/" + $0.id }
            let stay = try HospitalStay.begun(
                id, of: patient, at: "Organization/" + unit, kind, from: transaction.instant, pathway: pathway,
                author: hand.caller.identity)
            _ = try transaction.put(try preparer.prepare(stay))
        }
        return id
    }

    /// Takes a step with a stay, now.
    ///
    /// - Throws: ``RecordError/notFound`` where the caller sees no such stay of this citizen, ``Mistake/late`` where it
    ///   cannot be taken any more.
    package func take(_ step: Step, _ id: String, of patient: String, by hand: ConsentDesk.Hand) async throws {
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.change("Encounter", id) { json in
                guard let stay = HospitalStay(json), stay.patient == patient else { throw RecordError.notFound }
                guard step.isPossible(in: stay) else { throw Mistake.late }
                return switch step {
                case .startLeave: try stay.onLeave(from: transaction.instant)
                case .endLeave: try stay.back(at: transaction.instant)
                case .finishTreatment: try stay.finishedTreatment(at: transaction.instant)
                case .resumeTreatment: try stay.finishedTreatment(at: nil)
                }
            }
        }
    }

    /// Offers a patient to another department: both the pathway and the bed. The patient is moved when it says yes.
    ///
    /// - Returns: the id of the handover.
    package func offerTransfer(
        of id: String, of patient: String, to receiver: ResponsibilityPeriod.Holder, because reason: String,
        by hand: ConsentDesk.Hand
    ) async throws -> String {
        guard !reason.isBlank, receiver.reference.hasPrefix("Organization/") else { throw Mistake.blank }
        let task = record.surroundings.newIdentifier()
        let record = record
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let json = try transaction.read("Encounter", id)?.json(), let stay = HospitalStay(json),
                stay.patient == patient
            else { throw RecordError.notFound }
            guard stay.isOpen else { throw Mistake.late }
            let around = Bystanders(
                read: { try transaction.read($0, $1)?.json() },
                find: { try transaction.find($0).resources.map { try $0.json() } },
                newIdentifier: { record.surroundings.newIdentifier() })
            let (pathway, written) = try StayPathway.found(for: stay, around)
            for json in written { _ = try transaction.put(try preparer.prepare(json)) }
            guard let pathway, let unit = pathway.unit?.holder, unit.reference == stay.department else {
                throw Mistake.late
            }
            let offer = HandoverOffer(
                pathway: pathway.reference, title: pathway.pathway.types.lazy.compactMap(\.display).first,
                patient: patient, giver: .init(hand.caller.identity, display: hand.name), givingUnit: unit,
                receiver: receiver, what: "Patienten flyttes med sit forløb.", why: reason, stay: stay.reference)
            _ = try transaction.put(try preparer.prepare(try offer.json(id: task, at: transaction.instant)))
        }
        return task
    }
}
