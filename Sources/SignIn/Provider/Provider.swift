/// A provider as it is known here: what it says about itself and the keys that it signs with, kept for a while.
actor Provider {
    nonisolated let settings: ProviderSettings
    private let network: any ProviderNetwork
    private let now: @Sendable () -> Int64

    private struct Kept<Value: Sendable> {
        let value: Value
        let fetched: Int64
        let until: Int64
    }

    private var document: Kept<ProviderDocument>?
    private var keys: Kept<KeySet>?
    /// When it did not answer last.
    private var failed: Int64?

    /// Between a minute and a day, as it says; an hour where it does not say.
    private static let keepSeconds: ClosedRange<Int64> = 60...86_400
    private static let usualSeconds: Int64 = 3_600
    /// A key that nobody knows is asked for again, but not more often: milliseconds.
    static let leastBetweenKeys: Int64 = 30_000
    /// Who does not answer is left alone for so long: milliseconds.
    static let pauseAfterFailure: Int64 = 5_000
    /// What it said about itself holds for so long beyond its time when it cannot be asked: milliseconds. Not its keys.
    private static let longestStale: Int64 = 86_400_000

    init(_ settings: ProviderSettings, network: any ProviderNetwork, now: @escaping @Sendable () -> Int64) {
        self.settings = settings
        self.network = network
        self.now = now
    }

    /// What it says about itself.
    func describe() async throws(SignInError) -> ProviderDocument {
        let instant = now()
        if let document, instant < document.until { return document.value }
        do throws(SignInError) {
            let issuer = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
            let answer = try await fetch(issuer + ProviderDocument.path, .discovery)
            let found = try ProviderDocument(answer.body, issuer: settings.issuer)
            document = Kept(value: found, fetched: instant, until: instant + Self.keep(answer))
            return found
        } catch {
            if let document, instant < document.until + Self.longestStale { return document.value }
            throw error
        }
    }

    /// What it said about itself when it was asked last.
    var described: ProviderDocument? { document?.value }

    /// Whether one of its keys signed a token. Asks for its keys where this one is not known: it may be new.
    func verify(_ token: JSONWebToken) async throws(SignInError) {
        var known = try await currentKeys()
        if known.candidates(for: token).isEmpty { known = try await renewedKeys() ?? known }
        let candidates = known.candidates(for: token)
        guard !candidates.isEmpty else { throw .token(.unknownKey) }
        for key in candidates where await key.verifies(token) { return }
        throw .token(.signature)
    }

    private func currentKeys() async throws(SignInError) -> KeySet {
        if let keys, now() < keys.until { return keys.value }
        return try await fetchKeys()
    }

    /// Nil where they were asked for a moment ago.
    private func renewedKeys() async throws(SignInError) -> KeySet? {
        if let keys, now() - keys.fetched < Self.leastBetweenKeys { return nil }
        return try await fetchKeys()
    }

    private func fetchKeys() async throws(SignInError) -> KeySet {
        let answer = try await fetch(try await describe().keys.text, .keys)
        guard let found = KeySet(answer.body) else { throw .badAnswer(.keys) }
        let instant = now()
        keys = Kept(value: found, fetched: instant, until: instant + Self.keep(answer))
        return found
    }

    private func fetch(_ address: String, _ kind: ProviderAnswer.Kind) async throws(SignInError) -> ProviderAnswer {
        if let failed, now() - failed < Self.pauseAfterFailure { throw .unreachable }
        do throws(SignInError) {
            let answer = try await network.send(ProviderRequest(address))
            guard answer.status == 200 else { throw .badAnswer(kind) }
            failed = nil
            return answer
        } catch {
            failed = now()
            throw error
        }
    }

    private static func keep(_ answer: ProviderAnswer) -> Int64 {
        let seconds = answer.maximumAge ?? usualSeconds
        return min(max(seconds, keepSeconds.lowerBound), keepSeconds.upperBound) * 1000
    }
}
