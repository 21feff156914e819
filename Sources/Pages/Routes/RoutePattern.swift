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
    /// What is told on paper.
    case unitLetters = "/letters"
    case letters = "/citizens/{citizen}/letters"
    case letter = "/citizens/{citizen}/letters/{id}"
    case findPatient = "/find"
    case figures = "/figures"

    /// The HTTP methods that it answers. Reading answers HEAD too.
    package var methods: [RouteMethod] {
        switch self {
        case .signIn, .findPatient, .access, .opening, .mandates, .accessQuestion, .review, .session, .workplaces,
            .apps, .letters,
            .authorize:
            [.get, .post]
        case .signOut, .providerSignOut, .accessNotice: [.post]
        default: [.get]
        }
    }

    /// Who may ask. The record's gate decides about each citizen; this decides before the record is asked.
    package var access: RouteAccess {
        switch self {
        case .start, .signIn, .signInWith, .signInReturn, .providerSignOut, .signOut, .signedOut, .session,
            .sessionEnded,
            .language, .help, .authorize:
            .everybody
        case .workplaces: .professionals
        case .citizens, .mandates: .citizensAndRelatives
        case .changes, .overview, .thread, .ahead, .courses, .course, .results, .trend, .medicines, .diagnoses, .plans,
            .measurements,
            .documents, .entry, .access, .apps, .letters, .letter:
            .whoeverMaySeeTheCitizen
        case .accessLog, .accessLogFile, .accessQuestion, .accessNotice: .theCitizen
        case .reviews, .review: .reviewers
        case .findPatient, .opening, .unitChanges, .unitLetters: .professionals
        case .figures: .qualityOfficers
        }
    }

    /// What the audit says when it has been used.
    package var audit: RouteAudit {
        switch self {
        // The page before a record is opened holds nothing of it; what is done there is in the audit as a change.
        case .start, .signIn, .signInWith, .providerSignOut, .signOut, .signedOut, .session, .sessionEnded, .workplaces,
            .language, .help, .opening, .unitChanges:
            .nothing
        // Whoever comes back from a provider is looked up in the record; whose record an app is let in to, too.
        case .citizens, .findPatient, .mandates, .signInReturn, .authorize, .unitLetters: .lookup
        // Who listens to one citizen's changes learns when there are any.
        case .changes, .overview, .thread, .ahead, .courses, .course, .results, .trend, .medicines, .diagnoses, .plans,
            .measurements,
            .documents, .entry, .access, .apps, .letters, .letter, .accessLog, .accessLogFile, .accessQuestion,
            .accessNotice:
            .readingOfTheCitizen
        case .reviews, .review: .reviewing
        case .figures: .counting
        }
    }

    /// Whether asking for it puts the end of the session off.
    var countsAsUse: Bool {
        switch self {
        case .session, .sessionEnded, .signedOut, .changes, .unitChanges: false
        default: true
        }
    }

    /// Of what an open page of it is told, so that it renews itself; nil: of nothing.
    package var hearsOf: RouteChanges? {
        switch self {
        case .overview, .thread, .ahead, .courses, .course, .results, .trend, .medicines, .diagnoses, .plans,
            .measurements, .documents, .entry, .access, .apps, .letters:
            .citizen
        case .unitLetters: .unit
        default: nil
        }
    }

    /// Whether somebody may be led to it who has signed in, or comes back to where one was.
    var maySomebodyBeLedTo: Bool {
        switch self {
        case .start, .signIn, .signInWith, .signInReturn, .providerSignOut, .signOut, .signedOut, .session,
            .sessionEnded, .changes, .unitChanges,
            .language:
            false
        default: true
        }
    }

    /// Whether a form sent to it must come from our own pages. A provider's order has a signature instead.
    var needsFormToken: Bool { self != .providerSignOut }

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

/// How a page is asked for.
package enum RouteMethod: String, Sendable, Hashable {
    case get = "GET"
    case post = "POST"
}

/// Who may ask for a page.
package enum RouteAccess: Sendable, Hashable, CaseIterable {
    /// Also those who have not signed in.
    case everybody
    case citizensAndRelatives
    /// Anybody who has signed in; the record's gate decides whether this caller may see this citizen.
    case whoeverMaySeeTheCitizen
    /// The citizen, and nobody on the citizen's behalf.
    case theCitizen
    case professionals
    case qualityOfficers
    /// Those who look after that nobody looks without reason.
    case reviewers
}

/// Of whose changes an open page is told.
package enum RouteChanges: Sendable, Hashable {
    /// The citizen's whom the page is about.
    case citizen
    /// Those of whatever names the unit of whoever looks.
    case unit
}

/// What the audit says about a page.
package enum RouteAudit: Sendable, Hashable {
    /// The page holds nothing from the record about anybody who is not signed in.
    case nothing
    /// Somebody looked for people; each found stands in it.
    case lookup
    case readingOfTheCitizen
    case counting
    /// Cases about looks: a row for each citizen whose case it is.
    case reviewing
}
