import Access
import Care
import Hummingbird
import Record

/// Pages of one citizen's record. Each is read through the record's gate, as the visitor, and audited by its pattern.
extension PageServer {
    /// As many entries as a page of the thread has.
    private static let threadLength = 50
    /// As many entries as a list of one kind has; the thread has the rest.
    private static let listLength = 300
    /// As many quantities as are drawn on the page of results itself.
    private static let drawnTrends = 4

    func overview(_ citizen: String, _ visit: Visit) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        let (overview, roles, mayBeHidden, responsible, (discharges, stays)) = try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: RoutePattern.overview.rawValue
        ) { reading in
            let reader = CitizenReader(reading, citizen, directory: directory)
            let transitions = TransitionReader(reading, directory: directory)
            return (
                try reader.overview(),
                capacity.relation == .patient ? try reader.relativeRoles() : RelativeRoles.Words.none,
                capacity.relation == .patient && reading.mayBeHidden,
                try reader.responsibilities(),
                (
                    try transitions.discharges(of: citizen, since: reading.instant - TransitionReader.homeFor),
                    try transitions.stays(of: citizen)
                )
            )
        }
        return page(
            OverviewPage(
                overview: overview, relation: capacity.relation, roles: roles, mayBeHidden: mayBeHidden,
                responsible: responsible, discharges: discharges, stays: stays, context: context(visit)
            ).html,
            visit)
    }

    func thread(_ citizen: String, _ query: ThreadQuery, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .thread) { reader in
            (
                try reader.thread(query.filter, after: query.after, limit: Self.threadLength),
                try reader.courses()
            )
        }
        let (thread, courses) = opened.model
        return page(
            ThreadView(
                citizen: opened.citizen, relation: opened.relation, query: query, page: thread, courses: courses,
                context: context(visit)
            ).html, visit)
    }

    func course(
        _ citizen: String, _ reference: ReferencePath, after: ThreadCursor?, _ visit: Visit
    ) async throws -> Response {
        let opened = try await open(citizen, visit, .course) { reader in
            try reader.course(reference.text, after: after, limit: Self.threadLength)
        }
        guard let course = opened.model else { throw PageError.notFound }
        return page(
            CourseView(
                page: course, relation: opened.relation, reference: reference, after: after, context: context(visit)
            ).html, visit)
    }

    func ahead(_ citizen: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .ahead) { try $0.upcoming() }
        return page(
            AheadView(
                citizen: opened.citizen, relation: opened.relation, entries: opened.model, context: context(visit)
            ).html, visit)
    }

    func courses(_ citizen: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .courses) { try $0.courses() }
        return page(
            CoursesView(
                citizen: opened.citizen, relation: opened.relation, courses: opened.model, context: context(visit)
            ).html, visit)
    }

    func results(_ citizen: String, _ kind: ResultsView.Kind, _ visit: Visit) async throws -> Response {
        let wanted: EntryKind = kind == .results ? .result : .measurement
        let opened = try await open(citizen, visit, kind == .results ? .results : .measurements) { reader in
            try reader.trends().filter { $0.entries.last?.kind == wanted }
        }
        // What deviates comes first; otherwise the newest, as the trends come.
        let newest = opened.model.compactMap(\.entries.last)
        let entries = newest.filter(\.deviates) + newest.filter { !$0.deviates }
        let drawn = opened.model.filter { $0.entries.last?.deviates == true } + opened.model
        return page(
            ResultsView(
                kind: kind, citizen: opened.citizen, relation: opened.relation, entries: entries,
                trends: Array(drawn.uniqued(by: \.code).prefix(Self.drawnTrends)), context: context(visit)
            ).html, visit)
    }

    func trend(_ citizen: String, _ code: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .trend) { try $0.trend(code) }
        guard !opened.model.isEmpty else { throw PageError.notFound }
        return page(
            TrendView(
                citizen: opened.citizen, relation: opened.relation, trends: opened.model, context: context(visit)
            ).html, visit)
    }

    func medicines(_ citizen: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .medicines) { reader in
            let (now, earlier) = try reader.medicines()
            return (now, reader.list(earlier, of: .medicine, limit: Self.listLength))
        }
        let (now, earlier) = opened.model
        return page(
            ChapterView.medicines(
                now, earlier: earlier, citizen: opened.citizen, relation: opened.relation, context: context(visit)
            ).html, visit)
    }

    func diagnoses(_ citizen: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .diagnoses) { reader in
            let (now, earlier) = try reader.diagnoses()
            return (
                now, reader.list(earlier, of: .diagnosis, limit: Self.listLength),
                try reader.entries(of: .allergy, limit: Self.listLength)
            )
        }
        let (now, earlier, allergies) = opened.model
        return page(
            ChapterView.diagnoses(
                now, earlier: earlier, allergies: allergies, citizen: opened.citizen, relation: opened.relation,
                context: context(visit)
            ).html, visit)
    }

    func plans(_ citizen: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .plans) { reader in
            (try reader.plans(), try reader.entries(of: .goal, limit: Self.listLength))
        }
        let (plans, goals) = opened.model
        let inPlans = Set(plans.flatMap(\.goals).map(\.reference))
        let others = ChapterList(goals.entries.filter { !inPlans.contains($0.reference) }, more: goals.more)
        return page(
            ChapterView.plans(
                plans, goals: others, citizen: opened.citizen, relation: opened.relation, context: context(visit)
            ).html, visit)
    }

    func documents(_ citizen: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .documents) {
            try $0.entries(of: .document, limit: Self.listLength)
        }
        return page(
            ChapterView.documents(
                opened.model, citizen: opened.citizen, relation: opened.relation, context: context(visit)
            ).html, visit)
    }

    func entry(_ citizen: String, _ reference: ReferencePath, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .entry) { try $0.detail(reference.text) }
        guard let detail = opened.model else { throw PageError.notFound }
        return page(
            EntryDetailView(
                citizen: opened.citizen, relation: opened.relation, entry: detail.entry, course: detail.course,
                document: detail.document, related: detail.related, trend: detail.trend, context: context(visit)
            ).html, visit)
    }
}

/// What a page of a record is made from.
struct Opened<Model: Sendable>: Sendable {
    let citizen: CitizenSummary
    let relation: CitizenBanner.Relation
    let model: Model
}

extension PageServer {
    /// Opens a citizen's record through the gate, in the capacity that the visitor has for this citizen.
    func open<Model: Sendable>(
        _ citizen: String, _ visit: Visit, _ pattern: RoutePattern,
        _ body: @escaping @Sendable (CitizenReader) throws -> Model
    ) async throws -> Opened<Model> {
        let capacity = try capacity(for: citizen, visit)
        let (summary, model) = try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { reading in
            let reader = CitizenReader(reading, citizen, directory: directory)
            let model = try body(reader)
            return (try reader.citizen(), model)
        }
        return Opened(citizen: summary, relation: capacity.relation, model: model)
    }

    func capacity(for citizen: String, _ visit: Visit) throws(PageError) -> Account.Capacity {
        guard let capacity = visit.session?.account.capacity(for: citizen) else { throw .notFound }
        return capacity
    }
}

extension Entry {
    /// Whether a value of it should stand out.
    var deviates: Bool {
        value?.interpretation.deviates == true || components.contains { $0.value.interpretation.deviates }
    }
}

extension Sequence {
    /// The first of each that have the same property.
    func uniqued(by property: KeyPath<Element, some Hashable>) -> [Element] {
        var seen: Set<AnyHashable> = []
        return filter { seen.insert(AnyHashable($0[keyPath: property])).inserted }
    }
}
