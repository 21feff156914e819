import FHIR

/// Reads what was measured, and whether it deviates.
enum ValueReading {
    /// Nil where there is no value that can be read.
    static func value(
        _ value: ObservationValue?, ranges: [Observation.ReferenceRange], interpretations: [CodeableConcept]
    ) -> MeasuredValue? {
        guard let value, var measured = plain(value) else { return nil }
        let range = ranges.first { $0.type == nil || $0.type?.has("normal") == true } ?? ranges.first
        measured.low = range?.low?.number
        measured.high = range?.high?.number
        measured.referenceRange = range?.text ?? words(range?.low, range?.high)
        measured.interpretation =
            interpretation(interpretations) ?? compare(value, measured, with: range) ?? .unknown
        return measured
    }

    private static func plain(_ value: ObservationValue) -> MeasuredValue? {
        switch value {
        case .quantity(let quantity):
            guard let digits = quantity.value else { return nil }
            return MeasuredValue(
                text: (quantity.comparator.map { $0 + " " } ?? "") + digits, unit: quantity.unitDisplay,
                number: quantity.number)
        case .concept(let concept): return concept.display.map { MeasuredValue(text: PlainTerm.withoutTag($0)) }
        case .string(let text): return MeasuredValue(text: text)
        case .boolean(let flag): return MeasuredValue(text: flag ? "true" : "false")
        case .integer(let number): return MeasuredValue(text: String(number), number: Double(number))
        case .range(let range): return words(range.low, range.high).map { MeasuredValue(text: $0) }
        case .ratio(let ratio):
            guard let numerator = ratio.numerator?.value, let denominator = ratio.denominator?.value else { return nil }
            return MeasuredValue(text: numerator + " : " + denominator)
        case .time(let text): return MeasuredValue(text: text)
        case .dateTime(let time): return MeasuredValue(text: time.text)
        case .period(let period):
            let ends = [period.start?.text, period.end?.text].compactMap(\.self)
            return ends.isEmpty ? nil : MeasuredValue(text: ends.joined(separator: " – "))
        }
    }

    private static func words(_ low: Quantity?, _ high: Quantity?) -> String? {
        let unit = (high ?? low)?.unitDisplay.map { " " + $0 } ?? ""
        return switch (low?.value, high?.value) {
        case (let low?, let high?): low + "–" + high + unit
        case (let low?, nil): "≥ " + low + unit
        case (nil, let high?): "≤ " + high + unit
        case (nil, nil): nil
        }
    }

    /// The record's own word for it: HL7 v3 ObservationInterpretation, which version 2 and MedCom share.
    static func interpretation(_ concepts: [CodeableConcept]) -> Interpretation? {
        for code in concepts.flatMap(\.codings).compactMap(\.code) {
            switch code {
            case "N": return .normal
            case "L", "LU", "<", "LX": return .low
            case "H", "HU", ">", "HX": return .high
            case "LL": return .criticallyLow
            case "HH": return .criticallyHigh
            case "A", "AA": return .abnormal
            default: continue
            }
        }
        return nil
    }

    /// Against the reference range: only where value and range are in the same unit, and a bound (`< 5`) only where it
    /// settles the question.
    private static func compare(
        _ value: ObservationValue, _ measured: MeasuredValue, with range: Observation.ReferenceRange?
    ) -> Interpretation? {
        guard let number = measured.number, let range, range.low != nil || range.high != nil else { return nil }
        var comparator: String?
        if case .quantity(let quantity) = value {
            comparator = quantity.comparator
            let units = [range.low, range.high].compactMap { $0?.code ?? $0?.unit }
            let unit = quantity.code ?? quantity.unit
            guard units.allSatisfy({ $0 == unit || $0 == quantity.unit }) else { return nil }
        }
        switch comparator {
        case "<", "<=":
            if let low = measured.low, number <= low { return .low }
            if measured.low == nil, let high = measured.high, number <= high { return .normal }
            return nil
        case ">", ">=":
            if let high = measured.high, number >= high { return .high }
            if measured.high == nil, let low = measured.low, number >= low { return .normal }
            return nil
        default:
            if let low = measured.low, number < low { return .low }
            if let high = measured.high, number > high { return .high }
            return .normal
        }
    }
}
