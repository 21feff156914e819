import FHIR
package import Record

/// What a unit has to see to: its pathways, and the handovers to and from it. Belongs to a reading of
/// ``Subject/lookup``: each citizen on a list stands in the audit.
package struct UnitBoard {
    let reading: Reading
    /// `Organization/id`.
    let unit: String

    package init(_ reading: Reading, unit: String) {
        self.reading = reading
        self.unit = unit
    }

    /// Which pathways.
    package enum List: Sendable, Hashable {
        /// Those of these clinicians, as `PractitionerRole/id`.
        case of(clinicians: Set<String>)
        /// All of the unit's.
        case all
        /// Those for which nobody answers by name.
        case unnamed
        /// Those that are planned to end before an instant, while nobody is offered them.
        case ending(before: Int64)
    }

    /// A pathway on a list.
    package struct PathwayLine: Sendable, Hashable {
        /// The EpisodeOfCare's id.
        package let id: String
        package let title: String?
        package let citizen: Citizen
        /// `PractitionerRole/id`.
        package let clinician: String?
        package let coordinator: String?
        /// Since when the unit has it.
        package let since: Int64
        /// When it is planned to end.
        package let ends: Int64?
        /// Until when a clinician is to be named.
        package let nameBy: Int64?
        /// How many have been told because none was.
        package let escalated: Int
    }

    /// A handover on a list.
    package struct HandoverLine: Sendable, Hashable {
        /// The Task's id.
        package let id: String
        /// The EpisodeOfCare's id.
        package let pathway: String?
        package let what: String?
        package let citizen: Citizen
        package let giver: ResponsibilityPeriod.Holder
        package let receiver: ResponsibilityPeriod.Holder
        package let state: Handover.State?
        package let offered: Int64?
        package let answerBy: Int64?
        package let from: Int64?
        /// How many times somebody has been told that it is not answered.
        package let escalated: Int
    }

    /// Who it is about, as far as a list says.
    package struct Citizen: Sendable, Hashable {
        /// The Patient's id.
        package let id: String
        package let name: String?
        package let civilRegistrationNumber: String?
        package let birthDate: String?
    }

    /// More than these are a page of their own.
    package static let pageSize = 500

    /// The pathways of a list, those that wait longest first.
    package func pathways(_ list: List, limit: Int = pageSize, offset: Int = 0) throws -> [PathwayLine] {
        var rows = try reading.rows(Self.query(list, of: unit, limit: limit, offset: offset))
        if case .ending = list {
            let offered = Set(try handovers(from: true).compactMap(\.pathway))
            rows.removeAll { offered.contains($0.values[7].text ?? "") }
        }
        let citizens = try citizens(rows.map(\.key))
        return rows.map { row in
            let values = row.values
            return PathwayLine(
                id: values[7].text ?? "", title: values[9].text, citizen: citizens(row.key, values[8].text),
                clinician: values[1].text, coordinator: values[2].text, since: values[3].integer ?? 0,
                ends: values[4].integer, nameBy: values[5].integer, escalated: Int(values[6].integer ?? 0))
        }
    }

    /// How many a list holds.
    package func count(_ list: List) throws -> Int { try reading.count(Self.query(list, of: unit)) }

    /// Handovers that are not done with, from the unit or to it: those to be answered first come first.
    ///
    /// - Parameter selves: the references that are the reader besides the unit.
    package func handovers(from isGiver: Bool, selves: Set<String> = []) throws -> [HandoverLine] {
        let sides = Array(selves.union([unit])).sorted().map(ColumnValue.text)
        let rows = try reading.rows(
            RowQuery(
                HandoverProjection.projection.name, where: [.isOne(of: sides, isGiver ? "giver" : "receiver")],
                order: [.ascending("answer_by")], limit: Self.pageSize))
        let citizens = try citizens(rows.map(\.key))
        return rows.map { row in
            let values = row.values
            return HandoverLine(
                id: values[8].text ?? "",
                pathway: values[2].text?.split(separator: "/").last.map(String.init), what: values[10].text,
                citizen: citizens(row.key, values[9].text),
                giver: .init(values[0].text ?? "", display: values[11].text),
                receiver: .init(values[1].text ?? "", display: values[12].text),
                state: values[3].text.flatMap(Handover.State.init(rawValue:)), offered: values[4].integer,
                answerBy: values[5].integer, from: values[6].integer, escalated: Int(values[7].integer ?? 0))
        }
    }

    /// The ids of all pathways that the unit has.
    func everyPathway() throws -> [String] {
        try reading.rows(Self.query(.all, of: unit)).compactMap { $0.values[7].text }
    }

    /// The ids of the unit's open handovers that were offered together.
    func openHandovers(inGroup group: String) throws -> [String] {
        let rows = try reading.rows(
            RowQuery(HandoverProjection.projection.name, where: [.equals("receiver", .text(unit))]))
        return try rows.compactMap { row in
            guard let json = try reading.resource(at: row.key)?.json(), let handover = Handover(json),
                handover.state.isOpen, handover.group == group
            else { return nil }
            return handover.task.id
        }
    }

    /// The rows of a list.
    static func query(_ list: List, of unit: String, limit: Int? = nil, offset: Int = 0) -> RowQuery {
        let own = RowQuery.Condition.equals("unit", .text(unit))
        let (conditions, order): ([RowQuery.Condition], String) =
            switch list {
            case .of(let clinicians): ([.isOne(of: clinicians.sorted().map(ColumnValue.text), "clinician")], "since")
            case .all: ([own], "since")
            case .unnamed: ([own, .equals("clinician", .null)], "since")
            case .ending(let instant): ([own, .less("ends", than: .integer(instant))], "ends")
            }
        return RowQuery(
            PathwayProjection.projection.name, where: conditions, order: [.ascending(order)], limit: limit,
            offset: offset)
    }

    /// What the citizens of these resources are called: asked for once.
    func citizens(_ keys: [ResourceKey]) throws -> (ResourceKey, String?) -> Citizen {
        let names = try CitizenNames(reading, of: keys)
        return { key, id in
            let known = names[key]
            return Citizen(
                id: id ?? "", name: known?.name, civilRegistrationNumber: known?.civilRegistrationNumber,
                birthDate: known?.birthDate)
        }
    }
}
