/// How often a course happens to those of a sex and an age: one line of `rates.csv`.
struct Rate: Sendable {
    let course: String
    let sex: Sex
    let ages: ClosedRange<Int>
    /// A share of people (`share`) or a number of times per person and year (`per_year`).
    let value: Double

    init(_ row: CSVTable.Row) throws(RegionError) {
        course = try row.text("course")
        sex = try row.sex()
        ages = try row.int("age_from")...(try row.int("age_to"))
        value = try row.number("value")
    }
}

/// All rates, quick to look up.
struct Rates: Sendable {
    private let values: [String: [Double]]
    private static let ages = 130

    init(_ rates: [Rate]) {
        var values: [String: [Double]] = [:]
        for rate in rates {
            var table = values[rate.course] ?? Array(repeating: 0, count: 2 * Self.ages)
            for age in rate.ages { table[Self.place(age, rate.sex)] = rate.value }
            // Beyond the oldest band of the table, the oldest band goes on.
            if rate.ages.upperBound == 99 {
                for age in 100..<Self.ages { table[Self.place(age, rate.sex)] = rate.value }
            }
            values[rate.course] = table
        }
        self.values = values
    }

    /// The rate of a course; 0 where the table has none.
    func value(_ course: String, age: Int, _ sex: Sex) -> Double {
        guard (0..<Self.ages).contains(age) else { return 0 }
        return values[course]?[Self.place(age, sex)] ?? 0
    }

    private static func place(_ age: Int, _ sex: Sex) -> Int { age + (sex == .female ? 0 : ages) }
}
