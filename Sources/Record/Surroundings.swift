/// What the record takes from outside, so that a test can run a month in a second and replay it from a seed.
package struct Surroundings: Sendable {
    /// The instant now, in milliseconds since 1970-01-01T00:00:00Z.
    package var now: @Sendable () -> Int64
    /// A new id for a resource that came without one.
    package var newIdentifier: @Sendable () -> String

    package init(now: @escaping @Sendable () -> Int64, newIdentifier: @escaping @Sendable () -> String) {
        self.now = now
        self.newIdentifier = newIdentifier
    }
}
