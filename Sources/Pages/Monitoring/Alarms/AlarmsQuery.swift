import Monitoring

/// What stands in the address of the page about alarms.
package struct AlarmsQuery: Sendable, Hashable {
    /// Days that are counted.
    package var days: Int

    /// A quarter of a year.
    package static let usual = 90

    package init(days: Int = usual) {
        self.days = days
    }

    /// Nil where it makes no sense.
    init?(_ query: [String: String]) {
        guard let text = query["days"] else {
            self.init()
            return
        }
        guard let days = Int(text), AlarmQuality.periods.contains(days) else { return nil }
        self.init(days: days)
    }

    var items: [(name: String, value: String)] { days == Self.usual ? [] : [("days", String(days))] }
}
