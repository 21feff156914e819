import Synchronization

/// The ids and numbers of patients, which come again with each look and its audit. A number that is committed never
/// means anybody else, and is never taken away; one that the writer has just given may yet be undone, so only readers
/// remember.
final class PatientNames: Sendable {
    /// As many take about twenty megabytes.
    private static let mostRemembered = 100_000

    private struct Known {
        var ids: [Int64: String] = [:]
        var numbers: [String: Int64] = [:]
    }

    private let known = Mutex(Known())

    func id(of number: Int64) -> String? { known.withLock { $0.ids[number] } }

    func number(of id: String) -> Int64? { known.withLock { $0.numbers[id] } }

    func remember(_ id: String, of number: Int64) {
        known.withLock { known in
            if known.ids.count >= Self.mostRemembered { known = Known() }
            known.ids[number] = id
            known.numbers[id] = number
        }
    }
}
