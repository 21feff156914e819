import HTML
import Testing

struct BuilderTests {
    @Test func `elements nest`() {
        let html = ul(.class("list")) {
            for number in 1...2 {
                li { "\(number)" }
            }
            if Bool(false) {
                li { "never" }
            }
        }
        #expect(html.rendered() == "<ul class=\"list\"><li>1</li><li>2</li></ul>")
    }

    @Test func `void elements have no end tag`() {
        let html = p {
            input(.type("text"), .name("q"), .required(), .checked(false))
            br()
        }
        #expect(html.rendered() == "<p><input type=\"text\" name=\"q\" required><br></p>")
    }

    @Test func `an absent attribute is not written`() {
        #expect(span(.lang(nil)) { "x" }.rendered() == "<span>x</span>")
    }

    @Test func `a document begins with its type`() {
        let bytes = html(.lang("da")) { body {} }.document()
        #expect(String(decoding: bytes, as: UTF8.self) == "<!DOCTYPE html>\n<html lang=\"da\"><body></body></html>")
    }

    @Test func `optional text and nothing`() {
        let missing: String? = nil
        let html = p { missing }
        #expect(html.rendered() == "<p></p>")
        #expect(HTML.several([.nothing, .several([])]).isNothing)
        #expect(!HTML.text("x").isNothing)
    }

    @Test(arguments: [(0.0, "0"), (-1.5, "-1.5"), (12.345, "12.35"), (0.05, "0.05"), (3.999, "4"), (.nan, "0")])
    func `lengths in drawings are short`(number: Double, text: String) {
        #expect(svgCircle(.radius(number)).rendered() == "<circle r=\"\(text)\"></circle>")
    }
}
