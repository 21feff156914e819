package import FHIR

/// One value of a measure, in the measure's own unit.
package struct Measurement: Sendable, Hashable {
    package var measure: Measure
    package var value: Double
    /// When it was measured: milliseconds since 1970-01-01T00:00:00Z.
    package var at: Int64

    package init(_ measure: Measure, _ value: Double, at instant: Int64) {
        self.measure = measure
        self.value = value
        at = instant
    }

    /// Why a value is not taken as a measurement.
    package enum Fault: Error, Sendable, Hashable {
        /// No measure has this code, or none of these codes.
        case unknownMeasure
        /// The code says another unit, or the unit cannot be converted; says which may be used.
        case unit(measure: String, given: String, possible: [String])
        /// No living person has it: a mistake of typing, of the unit or of the device. Says what can be.
        case impossible(measure: String, value: Double, possible: ClosedRange<Double>)
        /// There is no number, or no time of day.
        case incomplete(String)
    }

    /// A value that somebody or something reports by the name of the measure.
    package static func reported(
        _ id: String, _ value: Double, unit: String, at instant: Int64
    ) throws(Fault) -> Measurement {
        guard let measure = Measure.named(id) else { throw .unknownMeasure }
        guard let converted = measure.value(value, in: unit) else {
            throw .unit(measure: id, given: unit, possible: measure.units)
        }
        return try Measurement(measure, converted, at: instant).possible()
    }

    /// Itself, where somebody can have it.
    private func possible() throws(Fault) -> Measurement {
        guard measure.possible.contains(value) else {
            throw .impossible(measure: measure.id, value: value, possible: measure.possible)
        }
        return self
    }

    /// All that an Observation says of measures that are known: itself and its components. Empty where it is about
    /// something else.
    package static func all(in observation: JSONValue) throws(Fault) -> [Measurement] {
        guard observation["status"]?.string != "entered-in-error", observation["status"]?.string != "cancelled" else {
            return []
        }
        var found: [Measurement] = []
        for part in [observation] + observation.list("component") {
            guard let code = part["code"], let entry = entry(of: code) else { continue }
            // A value that is told to be missing is no measurement, and the window stays open.
            guard part["dataAbsentReason"] == nil, let quantity = part["valueQuantity"] ?? part["valueInteger"] else {
                continue
            }
            found.append(try read(quantity, entry, at: instant(of: observation)))
        }
        return found
    }

    /// When it was measured; nil where no time of day is told.
    static func instant(of observation: JSONValue) -> Int64? {
        observation["effectiveDateTime"]?.momentValue ?? observation["effectiveInstant"]?.momentValue
            ?? observation["effectivePeriod"]?["end"]?.momentValue
    }

    private static func entry(of code: JSONValue) -> MeasureTable.Entry? {
        for coding in code.list("coding") {
            guard let system = coding["system"]?.string, let code = coding["code"]?.string else { continue }
            if system == MeasureCode.own, let measure = Measure.named(code) {
                return MeasureTable.Entry(measure: measure, units: Set(measure.units))
            }
            if let entry = MeasureTable.standard.entry(MeasureCode(system: system, code: code)) { return entry }
        }
        return nil
    }

    private static func read(
        _ value: JSONValue, _ entry: MeasureTable.Entry, at instant: Int64?
    ) throws(Fault) -> Measurement {
        guard let instant else { throw .incomplete("effectiveDateTime") }
        let isQuantity = value.kind == .object
        guard let text = isQuantity ? value["value"]?.numberText : value.numberText, let number = Double(text) else {
            throw .incomplete("valueQuantity.value")
        }
        let unit = isQuantity ? value["code"]?.string ?? value["unit"]?.string ?? "" : "1"
        guard entry.units.contains(unit), let converted = entry.measure.value(number, in: unit) else {
            throw .unit(measure: entry.measure.id, given: unit, possible: entry.units.sorted())
        }
        return try Measurement(entry.measure, converted, at: instant).possible()
    }
}
