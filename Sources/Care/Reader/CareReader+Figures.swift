import FHIR
import Record

extension CareReader {
    /// The ids of all Organizations by their sector. Belongs to a reading of ``Access/Subject/directory``.
    package func unitsBySector() throws -> [Sector: [String]] {
        let source = RecordThread(patient: "", reading: reading)
        let directory = Directory { try source.resource($0) }
        var units: [Sector: [String]] = [:]
        for unit in try reading.resources(ofTypes: ["Organization"]) {
            let sector = try directory.entry("Organization/" + unit.id)?.sector ?? .unknown
            units[sector, default: []].append(unit.id)
        }
        return units
    }

    /// The region in numbers. Belongs to a reading of ``Access/Subject/counts``.
    ///
    /// - Parameters:
    ///   - units: the ids of the Organizations of each sector.
    ///   - smallest: numbers below this are not shown.
    package func regionFigures(units: [Sector: [String]], smallest: Int) throws -> RegionFigures {
        func figure(_ type: String, _ clauses: SearchClause...) throws -> Figure {
            Figure(try countAll(type, clauses), smallest: smallest)
        }
        let admitted = SearchClause("class", ["IMP", "ACUTE", "NONAC"].map { .token(.any, code: $0) })
        let ahead = SearchClause(
            "date", .date(.greaterOrEqual, SearchDate(earliest: instant, latest: instant + 1)))
        return RegionFigures(
            citizens: try figure("Patient"), activeCourses: try figure("EpisodeOfCare", Self.status("active")),
            admissions: try figure("Encounter", Self.status("in-progress", "onleave"), admitted),
            appointments: try figure("Appointment", Self.status("booked", "pending", "proposed"), ahead),
            openTasks: try figure("Task", Self.status("requested", "received", "accepted", "ready", "in-progress")),
            plannedCourses: try figure("EpisodeOfCare", Self.status("planned", "waitlist")),
            finishedCourses: try figure("EpisodeOfCare", Self.status("finished")),
            referrals: try figure("ServiceRequest", Self.status("active")),
            units: units.values.reduce(0) { $0 + $1.count }, sectors: try sectors(units, smallest),
            smallest: smallest)
    }

    private func sectors(_ units: [Sector: [String]], _ smallest: Int) throws -> [SectorFigures] {
        let sectors = Sector.allCases.filter { units[$0]?.isEmpty == false }
        func parts(_ type: String, _ parameter: String, _ clauses: SearchClause...) throws -> [Figure] {
            let counts = try sectors.map { try count(type, clauses, parameter, of: units[$0] ?? []) }
            // What no unit has makes up the rest of the total.
            let rest = max(0, try countAll(type, clauses) - counts.reduce(0, +))
            return Array(Figure.parts(counts + [rest], smallest: smallest).dropLast())
        }
        let since = instant - 30 * CitizenThread.day
        let recent = SearchClause("date", .date(.greaterOrEqual, SearchDate(earliest: since, latest: since + 1)))
        let until = SearchClause("date", .date(.lessOrEqual, SearchDate(earliest: instant, latest: instant + 1)))
        let active = try parts("EpisodeOfCare", "organization", Self.status("active"))
        let finished = try parts("EpisodeOfCare", "organization", Self.status("finished"))
        let contacts = try parts("Encounter", "service-provider", recent, until)
        return sectors.enumerated().map { place, sector in
            SectorFigures(
                sector: sector, units: units[sector]?.count ?? 0, activeCourses: active[place],
                finishedCourses: finished[place], recentContacts: contacts[place])
        }
    }

    /// How many name one of these units. Each resource names one at most, so the parts may be added.
    private func count(
        _ type: String, _ clauses: [SearchClause], _ parameter: String, of units: [String]
    ) throws -> Int {
        try stride(from: 0, to: units.count, by: Self.unitsAtOnce).reduce(0) { sum, start in
            let some = units[start..<min(start + Self.unitsAtOnce, units.count)]
            let named = SearchClause(parameter, some.map { .reference(type: "Organization", id: $0) })
            return sum + (try countAll(type, clauses + [named]))
        }
    }

    /// Keeps one question to the engine short.
    private static let unitsAtOnce = 100

    private static func status(_ codes: String...) -> SearchClause {
        SearchClause("status", codes.map { .token(.any, code: $0) })
    }
}
