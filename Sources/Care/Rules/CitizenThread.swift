import FHIR

/// One citizen's thread opened for the rules: what the overview and the course page are both made from, each part read
/// once.
final class CitizenThread {
    let source: any ThreadSource
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let now: Int64
    let directory: Directory
    let maker: EntryMaker
    let patient: Patient?
    let citizen: CitizenSummary
    let contacts: ContactRules
    let map: CourseMap
    let groups: [ThreadGroup]
    /// What holds or goes on, without courses, plans, problems and teams.
    let current: [ThreadRow]
    /// What is agreed or ordered for a time to come, soonest first.
    let planned: [ThreadRow]
    let frames: [ThreadRow]

    /// Bounds on what is read at once. A citizen has tens of these; the bounds keep hostile records cheap.
    enum Limit {
        static let frames = 1000
        static let current = 500
        static let planned = 500
        static let relatives = 50
    }

    /// - Parameters:
    ///   - now: the instant at which the thread is seen.
    ///   - cache: what earlier readings have looked up in the directory.
    init(_ source: any ThreadSource, at now: Int64, cache: DirectoryCache? = nil) throws {
        self.source = source
        self.now = now
        let directory = Directory(cache: cache, at: now) { try source.resource($0) }
        self.directory = directory
        maker = EntryMaker(source, directory, now: now)
        patient = Patient(try source.resource("Patient/" + source.patient))
        let relatives = try source.rows(on: .relative, kind: nil, from: nil, limit: Limit.relatives).compactMap {
            try directory.entry($0.draft.reference)?.contact(role: nil)
        }
        var citizen = try CitizenRules.summary(
            of: patient, id: source.patient, relatives: relatives, directory: directory, now: now)
        citizen.isLimited = source.isLimited
        citizen.openTypes = source.openTypes
        self.citizen = citizen
        contacts = ContactRules(directory: directory, generalPractitioner: citizen.generalPractitioner)
        groups = try source.groups()
        frames =
            try source.rows(on: .openFrame, kind: nil, from: nil, limit: Limit.frames)
            + source.rows(on: .closedFrame, kind: nil, from: nil, limit: Limit.frames)
        map = CourseMap(frames: frames, groups: groups)
        current = try source.rows(on: .current, kind: nil, from: nil, limit: Limit.current)
        // What has a stretch of time to happen in may have begun long ago and still lie ahead.
        let planned = try source.rows(on: .planned, kind: nil, from: now - Self.longestStretch, limit: Limit.planned)
        self.planned = planned.filter { ($0.draft.end?.latest ?? $0.draft.start?.latest ?? $0.time) > now }.reversed()
        maker.remember(current)
        maker.remember(self.planned)
    }

    static let day: Int64 = 86_400_000
    private static let longestStretch = 366 * day

    func course(of row: ThreadRow) -> Course? {
        if let course = map.course(of: row) { return course }
        // What carries out a referral belongs where the referral does.
        for request in row.draft.references(.request) {
            if let referral = (current + planned).first(where: { $0.draft.reference == request }),
                let course = map.course(of: referral)
            {
                return course
            }
        }
        return nil
    }

    func status(of course: Course) -> CourseStatus {
        course.status(at: now, recordEnd: recordEnd, isDeceased: citizen.deceased)
    }

    /// When anything last happened.
    private lazy var recordEnd: Int64 = groups.lazy.map(\.newest).filter { [now] in $0 <= now }.max() ?? now

    func entry(_ row: ThreadRow) throws -> Entry { try maker.entry(row, course: course(of: row)?.id) }

    func entries(_ rows: [ThreadRow]) throws -> [Entry] {
        try maker.entries(rows) { course(of: $0)?.id }
    }

    /// The newest rows that have happened in these groups, latest first. An appointment that was kept is left to the
    /// contact that came of it.
    ///
    /// Groups are opened in the order of their newest row, and no more of them than it takes.
    func newest(in groups: [ThreadGroup], limit: Int) throws -> [ThreadRow] {
        let start = ThreadCursor(time: now, tie: .max)
        return try ThreadMerge(source, groups).rows(after: start, limit: limit) { row in
            row.shelf != .void && !(row.kind == .appointment && row.draft.status == "fulfilled")
        }
    }

    /// What lies ahead, soonest first; undated orders last.
    lazy var upcoming: [Upcoming] = citizen.deceased ? [] : UpcomingRules.upcoming(in: self)

    /// Admissions and other contacts that are under way.
    var ongoingContacts: [ThreadRow] {
        citizen.deceased
            ? []
            : current.filter {
                $0.isContact && $0.draft.status != "planned" && $0.time <= now && !$0.hasEnded(at: now)
            }
    }
}

/// Something that lies ahead.
struct Upcoming {
    var draft: EntryDraft
    var course: Course?
    /// When it sorts: the far future for what has no time yet.
    var time: Int64

    static let undated = Int64.max
}
