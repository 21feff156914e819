package import Testing

/// Runs each test of a suite once on each engine: `@Suite(.onEachEngine)`. What the tests make with
/// ``EngineKind/current`` is in that engine.
package struct OnEachEngine: SuiteTrait, TestTrait, TestScoping {
    package var isRecursive: Bool { true }

    /// Around each test by itself, not around the suite as a whole.
    package func scopeProvider(for test: Test, testCase: Test.Case?) -> OnEachEngine? { testCase == nil ? nil : self }

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        for kind in EngineKind.available {
            try await EngineKind.$current.withValue(kind) { try await function() }
        }
    }
}

extension Trait where Self == OnEachEngine {
    package static var onEachEngine: OnEachEngine { OnEachEngine() }
}
