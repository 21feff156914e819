extension Language {
    /// A count with its thousands apart: `12.345`, `12,345`.
    package func say(count: Int) -> String {
        let digits = String(count.magnitude)
        var text = count < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.utf8.count - place).isMultiple(of: 3) {
                text += self == .danish ? "." : ","
            }
            text.append(digit)
        }
        return text
    }
}
