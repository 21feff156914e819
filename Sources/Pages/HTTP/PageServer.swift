package import Apps
import Care
package import Record

/// The face for people: answers requests for pages.
package struct PageServer: Sendable {
    /// How it is set up.
    package struct Configuration: Sendable {
        /// Whether the pages are reached over TLS: cookies and headers then insist on it.
        package var isSecure: Bool
        /// Who can be tried; nil on records that are not made for trying out.
        package var personas: PersonaDirectory?
        package var sessionLimits: SessionStore.Limits
        package var zone: TimeZoneRule
        /// Numbers of people or things below this are not shown.
        package var smallestFigure: Int
        /// What addresses begin with, such as `https://record.example`; nil: what the client used.
        package var address: String?

        package init(
            isSecure: Bool = false, personas: PersonaDirectory? = nil,
            sessionLimits: SessionStore.Limits = .standard, zone: TimeZoneRule = .copenhagen,
            smallestFigure: Int = Figure.standardSmallest, address: String? = nil
        ) {
            self.isSecure = isSecure
            self.personas = personas
            self.sessionLimits = sessionLimits
            self.zone = zone
            self.smallestFigure = smallestFigure
            self.address = address
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
    let directory = DirectoryCache()

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
        sessions = SessionStore(limits: configuration.sessionLimits, randomness: randomness)
        cookies = PageCookies(isSecure: configuration.isSecure)
    }

    var now: Int64 { record.surroundings.now() }
}
