import Record
import TestSupport
import Testing

@testable import Apps

@Suite(.onEachEngine) struct AccessTokensTests {
    private let temporary: TemporaryRecord
    private let tokens: AccessTokens

    init() async throws {
        temporary = try await TemporaryRecord(on: .current)
        tokens = AccessTokens(temporary.record)
    }

    @Test func aTokenIsGoodUntilItsTime() async throws {
        let token = try await tokens.issue(holder: "system", scope: "system/*.read", minutes: 5)
        let grant = try #require(try await tokens.verify(token))
        #expect(grant.holder == "system")
        #expect(grant.scope == "system/*.read")
        temporary.clock.advance(by: 5 * 60_000 - 1)
        #expect(try await tokens.verify(token) != nil)
        temporary.clock.advance(by: 1)
        #expect(try await tokens.verify(token) == nil)
    }

    @Test func nothingElseIsGood() async throws {
        let token = try await tokens.issue(holder: "system", scope: "", minutes: 5)
        for other in ["", "tov_", token + "0", String(token.dropLast()), token.uppercased()] {
            #expect(try await tokens.verify(other) == nil)
        }
    }

    @Test func noTwoAreAlikeAndOldOnesGoAway() async throws {
        var seen: Set<String> = []
        for _ in 0..<20 { seen.insert(try await tokens.issue(holder: "system", scope: "", minutes: 1)) }
        #expect(seen.count == 20)
        temporary.clock.advance(by: 60_000)
        _ = try await tokens.issue(holder: "system", scope: "", minutes: 1)
        let kept = try await temporary.record.engine.read { try $0.notes(startingWith: "token/").count }
        #expect(kept == 1)
    }
}
