package import SignIn

/// Somebody who has signed in.
package struct Session: Sendable, Hashable {
    package var account: Account
    /// What forms carry to show that they come from this session's pages.
    package var formToken: String
    /// How the session is known at the provider that somebody signed in with; nil for personas and tokens.
    package var link: ProviderLink?
    /// When it ends; nil for a token, which says so itself.
    package var end: SessionEnd?

    package init(account: Account, formToken: String, link: ProviderLink? = nil, end: SessionEnd? = nil) {
        self.account = account
        self.formToken = formToken
        self.link = link
        self.end = end
    }
}

/// When a session ends: what people are told before.
package struct SessionEnd: Sendable, Hashable {
    /// Where nothing is done until then, in milliseconds since 1970-01-01T00:00:00Z.
    package let idle: Int64
    /// Whatever is done.
    package let absolute: Int64

    package init(idle: Int64, absolute: Int64) {
        self.idle = idle
        self.absolute = absolute
    }

    package var instant: Int64 { min(idle, absolute) }
    /// Whether nothing can put it off any more.
    package var isFinal: Bool { absolute <= idle }

    /// Seconds that are left, seen from an instant; a second that has begun is one.
    package func secondsLeft(at now: Int64) -> Int { Int((max(0, instant - now) + 999) / 1000) }

    /// How long before it people are told: five minutes, or a third of a shorter session. Nobody needs as long to press a
    /// button; WCAG 2.2 asks for twenty seconds.
    package static func warning(_ limits: SessionStore.Limits) -> Int {
        Int(min(5 * 60_000, min(limits.idle, limits.absolute) / 3) / 1000)
    }
}
