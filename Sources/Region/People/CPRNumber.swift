/// Fictitious CPR numbers: the day of month plus 60, so that no real person can have one of them.
///
/// The seventh digit follows the century rule of the CPR office and the last digit is odd for men and even for women, so
/// everything else about them is as in real numbers. Whether they pass the modulus-11 test is left to chance: since 2007
/// real numbers need not either.
enum CPRNumber {
    /// Numbers of a sex on one day that are used here: the fewest that any century offers (1900–1936).
    static let perDay = 2000

    /// The number of somebody born on a day.
    ///
    /// - Parameter serial: tells apart those of the same sex born on the same day: 0..<``perDay``.
    static func make(birth: RegionDay, sex: Sex, serial: Int) -> String {
        let (year, month, day) = birth.components
        let inCentury = year % 100
        let parity = sex == .male ? 1 : 0
        // Two thousand numbers a sex: the four seventh digits of the century, and five hundred of each.
        let sequence = serial % 500 * 2 + parity
        let seventh = seventhDigits(year: year)[serial / 500 % seventhDigits(year: year).count]
        return Digits.padded(day + 60, 2) + Digits.padded(month, 2) + Digits.padded(inCentury, 2)
            + String(seventh) + Digits.padded(sequence, 3)
    }

    /// Four seventh digits that mean the century of a year; those born 2000 to 2036 could also have 4 and 9.
    static func seventhDigits(year: Int) -> [Int] {
        year >= 2000 ? [5, 6, 7, 8] : [0, 1, 2, 3]
    }

    /// The year of birth that a number tells, by the century rule: digit 7 = 0–3: 19YY; 4 or 9: YY ≤ 36 20YY else 19YY;
    /// 5–8: YY ≤ 57 20YY else 18YY. Nil where the text is no number.
    static func birthYear(of number: String) -> Int? {
        let digits = number.utf8.map { Int($0) - 48 }
        guard digits.count == 10, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let year = digits[4] * 10 + digits[5]
        switch digits[6] {
        case 0...3: return 1900 + year
        case 4, 9: return year <= 36 ? 2000 + year : 1900 + year
        default: return year <= 57 ? 2000 + year : 1800 + year
        }
    }
}

/// Gives every citizen a day of birth and a serial that nobody else has, without remembering anybody.
///
/// A number (the citizen's place, scattered by a multiplication) says both the serial and what the day of birth leaves as
/// remainder; the wished day moves back to the nearest with that remainder. Two citizens share both only if they are the
/// same citizen.
struct CPRSeries: Sendable {
    /// Days that a birth may be moved back, at most: a power of two that leaves room for every citizen.
    let days: Int
    private let multiplier: Int

    init(citizens: Int) {
        var days = 64
        while days * CPRNumber.perDay < citizens { days *= 2 }
        self.days = days
        // Coprime to 2 and 5, hence to the number of places.
        multiplier = 1_664_527
    }

    func place(citizen: Int, wished: RegionDay) -> (birth: RegionDay, serial: Int) {
        let places = days * CPRNumber.perDay
        let scattered = (citizen % places * multiplier + 7919) % places
        let remainder = scattered % days
        let serial = scattered / days
        let day = wished.day + 100_000 * days
        return (wished - (day - remainder) % days, serial)
    }
}
