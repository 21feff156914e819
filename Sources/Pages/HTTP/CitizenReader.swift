import Access
import Care
import Record

/// What the pages of one citizen's record ask of it, within one reading that has passed the gate.
struct CitizenReader {
    /// One entry with what its page shows around it.
    struct Detail: Sendable {
        let entry: Entry
        let course: CourseSummary?
        let document: DocumentText
        let trend: Trend?
        let related: [Entry]
    }

    private let reader: CareReader
    private let patient: String
    /// That the caller decides about access in the citizen's stead.
    let standIn: StandIn?

    init(_ reading: Reading, _ patient: String, directory: DirectoryCache) {
        standIn = reading.standIn
        reader = CareReader(reading, directory: directory)
        self.patient = patient
    }

    /// Who it is; without a Patient of its own only the id is known.
    func citizen() throws -> CitizenSummary {
        try reader.citizen(patient) ?? CitizenSummary(id: patient)
    }

    /// The same; nil where the caller may not see who it is, such as a relative to whom something is only offered.
    func citizenSeen() throws -> CitizenSummary? { try reader.citizen(patient) }

    func overview() throws -> Overview { try reader.overview(of: patient) }

    /// Who is responsible for each pathway now.
    func responsibilities() throws -> [CitizenResponsibility] { try reader.responsibilities(of: patient) }

    func thread(_ filter: ThreadFilter, after: ThreadCursor?, limit: Int) throws -> ThreadPage {
        try reader.thread(of: patient, filter: filter, after: after, limit: limit)
    }

    func upcoming() throws -> [Entry] { try reader.upcoming(of: patient) }

    func courses() throws -> [CourseSummary] { try reader.courses(of: patient) }

    func course(_ id: String, after: ThreadCursor?, limit: Int) throws -> CoursePage? {
        try reader.course(id, of: patient, after: after, limit: limit)
    }

    /// The newest entries of one kind, latest first, and where the others are.
    func entries(of kind: EntryKind, limit: Int) throws -> ChapterList {
        let page = try reader.thread(of: patient, filter: ThreadFilter(kinds: [kind]), limit: limit)
        return ChapterList(
            page.entries,
            more: page.next.map { .thread(citizen: patient, ThreadQuery(kind: kind, after: $0)) })
    }

    /// The first of a list; the thread has them all.
    func list(_ entries: [Entry], of kind: EntryKind, limit: Int) -> ChapterList {
        ChapterList(
            Array(entries.prefix(limit)),
            more: entries.count > limit ? .thread(citizen: patient, ThreadQuery(kind: kind)) : nil)
    }

    func medicines() throws -> (now: [Entry], earlier: [Entry]) { try reader.medicines(of: patient) }

    func diagnoses() throws -> (now: [Entry], earlier: [Entry]) { try reader.diagnoses(of: patient) }

    func plans() throws -> [PlanSummary] { try reader.plans(of: patient) }

    /// What has become of apps' access to the record, newest first.
    func appChanges() throws -> [AppChange] { try reader.appChanges(of: patient) }
    func letters() throws -> [ListedLetter] { try reader.letters(of: patient) }

    func letter(_ id: String) throws -> Letter? { try reader.letter(id, of: patient) }

    /// How the citizen lives, as far as anybody has said it.
    func marks() throws -> CitizenMarks { try reader.marks(of: patient) }

    func decisions() throws -> AccessDecisions { try reader.decisions(of: patient) }

    /// What has been said about the relatives' role.
    func relativeRoles() throws -> RelativeRoles.Words {
        let said = try reader.roles(of: patient)
        if said.isEmpty { return .none }
        return RelativeRoles.Words(
            lines: try reader.relatives(of: patient).compactMap { relative in
                let words = said.filter { $0.relative == relative.id }
                return words.isEmpty ? nil : .init(name: relative.name ?? "", said: words)
            })
    }

    /// Tasks that units have given each other.
    func delegatedTasks() throws -> [DelegatedTask] { try reader.delegatedTasks(of: patient) }

    /// The units that have to do with the citizen.
    func units() throws -> [TaskParty] { try reader.units(around: patient) }

    /// The citizen's general practice.
    func clinic() throws -> TaskParty? { try reader.clinic(of: patient) }

    /// Failures of cooperation.
    func failures() throws -> [CoordinationFailure] { try reader.failures(of: patient) }

    /// The plan that all who are in share, as it is or as it was.
    func jointPlan(version: Int?) throws -> JointPlan? { try reader.jointPlan(of: patient, version: version) }

    func jointPlanVersions() throws -> [CareReader.PlanVersion] { try reader.jointPlanVersions(of: patient) }

    /// Who can do something in it: the citizen, relatives, and the units around them.
    func planOwners() throws -> [TaskParty] {
        let own = TaskParty(reference: "Patient/" + patient, name: try reader.citizen(patient)?.name)
        let relatives = try reader.relatives(of: patient).map {
            TaskParty(reference: "RelatedPerson/" + $0.id, name: $0.name)
        }
        return [own] + relatives + (try units())
    }

    func trends() throws -> [Trend] { try reader.trends(of: patient) }

    /// The first of the trends of a code: values in another unit are another trend.
    func trend(_ code: String) throws -> [Trend] { try reader.trend(code, of: patient) }

    /// Nil where the citizen has no such entry.
    func detail(_ reference: String) throws -> Detail? {
        guard let document = try reader.document(reference, of: patient) else { return nil }
        let entry = document.entry
        let course = try entry.course.flatMap { id in try courses().first { $0.id == id } }
        var trend: Trend?
        if let code = entry.code, entry.value != nil || !entry.components.isEmpty {
            trend = try self.trend(code).first
        }
        return Detail(
            entry: entry, course: course, document: document, trend: trend,
            related: try reader.related(to: reference, of: patient))
    }
}
