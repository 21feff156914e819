package import Testing

/// Runs each test of a suite once on each engine: `@Suite(.onEachEngine)`. What the tests make with
/// ``EngineKind/current`` is in that engine.
package struct OnEachEngine: SuiteTrait, TestScoping {
    package var isRecursive: Bool { true }

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
