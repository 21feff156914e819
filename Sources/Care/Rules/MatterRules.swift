import FHIR

/// What goes on now: active courses, and admissions that no course holds. Each has somebody to contact.
struct MatterRules {
    let thread: CitizenThread

    /// How many of the newest entries stand with each matter and course.
    static let latestCount = 4

    /// Admissions first, then what has its next step soonest, then what something happened in last; what is only
    /// planned
    /// comes last.
    func matters() throws -> [Matter] {
        if thread.citizen.deceased { return [] }
        var matters: [(matter: Matter, rank: Rank)] = []
        var held: Set<String> = []
        for course in thread.map.courses {
            let status = thread.status(of: course)
            let admission = thread.ongoingContacts.first { thread.course(of: $0)?.id == course.id }
            guard status == .active || status == .planned || admission != nil else { continue }
            let all = thread.ongoingContacts.filter { thread.course(of: $0)?.id == course.id }
            held.formUnion(all.map(\.draft.reference))
            matters.append(
                (try matter(course, status, admission), rank(course, status, admission)))
        }
        for contact in thread.ongoingContacts where !held.contains(contact.draft.reference) {
            let course = Course(
                id: contact.draft.reference, groups: thread.map.loose.filter { $0.encounter == contact.encounter })
            matters.append((try matter(course, .active, contact), rank(course, .active, contact)))
        }
        return matters.sorted { $0.rank < $1.rank }.map(\.matter)
    }

    private struct Rank: Comparable {
        var isAdmitted: Bool
        var isPlanned: Bool
        var nextStep: Int64
        var newest: Int64
        var id: String

        static func < (one: Rank, other: Rank) -> Bool {
            if one.isAdmitted != other.isAdmitted { return one.isAdmitted }
            if one.isPlanned != other.isPlanned { return other.isPlanned }
            if one.nextStep != other.nextStep { return one.nextStep < other.nextStep }
            if one.newest != other.newest { return one.newest > other.newest }
            return one.id < other.id
        }
    }

    private func rank(_ course: Course, _ status: CourseStatus, _ admission: ThreadRow?) -> Rank {
        let next = thread.upcoming.first { $0.course?.id == course.id }
        return Rank(
            isAdmitted: admission?.kind == .admission, isPlanned: status == .planned,
            nextStep: next?.time ?? Upcoming.undated, newest: course.newest, id: course.id)
    }

    func matter(_ course: Course, _ status: CourseStatus, _ admission: ThreadRow?) throws -> Matter {
        let rows = try thread.newest(in: course.groups, limit: Self.latestCount)
        thread.maker.remember(rows)
        let latest = try rows.map { try thread.maker.entry($0, course: course.id) }
        let responsible = try thread.contacts.responsible(for: course, latest: latest, admission: admission)
        let choice = try thread.contacts.choice(
            for: course, responsible: responsible, latest: rows, admission: admission)
        let next = thread.upcoming.first { $0.course?.id == course.id }
        var summary = try summary(course, status, latest)
        if summary.title.isEmpty, let admission { summary.title = admission.draft.title }
        summary.start = summary.start ?? admission?.draft.start
        return Matter(
            course: summary, responsible: responsible, contact: choice,
            nextStep: try next.map { try entry($0) },
            admission: try admission.map { try thread.maker.entry($0, course: course.id) },
            latest: latest)
    }

    func entry(_ upcoming: Upcoming) throws -> Entry {
        var entry = try thread.maker.entry(upcoming.draft, course: upcoming.course?.id)
        entry.standing = .planned
        return entry
    }

    func summary(_ course: Course, _ status: CourseStatus, _ entries: [Entry]) throws -> CourseSummary {
        var unit: String?
        var sectors: [Sector] = []
        for party in course.episode?.draft.parties ?? [] {
            guard let found = try thread.contacts.contact(party) else { continue }
            unit = unit ?? found.unit
            if found.sector != .unknown { sectors.append(found.sector) }
        }
        sectors += entries.map(\.sector).filter { $0 != .unknown }
        var seen: Set<Sector> = []
        let newest = entries.first?.start ?? entries.first?.end
        return CourseSummary(
            id: course.id, title: course.title, status: status, start: course.start, end: course.end(status),
            sectors: sectors.filter { seen.insert($0).inserted }, unit: unit ?? entries.lazy.compactMap(\.unit).first,
            code: course.code, language: course.language, entryCount: course.entryCount, newest: newest,
            entries: entries)
    }
}
