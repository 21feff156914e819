import FHIR
import Record

/// Everything that has been decided about access to one citizen's record, for the pages about it.
package struct AccessDecisions: Sendable, Hashable {
    /// A unit or a person that something can be kept from.
    package struct Party: Sendable, Hashable {
        package let reference: String
        package let name: String

        package init(reference: String, name: String) {
            self.reference = reference
            self.name = name
        }
    }

    /// Somebody who stands in the record as a relative.
    package struct Relative: Sendable, Hashable {
        /// The RelatedPerson's id.
        package let id: String
        package let name: String?
        /// What the relative is to the citizen, in the record's words.
        package let relationship: String?

        package init(id: String, name: String?, relationship: String?) {
            self.id = id
            self.name = name
            self.relationship = relationship
        }
    }

    /// The newest first.
    package var consents: [HeldConsent]
    package var relatives: [Relative]
    /// The newest word of each voice about each relative.
    package var roles: [RelativeRole]
    /// Units and people who have had to do with the citizen.
    package var parties: [Party]
    /// Blocks that the reader's unit has written down from a paper.
    package var signedBlocks: [SignedBlock]

    package init(
        consents: [HeldConsent], relatives: [Relative], roles: [RelativeRole], parties: [Party],
        signedBlocks: [SignedBlock] = []
    ) {
        self.consents = consents
        self.relatives = relatives
        self.roles = roles
        self.parties = parties
        self.signedBlocks = signedBlocks
    }

    /// What one voice has said about one relative.
    package func role(of relative: String, by voice: RelativeRole.Voice) -> RelativeRole? {
        roles.first { $0.relative == relative && $0.voice == voice }
    }
}

extension CareReader {
    /// More than anybody decides; the newest of more than these would be missed, so it is far above.
    private static let mostConsents = 1000

    /// What has been decided about access to a citizen's record, as far as the caller may see it.
    package func decisions(of patient: String) throws -> AccessDecisions {
        AccessDecisions(
            consents: try consents(of: patient), relatives: try relatives(of: patient), roles: try roles(of: patient),
            parties: try parties(of: patient), signedBlocks: try signedBlocks(of: patient))
    }

    /// The Consents of our kinds, the newest first.
    package func consents(of patient: String) throws -> [HeldConsent] {
        let ours = SearchClause("category", .token(.is(ConsentKind.system), code: nil))
        return try compartment("Consent", [ours], of: patient, limit: Self.mostConsents).compactMap(HeldConsent.init)
            .enumerated()
            .sorted { one, other in
                let (first, second) = (one.element.given?.earliest ?? 0, other.element.given?.earliest ?? 0)
                return (first, one.offset) > (second, other.offset)
            }
            .map(\.element)
    }

    /// Those who stand in the record as relatives and are not out of use.
    package func relatives(of patient: String) throws -> [AccessDecisions.Relative] {
        try compartment("RelatedPerson", [], of: patient, limit: Self.mostRelatives).compactMap { json in
            let related = RelatedPerson(json: json)
            guard let id = related.id, related.active != false else { return nil }
            return AccessDecisions.Relative(
                id: id, name: HumanName.best(of: related.names)?.display,
                relationship: related.relationships.lazy.compactMap(\.display).first)
        }
    }

    private static let mostRelatives = 100

    /// The newest word of each voice about each relative's role.
    package func roles(of patient: String) throws -> [RelativeRole] {
        let ours = SearchClause("questionnaire", .address(RelativeRole.questionnaire))
        let said = try compartment("QuestionnaireResponse", [ours], of: patient, limit: Self.mostConsents)
            .compactMap(RelativeRole.init)
        // They came in the order in which they were said.
        var newest: [RelativeRole] = []
        for role in said.reversed()
        where !newest.contains(where: { $0.relative == role.relative && $0.voice == role.voice }) {
            newest.append(role)
        }
        return newest
    }

    /// Blocks that were written down from papers which the reader sees, without those that another such paper has lifted.
    private func signedBlocks(of patient: String) throws -> [SignedBlock] {
        let ours = SearchClause("type", .token(.is(SignedPaper.system), code: SignedPaper.code))
        let papers = try compartment("DocumentReference", [ours], of: patient, limit: Self.mostConsents)
            .compactMap(SignedPaper.reading)
        let lifted = Set(papers.filter { $0.kind == .endOfBlock }.map(\.consent))
        return papers.filter { $0.kind == .block && !lifted.contains($0.consent) }
            .map { SignedBlock(consent: $0.consent, paper: $0.text) }
    }

    /// The units and people that courses and contacts name.
    private func parties(of patient: String) throws -> [AccessDecisions.Party] {
        var references: [String] = []
        func add(_ reference: String?) {
            guard let reference, !references.contains(reference) else { return }
            references.append(reference)
        }
        for json in try compartment("EpisodeOfCare", [], of: patient, limit: Self.mostLooked) {
            add(json["managingOrganization"]?["reference"]?.string)
            add(json["careManager"]?["reference"]?.string)
        }
        for json in try compartment("Encounter", [], of: patient, limit: Self.mostLooked) {
            add(json["serviceProvider"]?["reference"]?.string)
        }
        return try references.prefix(Self.mostParties).compactMap { reference in
            guard let contact = try contact(reference) else { return nil }
            let name = [contact.person, contact.unit].compactMap { $0 }.joined(separator: ", ")
            return name.isEmpty ? nil : AccessDecisions.Party(reference: reference, name: name)
        }
        .sorted { $0.name < $1.name }
    }

    /// Resources that are looked through for units and people.
    private static let mostLooked = 300
    /// More than one chooses among.
    private static let mostParties = 60

    private func compartment(
        _ type: String, _ clauses: [SearchClause], of patient: String, limit: Int
    ) throws -> [JSONValue] {
        try reading.search(SearchQuery(type, clauses, compartment: patient, limit: limit)).resources.map {
            try $0.json()
        }
    }
}
