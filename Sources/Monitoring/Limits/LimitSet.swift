package import Questionnaires

/// The four limits of a measure. Below the lower alert it is red, from there and below the lower warning yellow, from there
/// and below the upper warning green, from there and below the upper alert yellow, and from there red: each value is in one
/// interval and no two overlap.
package struct LimitSet: Sendable, Hashable {
    private var limits: [Level: Limit]

    /// In ascending order.
    package enum Level: String, Sendable, Hashable, CaseIterable {
        case alertLow = "alert-low"
        case warningLow = "warning-low"
        case warningHigh = "warning-high"
        case alertHigh = "alert-high"

        package var colour: Colour { self == .alertLow || self == .alertHigh ? .red : .yellow }
        package var isLow: Bool { self == .alertLow || self == .warningLow }
    }

    /// Why limits are none.
    package enum Fault: Error, Sendable, Hashable {
        /// The first stands above the second, so that a value would be on both sides.
        case contradictory(Level, Level)
        /// A limit that no possible value reaches, or that all do: a mistake of unit or of typing.
        case beyond(Level)
        /// There is none at all.
        case empty
    }

    /// - Throws: ``Fault`` where the limits contradict each other. Those that can only be compared when there is a baseline
    ///   are not compared: then the worse colour counts.
    package init(_ limits: [Level: Limit], of measure: Measure? = nil) throws(Fault) {
        guard !limits.isEmpty else { throw .empty }
        let levels = Level.allCases.filter { limits[$0] != nil }
        for (place, lower) in levels.enumerated() {
            for upper in levels.dropFirst(place + 1) {
                guard let low = limits[lower], let high = limits[upper] else { continue }
                if Self.isAbove(low, high, allowsEqual: lower.isLow == upper.isLow) {
                    throw .contradictory(lower, upper)
                }
            }
        }
        if let measure {
            for level in levels {
                guard case .absolute(let value)? = limits[level] else { continue }
                guard value > measure.possible.lowerBound || !level.isLow, measure.possible.contains(value) else {
                    throw .beyond(level)
                }
            }
        }
        self.limits = limits
    }

    /// Whether the first is above the second, as far as that can be told without a baseline.
    private static func isAbove(_ low: Limit, _ high: Limit, allowsEqual: Bool) -> Bool {
        switch (low, high) {
        case (.absolute(let one), .absolute(let other)), (.step(let one), .step(let other)),
            (.share(let one), .share(let other)):
            allowsEqual ? one > other : one >= other
        default: false
        }
    }

    package subscript(level: Level) -> Limit? { limits[level] }

    /// Those that there are, in ascending order.
    package var levels: [Level] { Level.allCases.filter { limits[$0] != nil } }

    /// Whether any of them needs a baseline.
    package var isRelative: Bool { limits.values.contains(where: \.isRelative) }

    /// The limits as values; those that need a baseline are left out while there is none.
    package func values(baseline: Double?) -> [Level: Double] {
        limits.compactMapValues { $0.value(baseline: baseline) }
    }

    /// The limit that a value breaks; the worse of two, and nil where it breaks none.
    package func broken(by value: Double, baseline: Double?) -> Broken? {
        let values = values(baseline: baseline)
        for level in [Level.alertLow, .alertHigh, .warningLow, .warningHigh] {
            guard let limit = values[level] else { continue }
            if level.isLow ? value < limit : value >= limit { return Broken(level: level, value: limit) }
        }
        return nil
    }

    /// A limit that was broken.
    package struct Broken: Sendable, Hashable {
        package var level: Level
        /// What the limit was then.
        package var value: Double
    }
}
