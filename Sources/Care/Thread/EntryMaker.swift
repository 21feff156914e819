import FHIR

/// Makes entries of rows: looks up the names of units and people, and where a resource names none, takes those of the
/// contact in which it happened.
final class EntryMaker {
    let directory: Directory
    private let source: any ThreadSource
    private let now: Int64
    private var settings: [String: Setting] = [:]
    /// What contacts are known already, so that they are not read again.
    private var contacts: [String: ThreadRow] = [:]

    private struct Setting {
        var unit: String?
        var person: String?
        var sector = Sector.unknown
    }

    init(_ source: any ThreadSource, _ directory: Directory, now: Int64) {
        self.source = source
        self.directory = directory
        self.now = now
    }

    /// Remembers rows of contacts that have been read.
    func remember(_ rows: [ThreadRow]) {
        for row in rows where row.isContact { contacts[row.draft.reference] = row }
    }

    func entry(_ row: ThreadRow, course: String?) throws -> Entry {
        var entry = try entry(row.draft, course: course)
        entry.standing = standing(of: row)
        return entry
    }

    func entries(_ rows: [ThreadRow], course: (ThreadRow) throws -> String?) throws -> [Entry] {
        remember(rows)
        return try rows.map { try entry($0, course: try course($0)) }
    }

    /// Part of a plan, or any draft that is no row of its own.
    func entry(_ draft: EntryDraft, course: String?) throws -> Entry {
        var setting = try self.setting(of: draft)
        if let encounter = draft.reference(.encounter), setting.unit == nil || setting.sector == .unknown {
            let around = try self.setting(at: encounter)
            setting.person = setting.unit == nil && setting.person == nil ? around.person : setting.person
            setting.unit = setting.unit ?? around.unit
            setting.sector = setting.sector == .unknown ? around.sector : setting.sector
        }
        return Entry(
            reference: draft.reference, kind: draft.kind, title: try title(of: draft), detail: draft.detail,
            status: draft.status, start: draft.start, end: draft.end,
            startIsOrderTime: draft.startIsOrderTime, sector: draft.sector ?? setting.sector, unit: setting.unit,
            person: setting.person,
            place: try place(of: draft), reason: draft.reason, instruction: draft.instruction, dose: draft.dose,
            course: course, value: draft.value, components: draft.components, code: draft.code, isVoid: draft.isVoid,
            language: draft.language)
    }

    private func title(of draft: EntryDraft) throws -> String {
        if !draft.title.isEmpty { return draft.title }
        return try directory.entry(draft.reference(.medication))?.unit ?? ""
    }

    /// Where the resource itself says. A unit's address is not where a home visit or a video call takes place.
    private func place(of draft: EntryDraft) throws -> String? {
        if let party = draft.parties.first(where: { $0.reference?.hasPrefix("Location/") == true }),
            let location = try directory.entry(party.reference), let name = location.place
        {
            return [name, location.address].compactMap(\.self).joined(separator: ", ")
        }
        return draft.place
    }

    private func setting(of draft: EntryDraft) throws -> Setting {
        var setting = Setting()
        for party in draft.parties {
            let isPlace = party.reference?.hasPrefix("Location/") == true
            if let found = try directory.entry(party.reference) {
                setting.person = setting.person ?? found.person
                setting.unit = setting.unit ?? found.unit
                if setting.sector == .unknown { setting.sector = found.sector }
            } else if let words = party.display, !isPlace {
                let type = party.reference?.prefix { $0 != "/" }
                let isUnit = type == "Organization" || type == "HealthcareService"
                if isUnit {
                    setting.unit = setting.unit ?? words
                    if setting.sector == .unknown { setting.sector = SectorRule.guess(from: words) }
                } else if type != "Patient" {
                    setting.person = setting.person ?? words
                }
            }
            if setting.unit != nil, setting.person != nil, setting.sector != .unknown { break }
        }
        return setting
    }

    private func setting(at encounter: String) throws -> Setting {
        if let known = settings[encounter] { return known }
        let row = try contacts[encounter] ?? source.row(of: encounter)
        let setting = try row.map { try self.setting(of: $0.draft) } ?? Setting()
        settings[encounter] = setting
        return setting
    }

    private func standing(of row: ThreadRow) -> Standing {
        switch row.shelf {
        case .planned: row.time > now ? .planned : .past
        case .current, .openFrame: row.hasEnded(at: now) ? .past : row.time > now ? .planned : .current
        case .event, .closedFrame, .void, .relative: row.time > now ? .planned : .past
        }
    }
}

extension ThreadRow {
    /// Whether its period is over.
    func hasEnded(at now: Int64) -> Bool { draft.end.map { $0.latest <= now } ?? false }
}
