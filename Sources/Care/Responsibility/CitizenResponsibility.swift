import FHIR
import Record

/// Who is responsible for one of a citizen's pathways now, until when, and who is next.
package struct CitizenResponsibility: Sendable, Hashable {
    /// The EpisodeOfCare's id.
    package let id: String
    package let title: String?
    /// What the responsible unit is called.
    package let unit: String
    package let clinician: String?
    /// The unit's telephone.
    package let telephone: String?
    /// A department that still answers, and until when.
    package let extended: Extended?
    package let next: Next?

    /// A department's extended responsibility.
    package struct Extended: Sendable, Hashable {
        package let name: String
        package let until: Int64
    }

    /// Who has been asked to take over, or has promised to.
    package struct Next: Sendable, Hashable {
        package let name: String
        /// From when; nil: from the answer.
        package let from: Int64?
        package let isPromised: Bool
    }

    package init(
        id: String, title: String?, unit: String, clinician: String?, telephone: String? = nil,
        extended: Extended? = nil,
        next: Next? = nil
    ) {
        self.id = id
        self.title = title
        self.unit = unit
        self.clinician = clinician
        self.telephone = telephone
        self.extended = extended
        self.next = next
    }
}

extension CareReader {
    /// Who is responsible for each of a citizen's pathways that is under way; the newest first.
    package func responsibilities(of patient: String) throws -> [CitizenResponsibility] {
        let statuses = Responsibility.open.sorted().map { SearchTest.token(.any, code: $0) }
        let pathways = try reading.search(
            SearchQuery("EpisodeOfCare", [SearchClause("status", statuses)], compartment: patient)
        ).resources.compactMap { Responsibility(try $0.json()) }
        guard !pathways.isEmpty else { return [] }
        let handovers = try reading.search(
            SearchQuery(
                "Task", [SearchClause("code", .token(.is(TaskKind.system), code: TaskKind.handover.rawValue))],
                compartment: patient)
        ).resources.compactMap { Handover(try $0.json()) }
        return try pathways.sorted { ($0.unit?.start ?? 0) > ($1.unit?.start ?? 0) }.compactMap { pathway in
            try responsibility(pathway, handovers.filter { $0.pathway == pathway.reference })
        }
    }

    private func responsibility(
        _ pathway: Responsibility, _ handovers: [Handover]
    ) throws -> CitizenResponsibility? {
        guard let unit = pathway.unit?.holder else { return nil }
        let promised = handovers.first { $0.state == .accepted && $0.moved == nil }
        let next = promised ?? handovers.filter(\.state.isOpen).min { ($0.offered ?? 0) < ($1.offered ?? 0) }
        let extended = pathway.holder(.extended, at: instant)
        return CitizenResponsibility(
            id: pathway.pathway.id ?? "", title: pathway.pathway.types.lazy.compactMap(\.display).first,
            unit: try called(unit), clinician: try pathway.clinician.map { try called($0.holder) },
            telephone: try contact(unit.reference)?.telephones.first,
            extended: try extended.flatMap { period in
                try period.end.map { CitizenResponsibility.Extended(name: try called(period.holder), until: $0) }
            },
            next: try next?.receiver.map {
                CitizenResponsibility.Next(
                    name: try called($0), from: next?.from, isPromised: promised != nil)
            })
    }

    /// What somebody is called: by the directory, else by what stands there.
    private func called(_ holder: ResponsibilityPeriod.Holder) throws -> String {
        let contact = try contact(holder.reference)
        return contact?.person ?? contact?.unit ?? holder.display ?? holder.reference
    }
}
