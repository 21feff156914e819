import Foundation
import Testing

@testable import FHIR

@Suite struct DataTypeLensTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONDocument(text).root }

    @Test(arguments: [
        (#"{"text":"Anna B. Jensen","family":"Jensen","given":["Anna"]}"#, "Anna B. Jensen"),
        (#"{"family":"Jensen","given":["Anna","Bodil"],"prefix":["Dr."]}"#, "Anna Bodil Jensen"),
        (#"{"family":"Jensen"}"#, "Jensen"),
        (#"{"text":"  ","given":["Anna"]}"#, "Anna"),
    ])
    func nameIsSaidAsPeopleSayIt(json: String, display: String) throws {
        let name = HumanName(try parse(json))
        #expect(name?.display == display)
    }

    @Test func professionalsAreNamedWithTheirTitle() throws {
        let name = HumanName(try parse(#"{"family":"Walker122","given":["Ashlyn643"],"prefix":["Dr."]}"#))
        #expect(name?.titled == "Dr. Ashlyn643 Walker122")
    }

    @Test(arguments: [
        (#"{"text":"Forhøjet blodtryk","coding":[{"display":"Essentiel hypertension"}]}"#, "Forhøjet blodtryk"),
        (#"{"coding":[{"code":"1","display":"en"},{"code":"2","display":"to","userSelected":true}]}"#, "to"),
        (#"{"coding":[{"code":"NPU03429"},{"code":"x","display":"Natrium"}]}"#, "Natrium"),
        (#"{"coding":[{"code":"NPU03429"}]}"#, "NPU03429"),
    ])
    func conceptHasTheBestWords(json: String, display: String) throws {
        let concept = CodeableConcept(try parse(json))
        #expect(concept?.display == display)
    }

    @Test(
        arguments: [
            ("Patient/12", "Patient/12"), ("https://example.org/fhir/Patient/12", "Patient/12"),
            ("Patient/12/_history/3", "Patient/12"), ("#contained", nil), ("urn:uuid:5f2b", nil),
            ("Practitioner?identifier=a|b", nil), ("12", nil), ("patient/12", nil), ("Patient/", nil),
        ] as [(String, String?)])
    func referenceTarget(text: String, target: String?) {
        #expect(Reference.target(of: text) == target)
    }

    @Test(
        arguments: [
            ("Patient/12", "12"), ("Patient/12/_history/3", "12"), ("Patient/", nil), ("Patient", nil),
            ("Patient/12/", nil), ("Patient/12/x/3", nil), ("PatientX/12", nil), ("#12", nil),
            ("https://elsewhere.example/fhir/Patient/12", nil),
        ] as [(String, String?)])
    func referenceToAPatientOfThisRecord(text: String, id: String?) throws {
        #expect(Reference(try parse(#"{"reference":"\#(text)"}"#))?.patient == id)
        #expect(Reference.id(of: "Patient", in: text) == id)
        #expect(Reference.id(of: "Organization", in: text) == nil)
    }

    @Test func quantityKeepsItsDigits() throws {
        let quantity = Quantity(try parse(#"{"value":7.10,"code":"mmol/L"}"#))
        #expect(quantity?.value == "7.10")
        #expect(quantity?.number == 7.1)
        #expect(quantity?.unitDisplay == "mmol/L")
    }

    @Test func base64ReadsWhatFoundationWrites() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
            #expect(Base64.decode(Data(bytes).base64EncodedString()) == bytes)
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        }
        #expect(Base64.decode("QUJD\n RA==") == Array("ABCD".utf8))
        for wrong in ["QUJ", "Q===", "QU=J", "QU*D", "A"] { #expect(Base64.decode(wrong) == nil) }
    }

    @Test func textAttachmentIsRead() throws {
        let text = Attachment(try parse(#"{"contentType":"text/plain; charset=utf-8","data":"w6Zibw=="}"#))
        #expect(text?.text == "æbo")
        let picture = Attachment(try parse(#"{"contentType":"image/png","data":"w6Zibw=="}"#))
        #expect(picture?.text == nil)
    }

    @Test func markupBecomesPlainParagraphs() {
        let markup = """
            <div xmlns="http://www.w3.org/1999/xhtml"><h2>Status</h2><p>Blodtryk 120/80 &amp; puls&nbsp;70</p>
            <script>alert("1 < 2")</script><!-- <p>skjult</p> --><table><tr><td>Vægt</td><td title="a>b">70 kg</td></tr>
            </table>Sidste &#xe6;ndring &lt;script&gt;</div>
            """
        #expect(
            MarkupText.paragraphs(of: markup)
                == ["Status", "Blodtryk 120/80 & puls 70", "Vægt 70 kg", "Sidste ændring <script>"])
    }

    @Test func brokenMarkupEnds() {
        for markup in ["<", "<p", "<p class='", "<!--", "&", "&#x110000;", "a<b>c", "</", "<script>x"] {
            #expect(MarkupText.paragraphs(of: markup).allSatisfy { !$0.isEmpty })
        }
    }
}
