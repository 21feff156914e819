import HTML
import Testing

struct EscapingTests {
    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("Søren & \"Åse\" O'Brien", "Søren &amp; &quot;Åse&quot; O&#39;Brien"),
        ("a\u{0}b\u{1B}c\td\ne", "a\u{FFFD}b\u{FFFD}c\td\ne"),
        ("", ""),
    ])
    func `text is escaped`(text: String, expected: String) {
        #expect(HTML.text(text).rendered() == expected)
    }

    @Test func `attributes are escaped`() {
        let html = p(.title("\"><img src=x onerror=alert(1)>")) { "x" }
        #expect(html.rendered() == "<p title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">x</p>")
    }

    /// Whatever the text, no character of it can end the text or the attribute it stands in.
    @Test func `random text never leaves its place`() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("<>&\"'=/ aæ\u{7}é😀")
        for _ in 0..<500 {
            let text = String((0..<20).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
            let html = span(.title(text)) { text }.rendered()
            #expect(html.filter { $0 == "<" }.count == 2)
            #expect(html.filter { $0 == "\"" }.count == 2)
        }
    }
}
