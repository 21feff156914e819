import Access
import FHIR

/// One fact for the gate: a row of ``GateProjections/facts``.
struct GateRow {
    var kind: Kind
    /// Whom it is about, as a number: the actor of a care relation or a Consent, or one of ``Everybody``.
    var actor: Int64
    var starts: Int64
    var ends: Int64
    var extent: Extent = .everything
    /// What is given or hidden, as a number; 0 for everything.
    var mark: Int64 = 0
    /// The resource that says so.
    var basis: String
    /// Whom it is about, where it is a Consent: numbers do not lead back.
    var name: String?
    /// What is given or hidden, as text.
    var part: String?
    /// One resource, in the form that a query can compare with what it has: see ``PlaceText``.
    var place: String?

    /// The numbers stand in the record: a new kind takes a new one.
    enum Kind: Int64, CaseIterable {
        case pathway = 1
        case contact, appointment, referral, task, careTeam, generalPractitioner
        case statedReason = 10
        case emergency
        case proxy = 20
        case actingProxy, custody, guardianship, proposedProxy, proposedActingProxy
        /// What hides from professionals, or from everybody.
        case block = 30
        /// What hides from relatives alone.
        case filter
        /// A Patient whose address is protected.
        case protected = 40
    }

    /// How much is given or hidden. The numbers stand in the record.
    enum Extent: Int64 {
        case everything = 0
        case kind, course, instance
    }

    /// Actors who are nobody in particular.
    enum Everybody {
        static let professionals: Int64 = 0
        static let all: Int64 = 1
    }

    /// Later than any instant that a record has, and in six bytes.
    static let endOfTime: Int64 = 1 << 46

    static func bounded(_ instant: Int64) -> Int64 { min(max(instant, -endOfTime), endOfTime) }

    static let columns: [Projection.Column] = [
        .init("kind", .integer), .init("actor", .integer), .init("starts", .integer), .init("ends", .integer),
        .init("extent", .integer), .init("mark", .integer), .init("basis", .text), .init("name", .text),
        .init("part", .text), .init("place", .text),
    ]

    var values: [ColumnValue] {
        [
            .integer(kind.rawValue), .integer(actor), .integer(starts), .integer(ends), .integer(extent.rawValue),
            .integer(mark), .text(basis), .text(orNull: name), .text(orNull: part), .text(orNull: place),
        ]
    }

    init(
        _ kind: Kind, actor: Int64, from: Int64?, until: Int64?, basis: String, name: String? = nil
    ) {
        self.kind = kind
        self.actor = actor
        starts = Self.bounded(from ?? .min)
        ends = Self.bounded(until ?? .max)
        self.basis = basis
        self.name = name
    }

    /// Nil where the values are no row of the projection.
    init?(_ values: [ColumnValue]) {
        guard values.count == Self.columns.count, let kind = values[0].integer.flatMap(Kind.init),
            let actor = values[1].integer, let starts = values[2].integer, let ends = values[3].integer,
            let extent = values[4].integer.flatMap(Extent.init), let mark = values[5].integer,
            let basis = values[6].text
        else { return nil }
        (self.kind, self.actor, self.starts, self.ends, self.extent, self.mark) = (
            kind, actor, starts, ends, extent, mark
        )
        self.basis = basis
        (name, part, place) = (values[7].text, values[8].text, values[9].text)
    }

    // MARK: From resources

    static func rows(of resource: JSONValue) -> [GateRow] {
        guard let type = resource["resourceType"]?.string else { return [] }
        if type == "Consent" { return rows(ofConsent: resource) }
        var rows = CareRelationContent.relations(of: resource).map { relation in
            GateRow(
                kind(of: relation.kind), actor: ReferenceMark.number(of: relation.actor), from: relation.from,
                until: relation.until, basis: relation.basis)
        }
        if type == "Patient", ResourceMarks.isProtected(resource), let id = resource["id"]?.string {
            rows.append(
                GateRow(.protected, actor: Everybody.all, from: nil, until: nil, basis: "Patient/" + id))
        }
        return rows
    }

    private static func rows(ofConsent consent: JSONValue) -> [GateRow] {
        let content = ConsentContent(consent, patient: "")
        guard let provision = content.fact else { return [] }
        var rows: [GateRow] = []
        var actors: [(Int64, String?)] = provision.actors.sorted().map { (ReferenceMark.number(of: $0), $0) }
        if !provision.isUnderstood {
            actors = [(Everybody.all, nil)]
        } else if actors.isEmpty {
            actors = [(Everybody.professionals, nil)]
        }
        for (actor, name) in actors {
            let row = GateRow(
                kind(of: provision), actor: actor, from: provision.from, until: provision.until,
                basis: "Consent/" + provision.consent, name: name)
            if provision.parts.isEmpty { rows.append(row) }
            for part in provision.parts { rows.append(row.about(part)) }
        }
        return rows
    }

    private func about(_ part: Part) -> GateRow {
        var row = self
        switch part {
        case .kind(let type):
            row.extent = .kind
            row.mark = ReferenceMark.number(of: type)
            row.part = type
            row.place = PlaceText.text(type: type)
        case .course(let id):
            row.extent = .course
            row.mark = ReferenceMark.number(of: "EpisodeOfCare/" + id)
            row.part = id
        case .instance(let type, let id):
            row.extent = .instance
            row.mark = ReferenceMark.number(of: type + "/" + id)
            row.part = type + "/" + id
            row.place = PlaceText.text(type: type, id: id)
        }
        return row
    }

    private static func kind(of ground: Ground.Kind) -> Kind {
        switch ground {
        case .contact: .contact
        case .appointment: .appointment
        case .referral: .referral
        case .task: .task
        case .careTeam: .careTeam
        case .generalPractitioner: .generalPractitioner
        default: .pathway
        }
    }

    private static func kind(of provision: Provision) -> Kind {
        switch provision.kind {
        case .proxy where provision.isProposed: provision.mayAct ? .proposedActingProxy : .proposedProxy
        case .proxy: provision.mayAct ? .actingProxy : .proxy
        case .custody: .custody
        case .guardianship: .guardianship
        case .statedReason: .statedReason
        case .emergency: .emergency
        case .block: provision.isFilter ? .filter : .block
        }
    }

    // MARK: As facts

    /// The care relation that the row is.
    ///
    /// - Parameter names: the references that the caller is, by their numbers.
    func relation(of patient: String, _ names: [Int64: String]) -> CareRelation? {
        guard let ground, kind.rawValue < Kind.statedReason.rawValue, let actor = names[actor] else { return nil }
        return CareRelation(
            patient: patient, actor: actor, kind: ground, basis: basis, from: starts, until: ends)
    }

    private var ground: Ground.Kind? {
        switch kind {
        case .pathway: .pathway
        case .contact: .contact
        case .appointment: .appointment
        case .referral: .referral
        case .task: .task
        case .careTeam: .careTeam
        case .generalPractitioner: .generalPractitioner
        default: nil
        }
    }

    /// What the row says as a Consent: of one actor, and one part.
    func provision(of patient: String) -> Provision? {
        let kind: Provision.Kind
        switch self.kind {
        case .statedReason: kind = .statedReason
        case .emergency: kind = .emergency
        case .proxy, .actingProxy, .proposedProxy, .proposedActingProxy: kind = .proxy
        case .custody: kind = .custody
        case .guardianship: kind = .guardianship
        case .block, .filter: kind = .block
        default: return nil
        }
        let acting: Set<Kind> = [.actingProxy, .proposedActingProxy, .custody, .guardianship]
        return Provision(
            patient: patient, consent: String(basis.drop { $0 != "/" }.dropFirst()), kind: kind,
            actors: name.map { [$0] } ?? [], parts: about.map { [$0] } ?? [], mayAct: acting.contains(self.kind),
            isProposed: self.kind == .proposedProxy || self.kind == .proposedActingProxy,
            isUnderstood: actor != Everybody.all, from: starts, until: ends)
    }

    private var about: Part? {
        guard let part else { return nil }
        switch extent {
        case .everything: return nil
        case .kind: return .kind(part)
        case .course: return .course(part)
        case .instance:
            let words = part.split(separator: "/").map(String.init)
            return words.count == 2 ? .instance(type: words[0], id: words[1]) : nil
        }
    }
}
