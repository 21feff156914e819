import HTML
import Testing

struct LinkTargetTests {
    @Test func `paths are encoded`() {
        let target = LinkTarget.path(
            ["citizens", "a/b ø"], query: [("text", "æ & b"), ("page", "2")], fragment: "now")
        #expect(target.text == "/citizens/a%2Fb%20%C3%B8?text=%C3%A6%20%26%20b&page=2#now")
        #expect(LinkTarget.path([]).text == "/")
    }

    @Test(arguments: [
        ("+45 12 34 56 78", "tel:+4512345678"), ("(12) 34-56", "tel:123456"), ("javascript:alert(1)", "tel:1"),
    ])
    func `telephone numbers keep digits only`(number: String, expected: String) {
        #expect(LinkTarget.telephone(number)?.text == expected)
    }

    @Test func `what is no number or address is no link`() {
        #expect(LinkTarget.telephone("ring til os") == nil)
        #expect(LinkTarget.telephone("+") == nil)
        #expect(LinkTarget.mail("not an address") == nil)
        #expect(LinkTarget.mail("a@b@c") == nil)
        #expect(LinkTarget.mail("a?subject=x@b.dk")?.text == "mailto:a%3Fsubject%3Dx@b.dk")
    }

    @Test(arguments: ["", "plain", "a b+c", "æøå/?&=%", "😀"])
    func `encoding and decoding are each other's inverse`(text: String) {
        #expect(PercentEncoding.decode(PercentEncoding.encode(text), plusIsSpace: true) == text)
    }

    @Test(arguments: ["%", "%4", "%zz", "%ff"])
    func `broken encodings are refused`(text: String) {
        #expect(PercentEncoding.decode(text, plusIsSpace: false) == nil)
    }
}
