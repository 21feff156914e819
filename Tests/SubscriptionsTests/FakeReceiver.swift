import FHIR
import Subscriptions
import Synchronization

/// A receiver that does what the test says.
final class FakeReceiver: HookSender {
    private struct State {
        var behaviour: @Sendable (HookRequest) -> Answer = { _ in .acknowledges }
        var received: [HookRequest] = []
        var attempts = 0
    }

    enum Answer: Sendable {
        case acknowledges
        /// It does not get it.
        case fails(HookFailure)
        /// It gets it, but the answer is lost.
        case answerIsLost
    }

    private let state = Mutex(State())
    private let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)

    /// Returns when it has been asked so often since it was made.
    func waitForAttempts(_ count: Int) async {
        if attempts >= count { return }
        for await _ in arrivals where attempts >= count { return }
    }

    func behave(_ behaviour: @escaping @Sendable (HookRequest) -> Answer) {
        state.withLock { $0.behaviour = behaviour }
    }

    func send(_ request: HookRequest) async throws(HookFailure) {
        let answer = state.withLock { state -> Answer in
            state.attempts += 1
            let answer = state.behaviour(request)
            if case .fails = answer { return answer }
            state.received.append(request)
            return answer
        }
        arrival.yield()
        switch answer {
        case .acknowledges: return
        case .fails(let failure): throw failure
        case .answerIsLost: throw .tooSlow
        }
    }

    /// What it got, in the order it got it.
    var received: [HookRequest] { state.withLock { $0.received } }

    /// How often it was asked.
    var attempts: Int { state.withLock { $0.attempts } }

    func forget() {
        state.withLock {
            $0.received = []
            $0.attempts = 0
        }
    }
}

extension HookRequest {
    /// The notification; nil where the request has no body.
    var json: JSONValue? { body.isEmpty ? nil : try? JSONDocument(body).root }

    private func parameters(_ name: String) -> [JSONValue] {
        json?["entry"]?[0]?["resource"]?["parameter"]?.elements.filter { $0["name"]?.string == name } ?? []
    }

    /// What kind of notification a Bundle is.
    var kind: String? { parameters("type").first?["valueCode"]?.string }

    /// The numbers of the events in a Bundle.
    var eventNumbers: [Int64] {
        parameters("notification-event").compactMap { event in
            event["part"]?.elements.first { $0["name"]?.string == "event-number" }?["valueString"]?.string
                .flatMap { Int64($0) }
        }
    }

    /// The resources of a Bundle besides the status, as `Type/id`.
    var references: [String] {
        (json?["entry"]?.elements.map { $0 } ?? []).dropFirst().compactMap { entry in
            entry["fullUrl"]?.string.map { $0.split(separator: "/").suffix(2).joined(separator: "/") }
        }
    }
}
