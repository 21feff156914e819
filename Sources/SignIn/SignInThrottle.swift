import Synchronization

/// How many tries to sign in there may be: from one address, and in all. In memory of its own, which is bounded.
package final class SignInThrottle: Sendable {
    package struct Limits: Sendable, Hashable {
        /// Tries a minute from one address; as many at once.
        package var perAddress: Int
        /// Tries a minute in all; as many at once.
        package var total: Int

        /// A practice or a ward behind one address, and a region at the beginning of a shift.
        package static let standard = Limits(perAddress: 120, total: 3_000)

        package init(perAddress: Int, total: Int) {
            self.perAddress = perAddress
            self.total = total
        }
    }

    /// Tries that are left, which come back with time: counted in milliseconds of a try each, so that nothing is rounded.
    private struct Bucket {
        var left: Int64
        var at: Int64

        /// Milliseconds until there is one; nil: it is taken.
        mutating func take(_ rate: Int, now: Int64) -> Int64? {
            let full = Int64(rate) * 60_000
            // A clock that was set back gives nothing, and takes nothing.
            left = min(full, left + Self.elapsed(at, now) * Int64(rate))
            at = now
            guard left < 60_000 else {
                left -= 60_000
                return nil
            }
            return (60_000 - left + Int64(rate) - 1) / Int64(rate)
        }

        func isFull(_ rate: Int, now: Int64) -> Bool {
            left + Self.elapsed(at, now) * Int64(rate) >= Int64(rate) * 60_000
        }

        /// After a minute everything is there again.
        private static func elapsed(_ then: Int64, _ now: Int64) -> Int64 { min(60_000, max(0, now - then)) }
    }

    private struct State {
        var total: Bucket
        var addresses: [String: Bucket] = [:]
    }

    private let limits: Limits
    private let state: Mutex<State>

    /// Addresses that are remembered at most; beyond that, one that has tried least of late is forgotten.
    static let mostAddresses = 20_000

    package init(_ limits: Limits = .standard) {
        self.limits = limits
        state = Mutex(State(total: Bucket(left: Int64(limits.total) * 60_000, at: 0)))
    }

    /// Counts a try.
    ///
    /// - Parameters:
    ///   - address: where it came from; nil where that is not known: then only the total counts.
    ///   - now: milliseconds since 1970-01-01T00:00:00Z.
    /// - Returns: nil where it may go on; otherwise after how many seconds it may be tried again.
    package func wait(from address: String?, now: Int64) -> Int? {
        state.withLock { state in
            if let address {
                if state.addresses[address] == nil, state.addresses.count >= Self.mostAddresses {
                    forget(&state, now)
                }
                var bucket =
                    state.addresses[address] ?? Bucket(left: Int64(limits.perAddress) * 60_000, at: now)
                let wait = bucket.take(limits.perAddress, now: now)
                state.addresses[address] = bucket
                // One that is refused already uses up nobody else's.
                if let wait { return Self.seconds(wait) }
            }
            return state.total.take(limits.total, now: now).map(Self.seconds)
        }
    }

    /// How many addresses are remembered.
    var remembered: Int { state.withLock { $0.addresses.count } }

    private func forget(_ state: inout State, _ now: Int64) {
        state.addresses = state.addresses.filter { !$0.value.isFull(limits.perAddress, now: now) }
        guard state.addresses.count >= Self.mostAddresses else { return }
        // Many at once, so that this is not done for each new one.
        let kept = state.addresses.sorted { $0.value.left < $1.value.left }.prefix(Self.mostAddresses / 2)
        state.addresses = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }

    private static func seconds(_ milliseconds: Int64) -> Int { Int((milliseconds + 999) / 1000) }
}
