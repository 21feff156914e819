import FHIR

/// How numbers and instants are written.
enum MonitoringNumber {
    /// A number with a point, and without digits that say nothing.
    static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    /// A number as people read it.
    ///
    /// - Parameter comma: what stands before the decimals.
    static func text(_ value: Double, decimals: Int, comma: Character) -> String {
        var scale: Int64 = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int64((abs(value) * Double(scale)).rounded())
        let sign = value < 0 && scaled != 0 ? "−" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        let digits = String(scaled % scale)
        let zeros = String(repeating: "0", count: decimals - digits.count)
        return sign + String(scaled / scale) + String(comma) + zeros + digits
    }

    /// An instant as FHIR writes it, in UTC.
    static func instant(_ instant: Int64) -> String {
        DateTime(milliseconds: instant, offsetMinutes: 0, precision: .fraction).text
    }
}
