import Access
import Record

extension Record {
    /// The limits of a unit, read as whoever asks.
    ///
    /// - Parameter unit: `Organization/…`.
    func unitLimits(of unit: String, by hand: ConsentDesk.Hand) async throws -> UnitLimits {
        try await read(.directory, as: hand.caller, because: hand.purpose, doing: hand.activity) { reading in
            try UnitLimits.find(
                unit, find: { try reading.search($0).resources.map { try $0.json() } },
                read: { try CareReader(reading).resource($0) }, at: reading.instant)
        }
    }
}
