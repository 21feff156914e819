import Care
import Pages
import Testing

struct LanguageTests {
    static let acceptLanguages: [(String?, Language)] = [
        (nil, Language.danish), ("", .danish), ("fr-FR,fr;q=0.9", .danish), ("en-GB,en;q=0.9", .english),
        ("fr,en;q=0.3,da;q=0.8", .danish), ("en;q=0", .danish), ("EN-us", .english),
    ]

    @Test(arguments: acceptLanguages)
    func `the best language that a browser asks for`(header: String?, language: Language) {
        #expect(Language(acceptLanguage: header) == language)
    }

    @Test(arguments: [
        (
            Dose(amount: "2", unit: "tabletter", frequency: 3, period: "1", periodUnit: "d"),
            "2 tabletter 3 gange dagligt"
        ),
        (Dose(amount: "0.5", unit: "mg", frequency: 1, period: "1", periodUnit: "wk"), "0,5 mg 1 gang om ugen"),
        (Dose(frequency: 1, period: "4", periodUnit: "h", asNeeded: true), "hver 4. time, efter behov"),
    ])
    func doses(dose: Dose, expected: String) {
        #expect(Language.danish.say(dose) == expected)
    }

    @Test(arguments: [
        (Dose(amount: "1.0", frequency: 1, period: "1.0", periodUnit: "d"), "1,0 ad gangen, 1 gang dagligt"),
        (Dose(amount: "4.0", unit: "pust", frequency: 1, period: "4.0", periodUnit: "h"), "4,0 pust hver 4. time"),
    ])
    func `doses as American records write them`(dose: Dose, expected: String) {
        #expect(Language.danish.say(dose) == expected)
    }

    @Test func `a dose about which nothing is known is not said`() {
        #expect(Language.danish.say(Dose()) == nil)
    }

    @Test(arguments: [
        ("7.9", "7,9"), ("3.5–4.4 mmol/L", "3,5–4,4 mmol/L"), ("Ca. 5", "Ca. 5"), ("10.", "10."), ("", ""),
    ])
    func `decimal marks`(text: String, expected: String) {
        #expect(Language.danish.localised(text) == expected)
        #expect(Language.english.localised(text) == text)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1.000"), (12_345_678, "12.345.678"), (-1234, "-1.234")])
    func counts(count: Int, expected: String) {
        #expect(Language.danish.say(count: count) == expected)
    }

    /// A word that stands in both languages alike is rare enough to be listed.
    @Test func `no text is left untranslated or empty`() {
        let same: Set<String> = [
            "Tovholder", "Menu", "Patient", "CPR", "Alle", "Status", "Version", "Hospital", "Plan", "Kode", "Medicin",
            "Find", "Send", "Score",
        ]
        let danish = Self.strings(in: Texts.danish)
        let english = Self.strings(in: Texts.english)
        #expect(danish.count == english.count)
        #expect(danish.count > 150)
        for (one, other) in zip(danish, english) {
            #expect(!one.isEmpty && !other.isEmpty)
            #expect(one != other || same.contains(one), "\(one)")
        }
    }

    private static func strings(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        // What a table is looked up by is no word of the page, and has no order.
        if let table = value as? [String: String] { return table.keys.sorted().compactMap { table[$0] } }
        return Mirror(reflecting: value).children.flatMap { strings(in: $0.value) }
    }
}
