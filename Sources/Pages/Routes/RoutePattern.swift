/// Every page that there is: its path, how it is asked for, who may ask, and what the audit says about it.
///
/// This is the only place where paths are written. ``Route`` builds links from it and reads addresses with it; the
/// server registers exactly these.
package enum RoutePattern: String, Sendable, Hashable, CaseIterable {
    case start = "/"
    case signIn = "/sign-in"
    /// To a provider of sign-in, and back from it.
    case signInWith = "/sign-in/{provider}"
    case signInReturn = "/sign-in/{provider}/return"
    /// Asked by the provider itself, when somebody has signed out there.
    case providerSignOut = "/sign-in/{provider}/logout"
    case signOut = "/sign-out"
    case signedOut = "/signed-out"
    /// When the session ends, and how it goes on.
    case session = "/session"
    case sessionEnded = "/session/ended"
    /// Where somebody works today.
    case workplaces = "/work"
    case language = "/language/{language}"
    case help = "/help"
    case citizens = "/citizens"
    /// Server-sent events: that what one has open may have changed.
    case changes = "/citizens/{citizen}/changes"
    case unitChanges = "/unit/changes"
    case overview = "/citizens/{citizen}"
    case thread = "/citizens/{citizen}/thread"
    case ahead = "/citizens/{citizen}/ahead"
    case courses = "/citizens/{citizen}/courses"
    case course = "/citizens/{citizen}/courses/{type}/{id}"
    case results = "/citizens/{citizen}/results"
    case trend = "/citizens/{citizen}/trend"
    case medicines = "/citizens/{citizen}/medicines"
    case diagnoses = "/citizens/{citizen}/diagnoses"
    case plans = "/citizens/{citizen}/plans"
    case measurements = "/citizens/{citizen}/measurements"
    case documents = "/citizens/{citizen}/documents"
    case entry = "/citizens/{citizen}/entries/{type}/{id}"
    /// Going home from hospital: a citizen's, and the lists of the unit that somebody works in.
    case discharges = "/citizens/{citizen}/discharges"
    case transitions = "/going-home"
    case accessLog = "/citizens/{citizen}/access-log"
    case accessLogFile = "/citizens/{citizen}/access-log/file"
    case accessQuestion = "/citizens/{citizen}/access-log/question"
    case accessNotice = "/citizens/{citizen}/access-log/notice"
    case reviews = "/reviews"
    case review = "/reviews/{id}"
    case access = "/citizens/{citizen}/access"
    case opening = "/citizens/{citizen}/opening"
    case mandates = "/mandates"
    case apps = "/citizens/{citizen}/apps"
    case authorize = "/apps/authorize"
    case unitTasks = "/tasks"
    case citizenTasks = "/citizens/{citizen}/tasks"
    case jointPlan = "/citizens/{citizen}/joint-plan"
    /// What a citizen is asked to answer; one of them, by its Task's id.
    case questionnaires = "/citizens/{citizen}/questionnaires"
    case questionnaire = "/citizens/{citizen}/questionnaires/{id}"
    case unitFailures = "/failures"
    case caseList = "/case-list"
    case timeliness = "/timeliness"
    case failures = "/citizens/{citizen}/failures"
    /// What is told on paper: the letters of the unit, those of one citizen, and one of them as a file.
    case unitLetters = "/letters"
    case letters = "/citizens/{citizen}/letters"
    case letter = "/citizens/{citizen}/letters/{id}"
    case findPatient = "/find"
    /// What the unit that somebody works in has to see to; one pathway, and one handover.
    case unit = "/unit"
    case unitPathway = "/unit/pathways/{id}"
    case unitHandover = "/unit/handovers/{id}"
    case figures = "/figures"
    /// Measuring at home: the citizen's today, one citizen's monitoring, the unit's list, and the programmes.
    case today = "/citizens/{citizen}/today"
    case monitored = "/citizens/{citizen}/monitoring"
    /// Whether home is right for one citizen.
    case homeAssessment = "/citizens/{citizen}/home-assessment"
    /// What one citizen has been lent, and what the unit has out.
    case equipment = "/citizens/{citizen}/equipment"
    case unitEquipment = "/equipment"
    case worklist = "/monitoring"
    case alarms = "/monitoring/alarms"
    case programmes = "/programmes"
    case programme = "/programmes/{id}"
    case tuning = "/programmes/{id}/change"
    case versions = "/programmes/{id}/versions"

    /// What holds for it: a line for each page.
    package var rules: PageRules { Self.rules[self] ?? line }

    private var line: PageRules {
        switch self {
        case .start, .signInWith, .language: .entrance()
        case .signIn: .entrance(.withForm)
        case .signInReturn: .entrance(audit: .lookup)
        case .providerSignOut: .entrance(.formOnly).withoutFormToken()
        case .signOut: .entrance(.formOnly)
        case .signedOut, .sessionEnded: .entrance().notCountedAsUse()
        case .session: .entrance(.withForm).notCountedAsUse()
        case .help: .open()
        case .authorize: .open(.withForm, audit: .lookup)
        case .workplaces: .professional(.withForm, audit: .nothing)
        case .citizens: .relative()
        case .mandates: .relative(.withForm)
        case .changes: .listeningToTheCitizen
        case .unitChanges: .listeningToTheUnit
        case .overview, .thread, .ahead, .courses, .course, .results, .trend, .medicines, .diagnoses, .plans,
            .measurements, .documents, .entry:
            .citizen()
        case .letter: .citizenFile()
        case .letters: .citizen(.withForm)
        case .access: .citizen(.withForm)
        case .apps: .citizen(.withForm)
        case .citizenTasks: .citizen(.withForm)
        case .discharges: .citizen(.withForm).withLargestForm(131_072)
        case .failures: .citizen(.withForm)
        case .jointPlan: .citizen(.withForm)
        case .questionnaires: .citizen(.withForm)
        // A whole questionnaire with long answers.
        case .questionnaire: .citizen(.withForm).withLargestForm(131_072)
        case .accessLog, .accessLogFile: .citizenAlone()
        case .accessNotice: .citizenAlone(.formOnly)
        case .accessQuestion: .citizenAlone(.withForm)
        case .reviews: .reviewer()
        case .review: .reviewer(.withForm)
        case .findPatient: .professional(.withForm, audit: .lookup)
        // The page before a record is opened holds nothing of it; what is done there is in the audit as a change.
        case .opening: .professional(.withForm, audit: .nothing)
        case .caseList: .unit(.withForm)
        case .transitions, .unitFailures, .unitLetters, .unitTasks: .unit()
        case .unit, .unitHandover, .unitPathway: .unit(.withForm)
        case .timeliness: .professional(audit: .counting)
        case .figures: .qualityOfficer()
        case .today: .citizen(.withForm)
        case .monitored, .homeAssessment, .equipment: .citizen(.withForm)
        case .unitEquipment: .unit()
        case .worklist: .unit(.withForm)
        case .alarms: .professional(audit: .lookup)
        // What a programme says is about nobody: that it was looked at stands in the audit, and no citizen with it.
        case .programmes, .programme: .professional(audit: .lookup)
        // A whole programme as a file, or all of its texts in fields.
        case .tuning: .professional(.withForm, audit: .lookup).withLargestForm(262_144)
        case .versions: .professional(.withForm, audit: .lookup)
        }
    }

    /// Made once: each request asks several times.
    private static let rules: [RoutePattern: PageRules] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, $0.line) })

    /// The HTTP methods that it answers. Reading answers HEAD too.
    package var methods: [RouteMethod] { rules.methods.all }

    /// Who may ask. The record's gate decides about each citizen; this decides before the record is asked.
    package var access: RouteAccess { rules.access }

    /// What the audit says when it has been used.
    package var audit: RouteAudit { rules.audit }

    /// Of what an open page of it is told, so that it renews itself; nil: of nothing.
    package var hearsOf: RouteChanges? { rules.hearsOf }

    /// The parts of the path between the slashes.
    var segments: [Segment] { Self.segments[self] ?? [] }

    /// A part of a path: always the same, or a parameter.
    enum Segment: Sendable, Hashable {
        case literal(String)
        case parameter(RouteParameter)
    }

    /// Taken apart once, for a page holds hundreds of links.
    private static let segments: [RoutePattern: [Segment]] = Dictionary(
        uniqueKeysWithValues: allCases.map { pattern in
            (pattern, pattern.rawValue.split(separator: "/").map(Segment.init))
        })
}

extension RoutePattern.Segment {
    /// - Parameter text: as it stands in the pattern; parameters are in braces.
    fileprivate init(_ text: Substring) {
        let parameter = text.first == "{" ? RouteParameter(rawValue: String(text.dropFirst().dropLast())) : nil
        self = parameter.map(Self.parameter) ?? .literal(String(text))
    }
}

/// What stands in an address besides its fixed parts.
enum RouteParameter: String, Sendable, Hashable {
    case citizen, type, id, language, provider
}
