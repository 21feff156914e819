import Access
import FHIR
package import Record

/// What a citizen lets a relative see.
package struct ProxyOffer: Sendable, Hashable {
    /// The RelatedPerson's id.
    package var relative: String
    /// Nil: the whole record.
    package var part: ConsentPart?
    package var mayAct: Bool
    /// The last day, as FHIR writes a date; nil: until it is ended.
    package var until: String?

    package init(relative: String, part: ConsentPart? = nil, mayAct: Bool = false, until: String? = nil) {
        self.relative = relative
        self.part = part
        self.mayAct = mayAct
        self.until = until
    }
}

/// Somebody whom a citizen names, who is not in the record yet.
package struct NewRelative: Sendable, Hashable {
    package var name: String
    package var relationship: Relationship
    /// Ten digits: by it the relative is known at sign-in.
    package var civilRegistrationNumber: String

    /// What the relative is to the citizen: codes of v3 RoleCode.
    package enum Relationship: String, Sendable, Hashable, CaseIterable {
        case spouse = "SPS"
        case daughter = "DAUC"
        case son = "SONC"
        case parent = "PRN"
        case sibling = "SIB"
        case family = "FAMMEMB"
        case friend = "FRND"
        case neighbour = "NBOR"

        /// What the record, whose language is Danish, says.
        var danishName: String {
            switch self {
            case .spouse: "Ægtefælle eller samlever"
            case .daughter: "Datter"
            case .son: "Søn"
            case .parent: "Forælder"
            case .sibling: "Søskende"
            case .family: "Familie"
            case .friend: "Ven"
            case .neighbour: "Nabo"
            }
        }
    }

    package init(name: String, relationship: Relationship, civilRegistrationNumber: String) {
        self.name = name
        self.relationship = relationship
        self.civilRegistrationNumber = civilRegistrationNumber
    }
}

extension ConsentDesk {
    /// A citizen, or who decides in the citizen's stead, offers a relative access; it has no effect until the relative
    /// accepts.
    ///
    /// - Returns: the id of the Consent.
    /// - Throws: ``RecordError/invalid(_:)`` where the relative is not one of the citizen's, or the last day is past.
    package func give(_ offer: ProxyOffer, of patient: String, by hand: Hand) async throws -> String {
        let (patientName, relativeName) = try await names(of: patient, offer.relative, by: hand)
        try check(until: offer.until)
        var consent = proxy(offer, of: patient, by: hand)
        (consent.patientName, consent.actorName) = (patientName, relativeName)
        return try await write(consent, by: hand)
    }

    /// What the relative would see by an offer, once it is accepted: the record through the gate as the relative, by the
    /// same Consent that ``give(_:of:by:)`` writes.
    ///
    /// - Parameter offer: its relative may be somebody who is not in the record yet.
    /// - Throws: ``RecordError/forbidden(_:)`` where the caller may not make the offer, and what `body` throws.
    package func foresee<Result: Sendable>(
        _ offer: ProxyOffer, of patient: String, by hand: Hand,
        _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        let consent = try proxy(offer, of: patient, by: hand).json(id: record.surroundings.newIdentifier())
        return try await record.foresee(
            consent, of: patient, as: hand.caller, because: hand.purpose, doing: hand.activity, body)
    }

    private func proxy(_ offer: ProxyOffer, of patient: String, by hand: Hand) -> ConsentWriter {
        ConsentWriter(
            kind: .proxy, status: .proposed, patient: patient, written: InstantText.second(now),
            performer: decider(of: patient, hand), actor: "RelatedPerson/" + offer.relative,
            parts: offer.part.map { [$0] } ?? [], mayAct: offer.mayAct,
            from: today, until: offer.until)
    }

    /// The relative takes an offer: from now on it has effect.
    package func accept(_ id: String, by hand: Hand) async throws {
        try await move(id, from: [.proposed], to: .active, by: hand)
    }

    /// The relative says no.
    package func decline(_ id: String, by hand: Hand) async throws {
        try await move(id, from: [.proposed], to: .rejected, by: hand)
    }

    /// A citizen writes down a relative who is not in the record.
    ///
    /// - Returns: the id of the RelatedPerson.
    package func add(_ relative: NewRelative, of patient: String, by hand: Hand) async throws -> String {
        let id = record.surroundings.newIdentifier()
        let prepared = try record.preparer.prepare(try relative.json(id: id, patient: patient))
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.put(prepared)
        }
        return id
    }

    /// What the citizen and the relative are called; that the two belong together is checked on the way.
    func names(
        of patient: String, _ relative: String, by hand: Hand
    ) async throws -> (patient: String?, relative: String?) {
        try await record.read(
            .patient(patient), as: hand.caller, because: hand.purpose, doing: hand.activity, asking: .brief
        ) { reading in
            let citizen = try reading.resource("Patient", patient).map { Patient(json: try $0.json()) }
            guard
                let related = try reading.resource("RelatedPerson", relative).map({ RelatedPerson(json: try $0.json()) }
                ),
                related.patient?.target == "Patient/" + patient
            else {
                throw RecordError.invalid("Consent.provision.actor.reference: a RelatedPerson of this Patient")
            }
            return (
                citizen.flatMap { HumanName.best(of: $0.names)?.display },
                HumanName.best(of: related.names)?.display
            )
        }
    }

    /// Today's date as FHIR writes it: in UTC, so that it has begun everywhere in Denmark.
    var today: String { InstantText.day(now) }

    func check(until: String?) throws(RecordError) {
        guard let until else { return }
        guard let date = DateTime(until), date.latest > now else {
            throw .invalid("Consent.provision.period.end: a day that is not past")
        }
    }
}

extension NewRelative {
    func json(id: String, patient: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "RelatedPerson")
            $0.member("id", id)
            $0.array("identifier") { list in
                list.object {
                    $0.member("system", NationalSystems.civilRegistration)
                    $0.member("value", civilRegistrationNumber)
                }
            }
            $0.member("active", true)
            $0.reference("patient", "Patient/" + patient, display: nil)
            $0.array("relationship") { list in
                list.object {
                    $0.conceptContent(
                        ConsentSystems.roleCode, relationship.rawValue, text: relationship.danishName)
                }
            }
            $0.array("name") { list in list.object { $0.member("text", name) } }
        }
        return try JSONDocument(writer.bytes).root
    }
}
