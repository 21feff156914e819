import MedCom
import Synchronization

/// What carries messages between two systems: it is shut at times, loses some of them, brings others twice, and any of them
/// late, so that they overtake each other.
final class Network: Sendable {
    /// A message on its way.
    struct Letter: Sendable {
        let number: Int
        /// Whether it goes to the region's own record, and not from it.
        let isInbound: Bool
        let arrival: Int64
        let bytes: [UInt8]
    }

    private struct State {
        var chance: Chance
        var letters: [Letter] = []
        var sent = 0
        var isCalm = false
    }

    private let state: Mutex<State>
    private let time: VirtualTime
    private let fault: PostFault?

    init(seed: UInt64, _ time: VirtualTime, _ fault: PostFault?) {
        state = Mutex(State(chance: Chance(seed: seed, .network)))
        self.time = time
        self.fault = fault
    }

    /// The way out of one of the two systems.
    func end(isInbound: Bool) -> any MessageTransport { End(network: self, isInbound: isInbound) }

    private struct End: MessageTransport {
        let network: Network
        let isInbound: Bool

        func send(_ parcel: MessageParcel) async throws(TransportFailure) {
            if !network.take(parcel, isInbound) { throw .unreachable }
        }
    }

    /// - Returns: whether it was taken over.
    private func take(_ parcel: MessageParcel, _ isInbound: Bool) -> Bool {
        state.withLock { state in
            let luck = state.isCalm ? 1 : state.chance.unit()
            if luck < 0.1 { return false }
            // Taken over, and never seen again.
            if luck < 0.3 { return true }
            add(parcel.content, isInbound, &state)
            if luck < 0.5 { add(again(parcel), isInbound, &state) }
            return true
        }
    }

    private func add(_ bytes: [UInt8], _ isInbound: Bool, _ state: inout State) {
        state.sent += 1
        let late = state.isCalm ? 0 : state.chance.milliseconds(0...Self.longestWay)
        state.letters.append(
            Letter(number: state.sent, isInbound: isInbound, arrival: time.now + late, bytes: bytes))
    }

    private static let longestWay: Int64 = 8 * 3_600_000

    /// The same once more, as it was sent.
    private func again(_ parcel: MessageParcel) -> [UInt8] {
        guard fault == .renumbered, let last = parcel.message.last else { return parcel.content }
        let other = parcel.message.dropLast() + (last == "0" ? "1" : "0")
        return Array(
            String(decoding: parcel.content, as: UTF8.self).replacing(parcel.message, with: other)
                .replacing("\"\(parcel.bundle)\"", with: "\"\(parcel.bundle)-again\"").utf8)
    }

    /// What has come to its end by now, in the order in which it comes; it stays until it is ``delivered(_:)``.
    func arrived() -> [Letter] {
        let now = time.now
        return state.withLock { $0.letters.filter { $0.arrival <= now } }
            .sorted { ($0.arrival, $0.number) < ($1.arrival, $1.number) }
    }

    func delivered(_ letter: Letter) { state.withLock { $0.letters.removeAll { $0.number == letter.number } } }

    /// From now on nothing is lost, late or twice, so that what is under way comes to its end.
    func calm() { state.withLock { $0.isCalm = true } }
}
