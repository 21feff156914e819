/// Parses a UCUM unit: `mg/dL`, `kg.m-2`, `10*3/uL`, `mL/min/{1.73_m2}`.
struct UCUMParser {
    private let bytes: [UInt8]
    private let table: UCUMTable
    private var place = 0
    private var depth = 0

    init(_ code: String, table: UCUMTable) {
        bytes = Array(code.utf8)
        self.table = table
    }

    /// The unit; nil where the code is not one known here.
    mutating func parse() -> UCUMUnit? {
        guard !bytes.isEmpty, let unit = parseTerm(), place == bytes.count else { return nil }
        return unit
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func parseTerm() -> UCUMUnit? {
        var result = UCUMUnit.one
        var power = 1
        if next == UInt8(ascii: "/") {
            place += 1
            power = -1
        }
        while true {
            guard let (unit, exponent) = parseComponent() else { return nil }
            result = result.multiplied(by: unit, power: power * exponent)
            switch next {
            case UInt8(ascii: "."): power = 1
            case UInt8(ascii: "/"): power = -1
            default: return result
            }
            place += 1
        }
    }

    private mutating func parseComponent() -> (UCUMUnit, Int)? {
        if next == UInt8(ascii: "(") {
            place += 1
            depth += 1
            guard depth < 10, let unit = parseTerm(), next == UInt8(ascii: ")") else { return nil }
            place += 1
            depth -= 1
            return (unit, 1)
        }
        if next == UInt8(ascii: "{") { return skipAnnotation() ? (.one, 1) : nil }
        let start = place
        let stop = stop(after: start)
        place = stop
        // A trailing number is an exponent, unless the whole is a number.
        var end = stop
        while end > start, bytes[end - 1] >= 0x30, bytes[end - 1] <= 0x39 { end -= 1 }
        if end > start, bytes[end - 1] == UInt8(ascii: "-") || bytes[end - 1] == UInt8(ascii: "+") { end -= 1 }
        if next == UInt8(ascii: "{"), !skipAnnotation() { return nil }
        if end == start, let number = Double(String(decoding: bytes[start..<stop], as: UTF8.self)) {
            return (UCUMUnit(factor: number, powers: [:]), 1)
        }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        let digits = String(decoding: bytes[end..<stop], as: UTF8.self)
        guard let unit = table.unit(named: name) else { return nil }
        guard !digits.isEmpty else { return (unit, 1) }
        guard let exponent = Int(digits), abs(exponent) <= 30 else { return nil }
        return (unit, exponent)
    }

    /// Where the name and exponent that begin at a place end: before an annotation.
    private func stop(after start: Int) -> Int {
        var stop = start
        var bracket = false
        while stop < bytes.count, bracket || !Self.ends(bytes[stop]) {
            if bytes[stop] == UInt8(ascii: "[") { bracket = true }
            if bytes[stop] == UInt8(ascii: "]") { bracket = false }
            stop += 1
        }
        return stop
    }

    private static func ends(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"): true
        default: false
        }
    }

    private mutating func skipAnnotation() -> Bool {
        guard let close = bytes[place...].firstIndex(of: UInt8(ascii: "}")) else { return false }
        place = close + 1
        return true
    }
}
