import FHIR
import Foundation
import TestSupport
import Testing

@testable import FHIRXML

/// Our scanner beside libxml2, on texts with small faults: what it takes, libxml2 takes too, with the same meaning; what
/// it alone refuses, it refuses for a reason that is meant.
@Suite struct AgreementTests {
    private static let seeds = [
        """
        <?xml version="1.0" encoding="UTF-8"?><Patient xmlns="http://hl7.org/fhir"><!-- a --><text>\
        <status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml" title='x &amp; "y"'>1 &lt; 2 <br/>\
        <![CDATA[<&]]>&#230;</div></text><name id="n"><family value="B&#xE6;k"/></name></Patient>
        """,
        """
        <f:Basic xmlns:f="http://hl7.org/fhir" xmlns:h="http://www.w3.org/1999/xhtml"><?go on?><f:text>\
        <f:status value="empty"></f:status><h:div xml:lang="da"><h:p>]] &gt;</h:p></h:div></f:text></f:Basic>
        """,
    ]
    private static let pieces = [
        "<", ">", "/", "&", ";", "\"", "'", "=", " ", "\n", "]]>", "<!--", "-->", "--", "<?", "?>", "<![CDATA[", "&#",
        "&#x", "&nbsp;", "&lt;", "xmlns", "xmlns:p=\"u\" ", "p:", ":", "xml", "a", "1", "æ", "\u{1}", "\u{FFFE}",
        "#38;",
        " a=\"b\"", "<a>", "</a>", "<a/>",
    ]
    private static let foreign = "a namespace that FHIR has not"
    /// What XML allows and we do not take: names beyond ASCII, more attributes and deeper nesting than anybody has.
    private static let stricter = [
        foreign,
        "expected a name, as FHIR or XHTML has it", "an encoding that is not UTF-8", "a document type is not taken",
        "expected a space or the end of the tag", "expected = and the attribute's value",
        "expected a name without a colon, and a space",
    ]

    @Test(arguments: 1...8)
    func `a text is taken only where libxml2 takes it`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var taken = 0
        for _ in 0..<500 {
            let bytes = Self.changed(Array(Self.seeds.randomElement(using: &random) ?? ""), &random)
            let text = String(decoding: bytes, as: UTF8.self)
            // FoundationXML ends the process when an instruction has no content.
            if text.range(of: #"<\?[^\s?]*\s*\?>"#, options: .regularExpression) != nil { continue }
            let theirs = MarkupMeaning.of(text)
            if let fault = Self.fault(Array(text.utf8)) {
                let isMeant = Self.stricter.contains { fault.hasPrefix($0) }
                #expect(theirs == nil || isMeant, "refused: \(fault)\n\(text)")
            } else {
                taken += 1
                #expect(theirs != nil, "taken: \(text)")
            }
        }
        #expect(taken > 20, "\(taken) of 500 were taken")
    }

    /// The first fault that the scanner finds; nil where it reads to the end.
    private static func fault(_ bytes: [UInt8]) -> String? {
        do throws(XMLFault) {
            var scanner = try XMLScanner(bytes, limits: .standard)
            while true {
                switch try scanner.next() {
                case .nothingMore: return nil
                case .start:
                    // What libxml2 says of addresses that are none does not matter: the reader refuses them all.
                    let isForeign = scanner.attributes.contains {
                        $0.isDeclaration && XMLNamespace(bytes[$0.value]) == .other
                    }
                    if isForeign { return foreign }
                default: continue
                }
            }
        } catch {
            return error.reason
        }
    }

    private static func changed(_ seed: [Character], _ random: inout SeededRandom) -> [UInt8] {
        var text = seed
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let place = Int.random(in: 0..<text.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: text.remove(at: place)
            case 1: text.insert(contentsOf: pieces.randomElement(using: &random) ?? "", at: place)
            case 2: text[place] = Character(String(pieces.randomElement(using: &random)?.first ?? "x"))
            default:
                let end = min(text.count, place + Int.random(in: 1...12, using: &random))
                text.insert(contentsOf: text[place..<end], at: Int.random(in: 0..<text.count, using: &random))
            }
        }
        return Array(String(text).utf8)
    }

    /// A narrative means the same to libxml2 before and after it went through XML.
    @Test func `narratives mean the same in both formats`() throws {
        for div in [
            #"<div xmlns="http://www.w3.org/1999/xhtml">a &lt; b &#230; <br/><p class='x "y"'>&quot;</p> </div>"#,
            #"<div xmlns="http://www.w3.org/1999/xhtml" xml:lang="da">&apos;<img src="a.png" alt=""/><!-- c --></div>"#,
            "<div xmlns=\"http://www.w3.org/1999/xhtml\">\r\n<pre>\ta\n\tb</pre></div>",
        ] {
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("resourceType", "Basic")
                writer.object("text") { $0.member("div", div) }
            }
            let xml = try FHIRXMLWriter.xml(of: try JSONDocument(writer.bytes).root)
            let whole = try #require(MarkupMeaning.of(String(decoding: xml, as: UTF8.self)))
            #expect(whole.contains(try #require(MarkupMeaning.of(div))))
            #expect(try FHIRXMLReader.json(of: xml) == writer.bytes)
        }
    }
}
