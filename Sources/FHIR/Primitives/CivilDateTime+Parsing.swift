extension CivilDateTime {
    /// Reads `2026`, `2026-11`, `2026-11-21`, `2026-11-21T09:30`, with seconds, fraction and offset where written
    /// (FHIR R4, data types, the regexes of `date`, `dateTime` and `instant`, with seconds and offset optional).
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DigitReader(bytes)
        guard let year = reader.digits(4), year > 0 else { return nil }
        self.year = year
        precision = .year
        if reader.isAtEnd { return }
        guard reader.skip("-"), let month = reader.digits(2), (1...12).contains(month) else { return nil }
        self.month = month
        precision = .month
        if reader.isAtEnd { return }
        guard reader.skip("-"), let day = reader.digits(2), day >= 1,
            day <= CivilDate.daysInMonth(month, ofYear: year)
        else { return nil }
        self.day = day
        precision = .day
        if reader.isAtEnd { return }
        guard reader.skip("T"), readTime(&reader) else { return nil }
    }

    private mutating func readTime(_ reader: inout DigitReader) -> Bool {
        guard let hour = reader.digits(2), hour < 24, reader.skip(":"), let minute = reader.digits(2), minute < 60
        else { return false }
        self.hour = hour
        self.minute = minute
        precision = .minute
        if reader.skip(":") {
            guard let second = reader.digits(2), second <= 60 else { return false }
            self.second = second
            precision = .second
            if reader.skip(".") {
                guard let thousandths = reader.thousandths() else { return false }
                millisecond = thousandths
                precision = .fraction
            }
        }
        return reader.isAtEnd || readOffset(&reader)
    }

    private mutating func readOffset(_ reader: inout DigitReader) -> Bool {
        if reader.skip("Z") {
            offsetMinutes = 0
            return reader.isAtEnd
        }
        let isWest = reader.skip("-")
        guard isWest || reader.skip("+"), let hours = reader.digits(2), reader.skip(":"),
            let minutes = reader.digits(2), minutes < 60, hours < 14 || hours == 14 && minutes == 0
        else { return false }
        offsetMinutes = (hours * 60 + minutes) * (isWest ? -1 : 1)
        return reader.isAtEnd
    }
}

/// Walks over ASCII digits and marks.
struct DigitReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Exactly so many digits; nil where there are fewer.
    mutating func digits(_ count: Int) -> Int? {
        guard bytes.count - position >= count else { return nil }
        var value = 0
        for _ in 0..<count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
            position += 1
        }
        return value
    }

    /// One or more digits of a fraction, cut to thousandths.
    mutating func thousandths() -> Int? {
        var value = 0
        var count = 0
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 {
            if count < 3 { value = value * 10 + Int(bytes[position] - UInt8(ascii: "0")) }
            count += 1
            position += 1
        }
        return switch count {
        case 0: nil
        case 1: value * 100
        case 2: value * 10
        default: value
        }
    }

    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }
}
