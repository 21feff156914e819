import FHIR

/// Puts the overview together. Pure: everything it knows comes from the thread and the instant.
struct OverviewRules {
    let thread: CitizenThread

    /// How much of each part an overview shows; the rest has pages of its own.
    enum Limit {
        static let next = 8
        static let earlier = 8
        static let latest = 8
        static let results = 8
        static let resultsRead = 24
        /// Results on the page of all results, and entries in a list that has no pages.
        static let trends = 3000
        static let list = 1000
        /// A deviating result older than half a year stands among the others.
        static let deviationAge = 183 * CitizenThread.day
    }

    func overview() throws -> Overview {
        let rules = MatterRules(thread: thread)
        let now = try rules.matters()
        let upcoming = thread.upcoming
        let next = try upcoming.prefix(Limit.next).map { try rules.entry($0) }
        let (earlier, earlierRemaining) = try earlier(rules, except: Set(now.map(\.course.id)))
        let held = Set(now.map(\.course.id))
        let loose = thread.map.loose.filter { group in
            !thread.ongoingContacts.contains { held.contains($0.draft.reference) && $0.encounter == group.encounter }
        }
        return Overview(
            citizen: thread.citizen, now: now, toDo: try ToDoRules.entries(in: thread), next: next,
            nextRemaining: max(0, upcoming.count - next.count), earlier: earlier, earlierRemaining: earlierRemaining,
            latest: try thread.entries(try thread.newest(in: loose, limit: Limit.latest)),
            looseCount: loose.reduce(0) { $0 + $1.count },
            entryCount: thread.groups.lazy.filter { $0.encounter != ThreadRow.frame }.reduce(0) { $0 + $1.count },
            medicines: try short(thread.current, .medicine), allergies: try short(thread.current, .allergy),
            diagnoses: try short(thread.frames.filter { $0.shelf == .openFrame }, .diagnosis),
            results: try results(), unreadable: thread.groups.reduce(0) { $0 + $1.unreadable },
            contradictions: ContradictionRules.contradictions(in: thread))
    }

    private func earlier(
        _ rules: MatterRules, except current: Set<String>
    ) throws -> (courses: [CourseSummary], remaining: Int) {
        let over = thread.map.courses.filter { !current.contains($0.id) }.map { course in
            (course, thread.status(of: course))
        }.sorted { one, other in
            let (first, second) = (one.0.newest, other.0.newest)
            return first == second ? one.0.id < other.0.id : first > second
        }
        let shown = try over.prefix(Limit.earlier).map { course, status in
            let rows = try thread.newest(in: course.groups, limit: MatterRules.latestCount)
            thread.maker.remember(rows)
            return try rules.summary(course, status, try rows.map { try thread.maker.entry($0, course: course.id) })
        }
        return (shown, over.count - shown.count)
    }

    /// What holds now of one kind, the same thing once: its newest row.
    func short(_ rows: [ThreadRow], _ kind: EntryKind) throws -> [Entry] {
        var seen: Set<String> = []
        let rows = rows.filter { row in
            row.kind == kind && !row.hasEnded(at: thread.now)
                && seen.insert(row.draft.code ?? row.draft.title + row.draft.reference).inserted
        }
        return try thread.entries(rows)
    }

    private func results() throws -> [Entry] {
        var seen: Set<Int64> = []
        var rows: [ThreadRow] = []
        for kind in [EntryKind.result, .measurement] {
            rows += try thread.source.rows(on: .event, kind: kind, from: nil, limit: Limit.resultsRead)
        }
        let newest = rows.sorted { ($0.time, $0.entry) > ($1.time, $1.entry) }.filter { row in
            row.time <= thread.now && (row.draft.value?.number != nil || !row.draft.components.isEmpty)
                && seen.insert(row.code == StableNumber.none ? row.entry : row.code).inserted
        }
        let stands = { (row: ThreadRow) in row.deviates && row.time > thread.now - Limit.deviationAge }
        let deviating = newest.filter(stands)
        let others = newest.filter { !stands($0) }
        return try thread.entries(Array((deviating + others).prefix(Limit.results)))
    }
}

extension OverviewRules {
    /// All courses, without their entries.
    func courses() throws -> [CourseSummary] {
        let rules = MatterRules(thread: thread)
        let order: [CourseStatus] = [.active, .planned, .resting, .over]
        return try thread.map.courses.map { ($0, thread.status(of: $0)) }.sorted { one, other in
            let (first, second) = (order.firstIndex(of: one.1) ?? 0, order.firstIndex(of: other.1) ?? 0)
            if first != second { return first < second }
            return one.0.newest == other.0.newest ? one.0.id < other.0.id : one.0.newest > other.0.newest
        }.map { try rules.summary($0, $1, []) }
    }

    func medicines() throws -> (now: [Entry], earlier: [Entry]) {
        let now = try short(thread.current, .medicine)
        let shown = Set(now.map(\.reference))
        let stopped = try thread.source.rows(on: .event, kind: .medicine, from: nil, limit: Limit.list)
        let others = thread.current.filter { $0.kind == .medicine && !shown.contains($0.draft.reference) }
        let earlier = (others + stopped).sorted { ($0.time, $0.entry) > ($1.time, $1.entry) }
        return (now, try thread.entries(earlier))
    }

    func diagnoses() throws -> (now: [Entry], earlier: [Entry]) {
        let now = try short(thread.frames.filter { $0.shelf == .openFrame }, .diagnosis)
        let shown = Set(now.map(\.reference))
        let earlier = thread.frames.filter { $0.kind == .diagnosis && !shown.contains($0.draft.reference) }
            .sorted { ($0.time, $0.entry) > ($1.time, $1.entry) }
        return (now, try thread.entries(earlier))
    }

    func trends(code: String? = nil) throws -> [Trend] {
        var rows: [ThreadRow] = []
        for kind in [EntryKind.result, .measurement] {
            if let code {
                rows += try thread.source.rows(code: StableNumber.of(code), kind: kind, limit: Limit.trends)
            } else {
                rows += try thread.source.rows(on: .event, kind: kind, from: nil, limit: Limit.trends)
            }
        }
        rows.sort { ($0.time, $0.entry) > ($1.time, $1.entry) }
        return TrendRules.trends(of: try thread.entries(rows.filter { $0.time > ThreadRow.undated }))
    }
}

extension ThreadRow {
    /// Whether any of its values should stand out.
    var deviates: Bool {
        draft.value?.interpretation.deviates == true || draft.components.contains { $0.value.interpretation.deviates }
    }
}
