import FHIR

extension PageContext {
    /// An instant as people say it.
    func say(_ instant: Int64, withTime: Bool = true) -> String {
        language.say(DateTime(milliseconds: instant, offsetMinutes: 0), at: moment, withTime: withTime)
    }
}
