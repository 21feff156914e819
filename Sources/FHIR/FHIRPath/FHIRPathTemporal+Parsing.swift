extension FHIRPathTemporal {
    /// Reads `2026-11-21`, `2026-11-21T09:30:00.000+01:00`, `09:30` and the shorter forms.
    ///
    /// - Parameter kind: what is expected; nil where a `T` tells dates from dates with times, and a leading `T` times.
    init?(_ text: some StringProtocol, as kind: Kind? = nil) {
        var reader = Reader(bytes: Array(text.utf8))
        let isTime = kind == .time || (kind == nil && reader.skip("T"))
        if kind == .time { _ = reader.skip("T") }
        guard let found = isTime ? reader.readTimeOfDay() : reader.readDate(), reader.isAtEnd else { return nil }
        if let kind, found.kind != kind {
            guard let converted = found.converted(to: kind), kind == .dateTime else { return nil }
            self = converted
        } else {
            self = found
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { place == bytes.count }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
            place += 1
            return true
        }

        /// Exactly so many digits, within the range.
        mutating func number(_ count: Int, in range: ClosedRange<Int>) -> Int? {
            guard place + count <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[place..<place + count] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            guard range.contains(value) else { return nil }
            place += count
            return value
        }

        mutating func readDate() -> FHIRPathTemporal? {
            var fields = FHIRPathTemporal.least
            var precision = Precision.year
            guard let year = number(4, in: 1...9999) else { return nil }
            fields[0] = year
            if skip("-") {
                guard let month = number(2, in: 1...12) else { return nil }
                fields[1] = month
                precision = .month
                if skip("-") {
                    guard let day = number(2, in: 1...FHIRPathTemporal.days(inMonth: month, of: year))
                    else { return nil }
                    fields[2] = day
                    precision = .day
                }
            }
            guard skip("T") else { return FHIRPathTemporal(kind: .date, precision: precision, fields: fields) }
            if isAtEnd { return FHIRPathTemporal(kind: .dateTime, precision: precision, fields: fields) }
            guard precision == .day, let time = readTime(into: &fields) else { return nil }
            guard let offset = readOffset() else { return nil }
            return FHIRPathTemporal(kind: .dateTime, precision: time, fields: fields, offset: offset)
        }

        mutating func readTimeOfDay() -> FHIRPathTemporal? {
            var fields = FHIRPathTemporal.least
            return readTime(into: &fields).map { FHIRPathTemporal(kind: .time, precision: $0, fields: fields) }
        }

        private mutating func readTime(into fields: inout [Int]) -> Precision? {
            guard let hour = number(2, in: 0...23) else { return nil }
            fields[3] = hour
            guard skip(":") else { return .hour }
            guard let minute = number(2, in: 0...59) else { return nil }
            fields[4] = minute
            guard skip(":") else { return .minute }
            guard let second = number(2, in: 0...60) else { return nil }
            fields[5] = second
            guard skip(".") else { return .second }
            var digits = 0
            while let digit = number(1, in: 0...9) {
                if digits < 3 { fields[6] = fields[6] * 10 + digit }
                digits += 1
            }
            guard digits > 0 else { return nil }
            for _ in digits..<max(3, digits) { fields[6] *= 10 }
            return .millisecond
        }

        /// The offset in minutes; `.some(nil)` where there is none, nil where it is malformed.
        private mutating func readOffset() -> Int?? {
            if isAtEnd { return .some(nil) }
            if skip("Z") { return .some(0) }
            let isNegative = skip("-")
            guard isNegative || skip("+"), let hours = number(2, in: 0...14), skip(":"),
                let minutes = number(2, in: 0...59)
            else { return nil }
            return .some((hours * 60 + minutes) * (isNegative ? -1 : 1))
        }
    }
}
