/// When something is to happen, again and again.
package struct Timing: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var events: [DateTime] { strings("event").compactMap { DateTime($0) } }
    package var repetition: Repeat? { element("repeat") }
    package var code: CodeableConcept? { element("code") }

    /// The rule of the repetition.
    package struct Repeat: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var boundsPeriod: Period? { element("boundsPeriod") }
        package var frequency: Int? { integer("frequency") }
        package var frequencyMax: Int? { integer("frequencyMax") }
        package var period: String? { json["period"]?.numberText }
        /// `s`, `min`, `h`, `d`, `wk`, `mo` or `a`.
        package var periodUnit: String? { json["periodUnit"]?.string }
        package var daysOfWeek: [String] { strings("dayOfWeek") }
        package var timesOfDay: [String] { strings("timeOfDay") }
        /// Codes such as `MORN` or `PCM` (after a meal).
        package var when: [String] { strings("when") }
    }
}
