import Care
import Logging
import Pages
import Record
import ServiceLifecycle

/// Follows the audit for as long as the server runs, in one of the processes that share a record: tells citizens of looks,
/// and puts what a reviewer should see on the list.
struct LookService: Service {
    private let record: Record
    private let teller: LookTeller
    private let watch: LookWatch
    private let logger: Logger

    init(_ record: Record, _ logger: Logger, zone: TimeZoneRule = .copenhagen) {
        let day: @Sendable (Int64) -> Int = { LocalTime($0, zone: zone).date.daysSince1970 }
        self.record = record
        self.logger = logger
        teller = LookTeller(record, day: day) { instant in
            let time = LocalTime(instant, zone: zone)
            let clock = Language.danish.say(hour: time.hour, minute: time.minute)
            return "\(Language.danish.say(time.date)) kl. \(clock)"
        }
        let patterns = LookPatterns { instant in
            let time = LocalTime(instant, zone: zone)
            return (time.hour, time.date.weekday)
        }
        watch = LookWatch(record, patterns, day: day)
    }

    /// Between two looks at what is new, when all has been taken in.
    private static let pause = Duration.seconds(5)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await record.lead(.looks) {
                while !Task.isCancelled {
                    var hasMore = false
                    do {
                        hasMore = try await teller.turn()
                        if try await watch.turn() { hasMore = true }
                    } catch {
                        // The type says what kind of fault it is; the text could hold what somebody wrote.
                        logger.warning("looks wait", metadata: ["error": .string("\(type(of: error))")])
                    }
                    if !hasMore { try await Task.sleep(for: Self.pause) }
                }
            }
        }
    }
}
