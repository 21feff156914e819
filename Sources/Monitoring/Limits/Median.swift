/// The value in the middle.
enum Median {
    /// Of an even number the middle between the two in the middle; nil of none.
    static func of(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : Measure.rounded((sorted[middle - 1] + sorted[middle]) / 2)
    }
}
