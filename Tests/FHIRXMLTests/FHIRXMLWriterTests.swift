import FHIR
import FHIRXML
import Testing

/// What JSON becomes in XML, and what XML cannot hold.
@Suite struct FHIRXMLWriterTests {
    static func xml(_ json: String, isIndented: Bool = false) throws -> String {
        String(
            decoding: try FHIRXMLWriter.xml(of: try JSONDocument(json).root, isIndented: isIndented), as: UTF8.self)
    }

    static func told(_ json: String) throws -> String? {
        let root = try JSONDocument(json).root
        do throws(XMLWritingError) {
            _ = try FHIRXMLWriter.xml(of: root)
            return nil
        } catch {
            return error.description
        }
    }

    static let head = #"<?xml version="1.0" encoding="UTF-8"?>"#

    @Test func `elements stand in the order of the definitions`() throws {
        #expect(
            try Self.xml(
                """
                {"birthDate":"1950-05-17","name":[{"given":["Ida",null],"_given":[null,{"id":"g"}],"family":"Bæk & \\"<\\u00e6>"}],\
                "extension":[{"valueDecimal":1.50,"url":"u"}],"active":false,"resourceType":"Patient","id":"a"}
                """)
                == Self.head + """
                    <Patient xmlns="http://hl7.org/fhir"><id value="a"/><extension url="u"><valueDecimal value="1.50"/>\
                    </extension><active value="false"/><name><family value="Bæk &amp; &quot;&lt;æ&gt;"/>\
                    <given value="Ida"/><given id="g"/></name><birthDate value="1950-05-17"/></Patient>
                    """)
    }

    @Test func `indented for people, narratives as they are`() throws {
        #expect(
            try Self.xml(
                """
                {"resourceType":"Patient","text":{"status":"generated","div":"<div>\\n<p>a</p></div>"},\
                "contained":[{"resourceType":"Group"}]}
                """, isIndented: true)
                == Self.head + """

                    <Patient xmlns="http://hl7.org/fhir">
                      <text>
                        <status value="generated"/>
                        <div xmlns="http://www.w3.org/1999/xhtml">
                    <p>a</p></div>
                      </text>
                      <contained>
                        <Group/>
                      </contained>
                    </Patient>

                    """)
    }

    @Test func `a reference that XML does not have becomes the character's number`() throws {
        #expect(
            try Self.xml(
                """
                {"resourceType":"Basic","text":{"div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">a&nbsp;<a title=\\"&nbsp;&lt;\\"/></div>"}}
                """)
                == Self.head + """
                    <Basic xmlns="http://hl7.org/fhir"><text><div xmlns="http://www.w3.org/1999/xhtml">a&#160;\
                    <a title="&#160;&lt;"/></div></text></Basic>
                    """)
    }

    @Test func `line ends and tabs survive`() throws {
        let json = #"{"resourceType":"Basic","id":"a\tb\nc\rd \\ \" é 😀"}"#
        let xml = try FHIRXMLWriter.xml(of: try JSONDocument(json).root)
        #expect(String(decoding: try FHIRXMLReader.json(of: xml), as: UTF8.self) == json)
    }

    @Test(arguments: [
        (#"{"resourceType":"Patient","shoe":1}"#, "Patient.shoe: Patient has no such element"),
        (#"{"resourceType":"Patient","_name":[{"id":"a"}]}"#, "Patient._name: Patient has no such element"),
        (#"{"resourceType":"Patient","name":{"text":"a"}}"#, "Patient.name: expected an array"),
        (#"{"resourceType":"Patient","birthDate":["a"]}"#, "Patient.birthDate: expected one value, not an array"),
        (#"{"resourceType":"Patient","name":["a"]}"#, "Patient.name[0]: expected an object"),
        (#"{"resourceType":"Patient","id":"a","id":"b"}"#, "Patient.id: the member occurs twice"),
        (
            #"{"resourceType":"Patient","active":"true"}"#,
            "Patient.active: expected true or false in the form that JSON has for it"
        ),
        (
            #"{"resourceType":"Patient","birthDate":2020}"#,
            "Patient.birthDate: expected a date such as 2026, 2026-11 or 2026-11-21 in the form that JSON has for it"
        ),
        (
            #"{"resourceType":"Patient","name":[{"text":"a\u0001"}]}"#,
            "Patient.name[0].text: a character that XML does not have"
        ),
        (
            #"{"resourceType":"Patient","name":[{"text":"\uffff"}]}"#,
            "Patient.name[0].text: a character that XML does not have"
        ),
        (
            #"{"resourceType":"Patient","text":{"div":"<div><br></div>"}}"#,
            "Patient.text.div: no XHTML that XML can hold: the end of an element that is not the one that is open"
        ),
        (
            #"{"resourceType":"Patient","text":{"div":"<div/><!-- a --><p/>"}}"#,
            "Patient.text.div: no XHTML that XML can hold: expected nothing after the div"
        ),
        (
            #"{"resourceType":"Patient","contained":[{"id":"a"}]}"#,
            "Patient.contained[0]: expected a resource type of FHIR R4"
        ),
        (
            #"{"resourceType":"Patient","name":[{"given":[null]}]}"#,
            "Patient.name[0].given[0]: expected a value or an extension"
        ),
        (#"{"resourceType":"Patient","name":[]}"#, "Patient.name: an array cannot be empty"),
        (#"{"resourceType":"Patient","name":[{}]}"#, "Patient.name[0]: an object cannot be empty"),
        (#"{"resourceType":"Patient","_active":{}}"#, "Patient.active: an object cannot be empty"),
        (#"{"resourceType":"Shoe"}"#, "expected a resource type of FHIR R4"),
        (
            #"{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","a":1}}]}"#,
            "Bundle.entry[0].resource.a: Patient has no such element"
        ),
    ])
    func `what XML cannot hold is an error that names it`(json: String, told: String) throws {
        #expect(try Self.told(json) == told)
    }
}
