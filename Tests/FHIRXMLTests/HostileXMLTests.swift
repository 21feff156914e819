import FHIR
import FHIRXML
import Testing

/// Texts that were made to do harm, or are broken: refused at once, with the place.
@Suite struct HostileXMLTests {
    @Test(arguments: [
        // A document type, whatever is in it: entities that multiply, files, addresses.
        (
            """
            <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
            <Patient xmlns="http://hl7.org/fhir"><id value="&lol2;"/></Patient>
            """, "line 1, column 1: a document type is not taken: FHIR has none"
        ),
        (
            """
            <?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <Patient xmlns="http://hl7.org/fhir"/>
            """, "line 1, column 22: a document type is not taken: FHIR has none"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Patient>",
            "line 1, column 49, Patient: expected &lt; &gt; &amp; &quot; &apos; or a character by its number"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a&nbsp;b\"/></Patient>",
            "line 1, column 50, Patient: expected &lt; &gt; &amp; &quot; &apos; or a character by its number"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&#0;\"/></Patient>",
            "line 1, column 49, Patient: expected &lt; &gt; &amp; &quot; &apos; or a character by its number"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"1\" value=\"2\"/></Patient>",
            "line 1, column 38, Patient: the same attribute twice"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\">\n<id value=\"1\"/>",
            "line 2, column 16, Patient: the text ends too early"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"1\"/></Person>",
            "line 1, column 53, Patient: the end of an element that is not the one that is open"
        ),
        ("<Patient/>", "line 1, column 2: expected the namespace http://hl7.org/fhir"),
        (
            "<Patient xmlns=\"http://hl7.org/fhir/\"/>", "line 1, column 2: expected the namespace http://hl7.org/fhir"
        ),
        ("<p:Patient/>", "line 1, column 2: a prefix that stands for no namespace"),
        ("", "line 1, column 1: the text ends too early"),
        ("  ", "line 1, column 3: the text ends too early"),
        ("{\"resourceType\":\"Patient\"}", "line 1, column 1: text outside the root element"),
        (
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Patient xmlns=\"http://hl7.org/fhir\"/>",
            "line 1, column 30: an encoding that is not UTF-8"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\"/><Patient xmlns=\"http://hl7.org/fhir\"/>",
            "line 1, column 39: expected nothing after the root element"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\"><!-- a -- b --></Patient>",
            "line 1, column 45, Patient: -- within a comment"
        ),
        (
            "<Patient xmlns=\"http://hl7.org/fhir\"><?xml version=\"1.0\"?></Patient>",
            "line 1, column 38, Patient: an XML declaration that does not stand first"
        ),
        ("<Patient xmlns=\"http://hl7.org/fhir\"/>\u{1}", "line 1, column 39: a control character, which XML has not"),
        ("<Patient xmlns=\"http://hl7.org/fhir\"/>\u{FFFF}", "line 1, column 39: a character that XML has not"),
    ])
    func refused(text: String, told: String) {
        #expect(Self.error(text)?.description == told)
    }

    @Test func `deep nesting is refused before it costs anything`() {
        let markup = String(repeating: "<div>", count: 100_000)
        let narrative = """
            <Patient xmlns="http://hl7.org/fhir"><text><status value="generated"/>\
            <div xmlns="http://www.w3.org/1999/xhtml">\(markup)
            """
        #expect(Self.error(narrative)?.reason == "elements nested deeper than 100")
        let items = String(repeating: "<item><linkId value=\"1\"/>", count: 60)
        let closed = String(repeating: "</item>", count: 60)
        let deep = Self.error("<Questionnaire xmlns=\"http://hl7.org/fhir\">\(items)\(closed)</Questionnaire>")
        #expect(deep?.reason == "nested deeper than 100 levels")
        #expect(deep?.path.hasPrefix("Questionnaire.item[0].item[0].item[0]") == true)
    }

    @Test func `what is read in XML can be read in JSON`() throws {
        // Where the depth just fits, the JSON scanner takes it too.
        for count in 1...60 {
            let items = String(repeating: "<item><linkId value=\"1\"/>", count: count)
            let closed = String(repeating: "</item>", count: count)
            let xml = "<Questionnaire xmlns=\"http://hl7.org/fhir\">\(items)\(closed)</Questionnaire>"
            guard let json = try? FHIRXMLReader.json(of: Array(xml.utf8)) else {
                #expect(count > 45)
                continue
            }
            _ = try JSONDocument(json)
        }
    }

    @Test func `many attributes are refused`() {
        let attributes = (0..<1000).map { "a\($0)=\"\"" }.joined(separator: " ")
        #expect(
            Self.error("<Patient xmlns=\"http://hl7.org/fhir\" \(attributes)/>")?.reason
                == "an element of more than 40 attributes")
    }

    @Test func `many namespaces are refused, on one element or one within the other`() {
        let declarations = (0..<30).map { "xmlns:a\($0)=\"urn:a\"" }.joined(separator: " ")
        let narrative = "<div xmlns=\"http://www.w3.org/1999/xhtml\" \(declarations)><p \(declarations)>a</p></div>"
        let error = Self.error(
            "<Basic xmlns=\"http://hl7.org/fhir\"><text><status value=\"empty\"/>\(narrative)</text></Basic>")
        #expect(error?.description.hasSuffix("Basic.text.div: more than 40 namespaces at once") == true)
    }

    @Test func `bytes that are not UTF-8 are refused with their place`() {
        var bytes = Array("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"".utf8)
        bytes += [0xE6, 0x22]
        let error = #expect(throws: FHIRXMLError.self) { try FHIRXMLReader.json(of: bytes) }
        #expect(error?.description == "line 1, column 49: bytes that are not UTF-8")
        // UTF-16 with its mark.
        let wide = #expect(throws: FHIRXMLError.self) { try FHIRXMLReader.json(of: [0xFF, 0xFE, 0x3C, 0x00]) }
        #expect(wide?.reason == "bytes that are not UTF-8")
    }

    @Test func `a text that is too large is refused`() {
        let limits = XMLLimits(depth: 100, size: 10, attributes: 40)
        let error = #expect(throws: FHIRXMLError.self) {
            try FHIRXMLReader.json(of: Array("<Patient xmlns=\"http://hl7.org/fhir\"/>".utf8), limits: limits)
        }
        #expect(error?.reason == "the text is larger than 10 bytes")
    }

    static func error(_ text: String) -> FHIRXMLError? {
        do throws(FHIRXMLError) {
            _ = try FHIRXMLReader.json(of: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }
}
