import Testing

@testable import FHIR

@Suite struct NarrativeSyntaxTests {
    private func fault(_ xhtml: String) throws -> String? {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Patient")
            $0.object("text") {
                $0.member("status", "generated")
                $0.member("div", xhtml)
            }
        }
        let issues = Validator().validate(try JSONDocument(writer.bytes).root)
        #expect(issues.allSatisfy { $0.path == "Patient.text.div" })
        return issues.first?.message
    }

    @Test(arguments: [
        "<div>a</div>", #"<div xmlns="http://www.w3.org/1999/xhtml">a</div>"#, "<div><p>a<br/>b</p></div>",
        "<div>&lt;&amp;&#160;&#xA0;&nbsp;æ</div>",
        "<div><!-- a - b --><table><tr><td colspan='2'>x</td></tr></table></div>",
        "<div/>", "<div><img src='a.png' alt=''/></div>", "<div><a href='http://a/javascript:'>a</a></div>",
        " <div >a</div >\n",
        ##"<div><a href="#x">x</a><img src="a.png" alt="a &amp; b"/></div>"##,
    ])
    func accepts(xhtml: String) throws {
        #expect(try fault(xhtml) == nil)
    }

    @Test(arguments: [
        "<div><a href=\"javascript:a\">a</a></div>",
        "<div><a href=' Java\nScript:a'>a</a></div>", "a", "<p>a</p>", "<div>a", "<div>a</p>",
        "<div><b><i>a</b></i></div>", "<div>a</div><div>b</div>",
        "<div>a</div>b", "<div><script>a</script></div>", "<div onclick=\"a\">a</div>", "<div class=a>a</div>",
        "<div class>a</div>", "<div>&copy;</div>", "<div>&amp</div>", "<div>& a</div>", "<div>&#;</div>",
        "<div><!-- a</div>",
        "<div><form>a</form></div>", "<div><iframe src=\"a\"/></div>", "<div><?php?></div>", "<div", "<div><", "<div a",
        "<DIV>a</DIV>", "<div class=\"<\">a</div>", "<divx>a</divx>", "<div></ div>",
    ])
    func refuses(xhtml: String) throws {
        #expect(try fault(xhtml) != nil)
    }

    @Test func refusesWhatIsNestedTooDeep() throws {
        let open = String(repeating: "<div>", count: 101)
        let close = String(repeating: "</div>", count: 101)
        #expect(try fault(open + close) != nil)
        #expect(try fault(String((open + close).dropFirst(5).dropLast(6))) == nil)
    }

    @Test func asksForContentWhereAnInvariantDoes() {
        #expect(NarrativeSyntax.isAcceptable("<div>a</div>"))
        #expect(NarrativeSyntax.isAcceptable("<div><img src=\"a.png\"/></div>"))
        #expect(NarrativeSyntax.isAcceptable("<div>&#160;</div>"))
        #expect(NarrativeSyntax.isAcceptable("<div>\\u</div>"))
        #expect(!NarrativeSyntax.isAcceptable("<div/>"))
        #expect(!NarrativeSyntax.isAcceptable("<div> <p/>\n</div>"))
        #expect(!NarrativeSyntax.isAcceptable("<div><script>a</script></div>"))
    }
}
