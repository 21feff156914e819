package import Care
package import HTML

/// An address of a page, with what stands in it. Built into links by ``target``, read from requests by
/// ``init(_:parameters:query:)``; the two are each other's inverse.
package enum Route: Sendable, Hashable {
    case start
    case signIn
    /// The same, going on to a page afterwards.
    case signInThen(to: String)
    case signInWith(provider: String, then: String?)
    case signInReturn(provider: String)
    case providerSignOut(provider: String)
    case signOut
    case signedOut
    /// When the session ends; goes back to where one was.
    case session(from: String)
    case sessionEnded(from: String)
    case workplaces
    /// Changes the language and goes back to where one was.
    case language(Language, from: String)
    case help
    case citizens
    /// Tells an open page of one citizen's record that it may have changed.
    case changes(citizen: String, since: Int64?)
    /// The same of a page that lists what is a unit's.
    case unitChanges(since: Int64?)
    case overview(citizen: String)
    case thread(citizen: String, ThreadQuery)
    /// All that lies ahead.
    case ahead(citizen: String)
    /// All courses.
    case courses(citizen: String)
    /// A course, by the `Type/id` that ``CourseSummary/id`` is.
    case course(citizen: String, reference: ReferencePath, after: ThreadCursor?)
    case results(citizen: String)
    /// One quantity over time.
    case trend(citizen: String, code: String)
    case medicines(citizen: String)
    case diagnoses(citizen: String)
    case plans(citizen: String)
    case measurements(citizen: String)
    case documents(citizen: String)
    case entry(citizen: String, reference: ReferencePath)
    /// Going home from hospital: a citizen's discharges, one of them, a part of one.
    case discharges(citizen: String, DischargeQuery)
    /// The lists about it of the unit that somebody works in.
    case transitions
    /// Who has looked.
    case accessLog(citizen: String, AccessLogForm)
    /// The same as a file.
    case accessLogFile(citizen: String, AccessLogForm)
    /// Asking about one look, by its number.
    case accessQuestion(citizen: String, look: Int64)
    /// Choosing of which looks to be told.
    case accessNotice(citizen: String)
    /// The reviewer's list, and one case on it.
    case reviews
    case review(id: String)
    /// Who may see one citizen's record: lists and forms.
    case access(citizen: String, AccessQuery)
    /// Getting access to a record without a care relation.
    case opening(citizen: String)
    /// What the relative who is signed in may see, and of whom.
    case mandates(MandateNotice?)
    /// Which apps have access to the record.
    case apps(citizen: String)
    /// Letting an app in.
    case authorize(AppQuery)
    /// The tasks of one's own unit, and those of one citizen.
    case unitTasks
    case citizenTasks(citizen: String, TaskNotice?)
    /// The plan that all who are in share.
    case jointPlan(citizen: String, JointPlanQuery)
    /// What a citizen is asked to answer; one of them.
    case questionnaires(citizen: String, QuestionnaireNotice?)
    case questionnaire(citizen: String, id: String, AnswerQuery)
    /// Failures of cooperation: those of one's own unit, and those of one citizen.
    case unitFailures
    /// The coordinators' list, and how a unit keeps its deadlines.
    case caseList(CaseNotice?)
    case timeliness
    case failures(citizen: String, FailureNotice?)
    /// The letters that wait for a unit, those of one citizen, and one of them as a file.
    case unitLetters
    case letters(citizen: String, LetterNotice?)
    case letter(citizen: String, id: String)
    case findPatient
    case figures
    /// What the unit has to see to: all of it in brief, or one list.
    case unit(UnitList?)
    /// Who is responsible for one pathway, by the EpisodeOfCare's id.
    case unitPathway(id: String)
    /// One handover, by the Task's id.
    case unitHandover(id: String)

    /// What a citizen measures and answers at home today.
    case today(citizen: String, TodayQuery)
    /// One citizen's monitoring, for staff.
    case monitored(citizen: String, MonitoredNotice?)
    /// Whether home is right for one citizen.
    case homeAssessment(citizen: String, HomeAssessmentNotice?)
    /// What one citizen has been lent, and what the unit has out.
    case equipment(citizen: String, EquipmentNotice?)
    case unitEquipment
    /// What the unit watches from home.
    case worklist(WorklistQuery)
    /// How often the unit's alarms led to something.
    case alarms(AlarmsQuery)
    /// The programmes that plans follow; one of them by its name, changing it, and its versions with the unit's plans.
    case programmes
    case programme(id: String)
    case tuning(id: String, TuningQuery)
    case versions(id: String, TuningNotice?)

    package var pattern: RoutePattern {
        switch self {
        case .today: .today
        case .monitored: .monitored
        case .homeAssessment: .homeAssessment
        case .equipment: .equipment
        case .unitEquipment: .unitEquipment
        case .worklist: .worklist
        case .alarms: .alarms
        case .programmes: .programmes
        case .programme: .programme
        case .tuning: .tuning
        case .versions: .versions
        case .start: .start
        case .signIn, .signInThen: .signIn
        case .signInWith: .signInWith
        case .signInReturn: .signInReturn
        case .providerSignOut: .providerSignOut
        case .signOut: .signOut
        case .signedOut: .signedOut
        case .session: .session
        case .sessionEnded: .sessionEnded
        case .workplaces: .workplaces
        case .language: .language
        case .help: .help
        case .citizens: .citizens
        case .changes: .changes
        case .unitChanges: .unitChanges
        case .overview: .overview
        case .thread: .thread
        case .ahead: .ahead
        case .courses: .courses
        case .course: .course
        case .results: .results
        case .trend: .trend
        case .medicines: .medicines
        case .diagnoses: .diagnoses
        case .plans: .plans
        case .measurements: .measurements
        case .documents: .documents
        case .entry: .entry
        case .discharges: .discharges
        case .transitions: .transitions
        case .accessLog: .accessLog
        case .accessLogFile: .accessLogFile
        case .accessQuestion: .accessQuestion
        case .accessNotice: .accessNotice
        case .reviews: .reviews
        case .review: .review
        case .access: .access
        case .opening: .opening
        case .mandates: .mandates
        case .apps: .apps
        case .authorize: .authorize
        case .unitTasks: .unitTasks
        case .citizenTasks: .citizenTasks
        case .jointPlan: .jointPlan
        case .questionnaires: .questionnaires
        case .questionnaire: .questionnaire
        case .unitFailures: .unitFailures
        case .caseList: .caseList
        case .timeliness: .timeliness
        case .failures: .failures
        case .unitLetters: .unitLetters
        case .letters: .letters
        case .letter: .letter
        case .findPatient: .findPatient
        case .figures: .figures
        case .unit: .unit
        case .unitPathway: .unitPathway
        case .unitHandover: .unitHandover
        }
    }

    /// Whose record it shows.
    package var citizen: String? {
        switch self {
        case .changes(let citizen, _), .overview(let citizen), .thread(let citizen, _), .ahead(let citizen),
            .courses(let citizen),
            .course(let citizen, _, _), .results(let citizen), .trend(let citizen, _), .medicines(let citizen),
            .diagnoses(let citizen), .plans(let citizen),
            .measurements(let citizen), .documents(let citizen), .entry(let citizen, _), .access(let citizen, _),
            .opening(let citizen), .accessLog(let citizen, _), .accessLogFile(let citizen, _),
            .accessQuestion(let citizen, _), .accessNotice(let citizen), .apps(let citizen),
            .discharges(let citizen, _), .citizenTasks(let citizen, _), .jointPlan(let citizen, _),
            .failures(let citizen, _), .letters(let citizen, _), .letter(let citizen, _), .today(let citizen, _),
            .monitored(let citizen, _), .homeAssessment(let citizen, _), .equipment(let citizen, _),
            .questionnaires(let citizen, _), .questionnaire(let citizen, _, _):
            citizen
        default: nil
        }
    }

    private func value(of parameter: RouteParameter) -> String {
        switch (parameter, self) {
        case (.citizen, _): citizen ?? ""
        case (.type, .course(_, let reference, _)), (.type, .entry(_, let reference)): reference.type
        case (.id, .course(_, let reference, _)), (.id, .entry(_, let reference)): reference.id
        case (.id, .review(let id)), (.id, .letter(_, let id)), (.id, .unitPathway(let id)),
            (.id, .unitHandover(let id)), (.id, .questionnaire(_, let id, _)), (.id, .programme(let id)),
            (.id, .tuning(let id, _)), (.id, .versions(let id, _)):
            id
        case (.language, .language(let language, _)): language.rawValue
        case (.provider, .signInWith(let provider, _)), (.provider, .signInReturn(let provider)),
            (.provider, .providerSignOut(let provider)):
            provider
        case (.type, _), (.id, _), (.language, _), (.provider, _): ""
        }
    }

    private var query: [(name: String, value: String)] {
        switch self {
        case .language(_, let from), .signInThen(let from), .session(let from), .sessionEnded(let from),
            .signInWith(_, let from?):
            [("from", from)]
        case .changes(_, let since), .unitChanges(let since): since.map { [("since", String($0))] } ?? []
        case .thread(_, let query): query.items
        case .accessLog(_, let form), .accessLogFile(_, let form): form.items
        case .accessQuestion(_, let look): [("look", String(look))]
        case .course(_, _, let after): after.map { [("after", $0.text)] } ?? []
        case .trend(_, let code): [("code", code)]
        case .access(_, let query): query.items
        case .discharges(_, let query): query.items
        case .today(_, let query): query.items
        case .monitored(_, let notice): notice.map { [("done", $0.rawValue)] } ?? []
        case .homeAssessment(_, let notice): notice.map { [("done", $0.rawValue)] } ?? []
        case .equipment(_, let notice): notice.map { [("done", $0.rawValue)] } ?? []
        case .worklist(let query): query.items
        case .alarms(let query): query.items
        case .tuning(_, let query): query.items
        case .versions(_, let notice): notice.map { [("done", $0.rawValue)] } ?? []
        case .mandates(let notice): notice.map { [("done", $0.rawValue)] } ?? []
        case .authorize(let query): query.items
        case .unit(let list?): [("list", list.rawValue)]
        case .jointPlan(_, let query): query.items
        case .questionnaire(_, _, let query): query.items
        case .questionnaires(_, let notice): notice.map { [("done", $0.rawValue)] } ?? []
        case .caseList(let notice): notice.map { [("done", $0.text)] } ?? []
        case .failures(_, let notice): notice.map { [("done", $0.rawValue)] } ?? []
        case .letters(_, let notice): notice.map { [("done", $0.rawValue)] } ?? []
        case .citizenTasks(_, let notice): notice.map { [("done", $0.rawValue)] } ?? []
        default: []
        }
    }

    /// What an open page of it listens to; nil: nothing.
    ///
    /// - Parameter position: how far the record's events had come before the page was read.
    func changes(since position: Int64) -> Route? {
        switch pattern.hearsOf {
        case .citizen: citizen.map { .changes(citizen: $0, since: position) }
        case .unit: .unitChanges(since: position)
        case nil: nil
        }
    }

    /// The link to it.
    package var target: LinkTarget { target(fragment: nil) }

    /// The link to an element on it.
    package func target(fragment: String?) -> LinkTarget {
        let segments = pattern.segments.map { segment in
            switch segment {
            case .literal(let text): text
            case .parameter(let parameter): value(of: parameter)
            }
        }
        return .path(segments, query: query, fragment: fragment)
    }
}
