/// What is usual for this citizen, so that the blood samples and weights of different courses are those of one person.
extension Chart {
    /// How a measure goes through the years of the record.
    struct Trend {
        var first: Double
        var now: Double
    }

    /// Says how a measure goes for this citizen; what is said first stands.
    func usually(_ key: String, _ first: Double, _ now: Double) {
        if trends[key] == nil { trends[key] = Trend(first: first, now: now) }
    }

    /// The citizen's usual value of a measure on a day.
    func usual(_ key: String, on date: RegionDay) -> Double? {
        if key == "weight", age(on: date) < 18 { return Self.growth(years: Double(date - citizen.birth) / 365.25) }
        if key == "creatinine", trends["egfr"] != nil { return usual("egfr", on: date).map { 5900 / max($0, 12) } }
        if let trend = trends[key] {
            let start = today.adding(years: -Self.years)
            let progress = min(1, max(0, Double(date - start) / Double(max(1, today - start))))
            return trend.first + (trend.now - trend.first) * progress
        }
        guard let measure = tables.laboratory[key] else { return nil }
        var personal = SplitRandom(seed: UInt64(citizen.index), .pattern, Self.number(key))
        let own = personal.normal(measure.mean, measure.deviation * 0.75)
        switch key {
        case "weight": return max(45, own + (citizen.sex == .male ? 9 : -4))
        // Kidney function falls by about one unit a year from 40.
        case "egfr": return min(95, max(48, own - Double(max(0, age(on: date) - 50)) * 0.6))
        case "haemoglobin": return citizen.sex == .male ? own + 0.5 : own - 0.2
        default: return own
        }
    }

    /// How far a measurement lies from what is usual, as a share of how far people lie from each other.
    func spread(_ key: String, of measure: Measure) -> Double {
        switch key {
        case "weight": age(on: today) < 18 ? 0.3 : 0.7
        case "hba1c", "egfr", "haemoglobin", "ldl", "hdl", "height": measure.deviation * 0.35
        default: measure.deviation * 0.55
        }
    }

    /// The usual systolic pressure: that of the course that follows it, or what goes with the age.
    func systolic(on date: RegionDay) -> Double {
        usual("systolic", on: date) ?? 108 + Double(age(on: date)) * 0.28
    }

    /// The weight of a child in the middle of the growth curves, kg.
    static func growth(years: Double) -> Double {
        switch years {
        case ..<1: 3.5 + 6.5 * max(0, years).squareRoot()
        case ..<10: 10 + (years - 1) * 2.5
        case ..<16: 32.5 + (years - 10) * 4.4
        default: 59 + (years - 16) * 2
        }
    }

    /// A number for a word that is the same in every process (FNV-1a); Swift's own hashes are not.
    private static func number(_ word: String) -> UInt64 {
        word.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
