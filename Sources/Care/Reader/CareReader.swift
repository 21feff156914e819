import FHIR
package import Record

/// What pages ask of the record, inside a reading that has passed the gate:
///
/// ```swift
/// let overview = try await record.read(.patient(id), as: caller, because: .treatment, doing: "/borger/{id}") {
///     reading in try CareReader(reading).overview(of: id, at: reading.instant)
/// }
/// ```
package struct CareReader {
    let reading: Reading
    private let directory: DirectoryCache?

    /// - Parameters:
    ///   - reading: inside the gate.
    ///   - directory: one for the whole program, so that units and professionals are not looked up again each time.
    package init(_ reading: Reading, directory: DirectoryCache? = nil) {
        self.reading = reading
        self.directory = directory
    }

    /// Entries on a page unless told otherwise.
    package static let pageSize = 50

    private func thread(_ patient: String, _ instant: Int64?) throws -> CitizenThread {
        try CitizenThread(
            RecordThread(patient: patient, reading: reading), at: instant ?? reading.instant, cache: directory)
    }

    /// The citizen's overview.
    ///
    /// - Parameter instant: milliseconds since 1970-01-01T00:00:00Z; nil: that of the reading.
    package func overview(of patient: String, at instant: Int64? = nil) throws -> Overview {
        try OverviewRules(thread: thread(patient, instant)).overview()
    }

    /// One course with everything in it, a page at a time; nil where the citizen has no such course.
    ///
    /// - Parameter id: that of a ``CourseSummary``.
    package func course(
        _ id: String, of patient: String, filter: ThreadFilter = ThreadFilter(), after cursor: ThreadCursor? = nil,
        limit: Int = pageSize, at instant: Int64? = nil
    ) throws -> CoursePage? {
        try CoursePageRules(thread: thread(patient, instant)).page(id, filter, after: cursor, limit: limit)
    }

    /// All courses of a citizen, those that are active first, without their entries.
    package func courses(of patient: String, at instant: Int64? = nil) throws -> [CourseSummary] {
        try OverviewRules(thread: thread(patient, instant)).courses()
    }

    /// A page of the whole thread, or of what a filter lets through.
    package func thread(
        of patient: String, filter: ThreadFilter = ThreadFilter(), after cursor: ThreadCursor? = nil,
        limit: Int = pageSize, at instant: Int64? = nil
    ) throws -> ThreadPage {
        try ThreadRules(thread: thread(patient, instant)).page(filter, after: cursor, limit: limit)
    }

    /// All that lies ahead, soonest first.
    package func upcoming(of patient: String, at instant: Int64? = nil) throws -> [Entry] {
        let thread = try thread(patient, instant)
        let rules = MatterRules(thread: thread)
        return try thread.upcoming.map { try rules.entry($0) }
    }

    /// Medicines: those in use, and earlier ones.
    package func medicines(of patient: String, at instant: Int64? = nil) throws -> (now: [Entry], earlier: [Entry]) {
        try OverviewRules(thread: thread(patient, instant)).medicines()
    }

    /// Diagnoses: active ones, and those that are over.
    package func diagnoses(of patient: String, at instant: Int64? = nil) throws -> (now: [Entry], earlier: [Entry]) {
        try OverviewRules(thread: thread(patient, instant)).diagnoses()
    }

    /// Plans with their activities and goals, active ones first.
    package func plans(of patient: String, at instant: Int64? = nil) throws -> [PlanSummary] {
        let thread = try thread(patient, instant)
        let rules = CoursePageRules(thread: thread)
        return try thread.frames.filter { $0.kind == .plan }.map { try rules.plan($0, thread.course(of: $0)?.id) }
    }

    /// Results and measurements over time, the one with the newest value first.
    package func trends(of patient: String, at instant: Int64? = nil) throws -> [Trend] {
        try OverviewRules(thread: thread(patient, instant)).trends()
    }

    /// One quantity over time, by its `system|code`; one trend for each unit.
    package func trend(_ code: String, of patient: String, at instant: Int64? = nil) throws -> [Trend] {
        try OverviewRules(thread: thread(patient, instant)).trends(code: code)
    }

    /// One entry with its text; nil where the citizen has no such entry.
    ///
    /// - Parameter reference: `Type/id`.
    package func document(
        _ reference: String, of patient: String, at instant: Int64? = nil
    ) throws -> DocumentText? {
        let source = RecordThread(patient: patient, reading: reading)
        guard let json = try source.resource(reference), Subject.patient(of: json) == patient,
            let row = ThreadExtractor.row(of: json)
        else { return nil }
        return try DocumentRules.document(json, entry: thread(patient, instant).entry(row), in: source)
    }

    /// What an entry hangs together with: what it refers to and what refers to it, latest first.
    ///
    /// - Parameter reference: `Type/id`.
    package func related(
        to reference: String, of patient: String, at instant: Int64? = nil
    ) throws -> [Entry] {
        let source = RecordThread(patient: patient, reading: reading)
        guard let json = try source.resource(reference), Subject.patient(of: json) == patient else { return [] }
        return try thread(patient, instant).entries(source.related(to: reference, json, limit: Self.mostRelated))
    }

    /// More than these are found in the thread.
    private static let mostRelated = 50

    /// Who a citizen is; nil where the record has no such Patient.
    package func citizen(_ patient: String, at instant: Int64? = nil) throws -> CitizenSummary? {
        guard try reading.resource("Patient", patient) != nil else { return nil }
        return try thread(patient, instant).citizen
    }

    /// How to reach a person or unit of the directory.
    package func contact(_ reference: String) throws -> Contact? {
        let source = RecordThread(patient: "", reading: reading)
        return try Care.Directory { try source.resource($0) }.entry(reference)?.contact(role: nil)
    }

    // MARK: For this type's other files

    var instant: Int64 { reading.instant }

    func resource(_ reference: String) throws -> JSONValue? {
        try RecordThread(patient: "", reading: reading).resource(reference)
    }

    func search(_ type: String, _ clauses: [SearchClause], limit: Int) throws -> [JSONValue] {
        try reading.search(SearchQuery(type, clauses, limit: limit)).resources.map { try $0.json() }
    }

    func countAll(_ type: String, _ clauses: [SearchClause] = []) throws -> Int {
        try reading.count(SearchQuery(type, clauses))
    }
}
