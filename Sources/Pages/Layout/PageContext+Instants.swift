import FHIR

extension PageContext {
    /// An instant as people say it.
    func say(_ instant: Int64, withTime: Bool = true) -> String {
        guard isOnPaper else {
            return language.say(DateTime(milliseconds: instant, offsetMinutes: 0), at: moment, withTime: withTime)
        }
        return withTime
            ? language.sayPlainly(instant: instant, zone: moment.zone)
            : language.say(LocalTime(instant, zone: moment.zone).date)
    }

    /// A date or time of the record as people say it.
    func say(_ time: DateTime, withTime: Bool = true) -> String {
        isOnPaper ? language.sayPlainly(time, at: moment) : language.say(time, at: moment, withTime: withTime)
    }
}
