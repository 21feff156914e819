/// Telephone numbers that reach nobody: Danish subscriber numbers begin with 2 to 9, these with 0 and a digit from 1.
enum PhoneNumber {
    static func make(_ random: inout SplitRandom) -> String {
        let first = Digits.padded(random.int(1...9), 2)
        let rest = (0..<3).map { _ in Digits.padded(random.int(0...99), 2) }
        return "+45 " + first + " " + rest.joined(separator: " ")
    }
}

/// Authorisation identifiers that no professional can have: real ones are five digits and consonants, these hold a vowel.
enum AuthorisationNumber {
    private static let signs = Array("0123456789BCDFGHJKLMNPQRSTVWXZ")

    static func make(_ random: inout SplitRandom) -> String {
        String((0..<4).map { _ in random.pick(signs) }) + "A"
    }
}

/// Location numbers (GLN) with the prefix 952, which GS1 keeps for demonstrations and examples.
enum GlobalLocationNumber {
    static func make(_ number: Int) -> String {
        let digits = "952" + Digits.padded(number, 9)
        var sum = 0
        for (place, digit) in digits.utf8.enumerated() { sum += Int(digit - 48) * (place % 2 == 0 ? 1 : 3) }
        return digits + String((10 - sum % 10) % 10)
    }
}

/// Numbers of the shape of the register of health organisations (SOR). Real ones carry the namespace 1000016; these 0000016.
enum OrganisationNumber {
    static func make(_ number: Int) -> String {
        "9" + Digits.padded(number, 6) + "0000016" + "00" + String(number % 10)
    }
}

/// The logical ids of resources: sixteen hexadecimal digits that two different things never share.
enum ResourceIdentity {
    static func unit(seed: UInt64, _ number: Int) -> String { make(seed, 1, UInt64(number)) }
    static func staff(seed: UInt64, _ index: UInt64) -> String { make(seed, 2, index) }
    static func citizen(seed: UInt64, _ index: Int) -> String { make(seed, 3, UInt64(index)) }
    static func persona(seed: UInt64, _ number: Int) -> String { make(seed, 4, UInt64(number)) }

    private static func make(_ seed: UInt64, _ kind: UInt64, _ index: UInt64) -> String {
        // Kind and index share 64 bits and the mixing is a bijection, so within a seed no two ids are equal.
        let key = (kind << 56 | index) ^ SplitRandom.mix(seed &+ 0x5EED)
        return Digits.hexadecimal(SplitRandom.mix(key))
    }
}
