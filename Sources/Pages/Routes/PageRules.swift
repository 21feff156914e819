/// What holds for one page: how it is asked for, who may ask, what the audit says, of what it hears.
///
/// Each kind of page has a maker here, so that ``RoutePattern`` is a table with a line for each page.
package struct PageRules: Sendable, Hashable {
    let methods: RouteMethods
    package let access: RouteAccess
    package let audit: RouteAudit
    /// Of what an open page of it is told, so that it renews itself; nil: of nothing.
    package let hearsOf: RouteChanges?
    /// Whether somebody may be led to it who has signed in, or comes back to where one was.
    private(set) var maySomebodyBeLedTo = true
    /// Whether asking for it puts the end of the session off.
    private(set) var countsAsUse = true
    /// Whether a form sent to it must come from our own pages. A provider's order has a signature instead.
    private(set) var needsFormToken = true
    /// More bytes than this no form of it has: nobody writes more than a letter into most.
    private(set) var largestForm = 16_384

    private init(
        _ methods: RouteMethods, _ access: RouteAccess, _ audit: RouteAudit, hearsOf: RouteChanges? = nil
    ) {
        self.methods = methods
        self.access = access
        self.audit = audit
        self.hearsOf = hearsOf
    }

    /// A way in or out: for everybody, and nobody is led back to it.
    static func entrance(_ methods: RouteMethods = .read, audit: RouteAudit = .nothing) -> Self {
        var rules = open(methods, audit: audit)
        rules.maySomebodyBeLedTo = false
        return rules
    }

    /// For everybody, also those who have not signed in.
    static func open(_ methods: RouteMethods = .read, audit: RouteAudit = .nothing) -> Self {
        Self(methods, .everybody, audit)
    }

    /// About one citizen, for whomever the gate lets see it; an open page renews itself.
    static func citizen(_ methods: RouteMethods = .read) -> Self {
        Self(methods, .whoeverMaySeeTheCitizen, .readingOfTheCitizen, hearsOf: .citizen)
    }

    /// A file about one citizen: it does not renew itself.
    static func citizenFile() -> Self { Self(.read, .whoeverMaySeeTheCitizen, .readingOfTheCitizen) }

    /// About one citizen, for the citizen and nobody else.
    static func citizenAlone(_ methods: RouteMethods = .read) -> Self {
        Self(methods, .theCitizen, .readingOfTheCitizen)
    }

    /// For citizens and those who act for others: whose record do they want to see?
    static func relative(_ methods: RouteMethods = .read) -> Self {
        Self(methods, .citizensAndRelatives, .lookup)
    }

    /// For somebody at work, about nothing that renews itself.
    static func professional(_ methods: RouteMethods = .read, audit: RouteAudit) -> Self {
        Self(methods, .professionals, audit)
    }

    /// What the unit of whoever looks has to see to; each citizen on it is audited, and an open page renews itself.
    static func unit(_ methods: RouteMethods = .read) -> Self {
        Self(methods, .professionals, .lookup, hearsOf: .unit)
    }

    /// For those who look after that nobody looks without reason.
    static func reviewer(_ methods: RouteMethods = .read) -> Self {
        Self(methods, .reviewers, .reviewing)
    }

    /// Figures without identities.
    static func qualityOfficer() -> Self {
        Self(.read, .qualityOfficers, .counting)
    }

    /// The events of one citizen's record: whoever listens learns when there are any.
    static let listeningToTheCitizen = listening(Self(.read, .whoeverMaySeeTheCitizen, .readingOfTheCitizen))

    /// The events of the unit of whoever listens: they say nothing of whom.
    static let listeningToTheUnit = listening(Self(.read, .professionals, .nothing))

    private static func listening(_ rules: Self) -> Self {
        var rules = rules.notCountedAsUse()
        rules.maySomebodyBeLedTo = false
        return rules
    }

    /// What the browser asks by itself does not keep a session alive.
    func notCountedAsUse() -> Self {
        var rules = self
        rules.countsAsUse = false
        return rules
    }

    func withoutFormToken() -> Self {
        var rules = self
        rules.needsFormToken = false
        return rules
    }

    /// - Parameter bytes: as many as its longest form with all of its fields full.
    func withLargestForm(_ bytes: Int) -> Self {
        var rules = self
        rules.largestForm = bytes
        return rules
    }
}

/// In what ways a page is asked for.
enum RouteMethods: Sendable, Hashable {
    case read
    case withForm
    /// Only a form sent to it is answered.
    case formOnly

    var all: [RouteMethod] {
        switch self {
        case .read: [.get]
        case .withForm: [.get, .post]
        case .formOnly: [.post]
        }
    }
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
