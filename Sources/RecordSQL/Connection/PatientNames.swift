import Synchronization

/// The ids behind the numbers of patients, which come again with each look's audit. A number that is committed never
/// means anybody else; one that the writer has just given may yet be undone, so only readers remember.
final class PatientNames: Sendable {
    /// As many take about ten megabytes.
    private static let mostRemembered = 100_000

    private let ids = Mutex<[Int64: String]>([:])

    func id(of number: Int64) -> String? { ids.withLock { $0[number] } }

    func remember(_ id: String, of number: Int64) {
        ids.withLock { ids in
            if ids.count >= Self.mostRemembered { ids = [:] }
            ids[number] = id
        }
    }
}
