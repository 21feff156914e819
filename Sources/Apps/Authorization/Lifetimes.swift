/// How long what the authorization server gives out is good for, in milliseconds.
package struct Lifetimes: Sendable, Hashable {
    /// Source: RFC 9700, 2.1.1 asks for a short one; the app comes for its token at once.
    package var code: Int64 = 60_000
    /// As long after that, a code that comes again is known for what it is.
    package var usedCode: Int64 = 600_000
    /// Between a press on our page and the app's asking.
    package var launch: Int64 = 300_000
    /// Source: SMART App Launch 2.0, 2.0.9.4: at most an hour.
    package var token: Int64 = 3_600_000
    /// Source: SMART App Launch 2.0, Backend Services: at most five minutes.
    package var backendToken: Int64 = 300_000
    /// A working day, as a session lasts at most.
    package var online: Int64 = 8 * 3_600_000
    /// A year, after which the person is asked again.
    package var offline: Int64 = 365 * 86_400_000
    /// An app that has not come for so long is forgotten.
    package var idle: Int64 = 90 * 86_400_000
    /// As long, a refresh token that comes again is known for what it is.
    package var usedRefresh: Int64 = 7 * 86_400_000

    package init() {}
}
