package import Apps
import Care
package import Hummingbird
import NIOCore
import Paper
package import Record
package import SignIn

/// The face for people: answers requests for pages.
package struct PageServer: Sendable {
    /// How it is set up.
    package struct Configuration: Sendable {
        /// Whether the pages are reached over TLS: cookies and headers then insist on it.
        package var isSecure: Bool
        /// Who can be tried; nil on records that are not made for trying out.
        package var personas: PersonaDirectory?
        package var sessionLimits: SessionStore.Limits
        /// Providers of sign-in; nil where none is configured.
        package var relyingParty: RelyingParty?
        package var throttle: SignInThrottle.Limits
        /// Where a request came from, behind a proxy that may be believed; nil where that is not known.
        package var clientAddress: @Sendable (Request, PageRequestContext) -> String?
        /// What browsers call us, such as `https://record.example`; nil: as each request says.
        package var origin: String?
        package var zone: TimeZoneRule
        /// Numbers of people or things below this are not shown.
        package var smallestFigure: Int
        /// How many open pages may be told of changes.
        package var listening: ListeningLimits

        package init(
            isSecure: Bool = false, personas: PersonaDirectory? = nil,
            sessionLimits: SessionStore.Limits = .standard, relyingParty: RelyingParty? = nil,
            throttle: SignInThrottle.Limits = .standard,
            clientAddress: @escaping @Sendable (Request, PageRequestContext) -> String? = { _, context in
                context.remoteAddress?.ipAddress
            },
            origin: String? = nil, zone: TimeZoneRule = .copenhagen, smallestFigure: Int = Figure.standardSmallest,
            listening: ListeningLimits = .standard
        ) {
            self.isSecure = isSecure
            self.personas = personas
            self.sessionLimits = sessionLimits
            self.relyingParty = relyingParty
            self.throttle = throttle
            self.clientAddress = clientAddress
            self.origin = origin
            self.zone = zone
            self.smallestFigure = smallestFigure
            self.listening = listening
        }
    }

    let record: Record
    let configuration: Configuration
    let tokens: any TokenVerifier
    let appServer: AuthorizationServer
    let assets: AssetStore
    let sessions: SessionStore
    let randomness: Randomness
    let cookies: PageCookies
    let throttle: SignInThrottle
    let directory = DirectoryCache()
    let letterPress = LetterPress()
    /// Who listens to changes; told by a ``ChangeFollower``, where one runs.
    package let hub: ChangeHub

    /// - Parameter appServer: lets apps in; nil: one of its own.
    /// - Throws: where the program's own files are missing.
    package init(
        record: Record, configuration: Configuration, tokens: any TokenVerifier = NoTokens(),
        appServer: AuthorizationServer? = nil, randomness: Randomness = .system
    ) throws {
        self.record = record
        self.configuration = configuration
        self.tokens = tokens
        self.appServer = appServer ?? AuthorizationServer(AccessTokens(record))
        self.randomness = randomness
        assets = try AssetStore()
        sessions = SessionStore(record, limits: configuration.sessionLimits, randomness: randomness)
        throttle = SignInThrottle(configuration.throttle)
        cookies = PageCookies(isSecure: configuration.isSecure)
        hub = ChangeHub(configuration.listening)
    }

    var now: Int64 { record.surroundings.now() }
}
