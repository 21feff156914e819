import Testing

@testable import FHIR

@Suite struct DecimalTextTests {
    @Test(arguments: [
        ("1.5", "1.50"), ("0", "-0.000"), ("1e3", "1000"), ("0.00012", "1.2E-4"), ("120", "1.2e+2"), ("0e9", "0"),
    ])
    func equalAsNumbersKeepsItsDigits(one: String, other: String) throws {
        let (first, second) = (try #require(DecimalText(one)), try #require(DecimalText(other)))
        #expect(first == second)
        #expect(first.hashValue == second.hashValue)
        #expect(first.text == one && second.text == other)
    }

    @Test func ordersManyDigits() throws {
        let inOrder = [
            "-1e400", "-10.0000000000000000000002", "-10.0000000000000000000001", "-10", "-0.2", "-0.10", "0", "1e-400",
            "0.1", "0.10000000000000000000000000001", "9", "10", "99.9", "1e400",
        ]
        let numbers = try inOrder.map { try #require(DecimalText($0)) }
        for (place, number) in numbers.enumerated() {
            for (other, another) in numbers.enumerated() {
                #expect((number < another) == (place < other), "\(number.text) < \(another.text)")
            }
        }
    }

    @Test(arguments: ["", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x1", "NaN", "1 ", "1.5.0"])
    func refusesWhatIsNoNumber(text: String) {
        #expect(DecimalText(text) == nil)
    }
}
