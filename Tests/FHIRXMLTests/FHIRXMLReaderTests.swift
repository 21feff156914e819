import FHIR
import FHIRXML
import Testing

/// What XML becomes in JSON, and what has no shape there.
@Suite struct FHIRXMLReaderTests {
    /// What stands within a Patient.
    static func json(_ content: String) throws -> String {
        String(decoding: try FHIRXMLReader.json(of: Array(patient(content).utf8)), as: UTF8.self)
    }

    static func patient(_ content: String) -> String {
        "<Patient xmlns=\"http://hl7.org/fhir\">\(content)</Patient>"
    }

    static func told(_ content: String) -> String? {
        HostileXMLTests.error(patient(content)).map { "\($0.path): \($0.reason)" }
    }

    @Test func `arrays, booleans and numbers have their forms`() throws {
        #expect(try Self.json("") == #"{"resourceType":"Patient"}"#)
        #expect(
            try Self.json(
                """
                <id value="a"/><active value="true"/><name><family value="B&#230;k"/><given value="Bo"/>
                <given value="Å"/></name><name><text value="x"/></name><multipleBirthInteger value="2"/>
                """)
                    == """
                    {"resourceType":"Patient","id":"a","active":true,"name":[{"family":"Bæk","given":["Bo","Å"]},\
                    {"text":"x"}],"multipleBirthInteger":2}
                    """)
    }

    @Test(arguments: ["0", "1.50", "-0.00", "1e-22", "1.000000000000000000E+245", "12345678901234567890.10"])
    func `decimals keep their digits`(digits: String) throws {
        let xml = """
            <Observation xmlns="http://hl7.org/fhir"><valueQuantity><value value="\(digits)"/></valueQuantity>\
            </Observation>
            """
        let json = String(decoding: try FHIRXMLReader.json(of: Array(xml.utf8)), as: UTF8.self)
        #expect(json == #"{"resourceType":"Observation","valueQuantity":{"value":\#(digits)}}"#)
    }

    @Test(arguments: ["", " 1", "1 ", "+1", "01", ".5", "5.", "1e", "0x1", "NaN", "INF", "1,5", "--1", "1\u{661}"])
    func `what is no number of JSON is refused`(digits: String) {
        let xml = """
            <Observation xmlns="http://hl7.org/fhir"><valueQuantity><value value="\(digits)"/></valueQuantity>\
            </Observation>
            """
        let error = HostileXMLTests.error(xml)
        #expect(error?.path == "Observation.valueQuantity.value")
        #expect(error?.kind == .structure)
    }

    @Test func `ids and extensions of primitives stand beside them, place by place`() throws {
        let unknown = #"<extension url="u"><valueCode value="unknown"/></extension>"#
        #expect(
            try Self.json(#"<birthDate id="b" value="1950-05-17">\#(unknown)</birthDate>"#)
                == """
                {"resourceType":"Patient","birthDate":"1950-05-17","_birthDate":{"id":"b","extension":\
                [{"url":"u","valueCode":"unknown"}]}}
                """)
        #expect(
            try Self.json("<birthDate>\(unknown)</birthDate>")
                == #"{"resourceType":"Patient","_birthDate":{"extension":[{"url":"u","valueCode":"unknown"}]}}"#)
        #expect(
            try Self.json(#"<name id="n"><given value="A"/><given>\#(unknown)</given><given id="c" value="C"/></name>"#)
                == """
                {"resourceType":"Patient","name":[{"id":"n","given":["A",null,"C"],"_given":[null,{"extension":\
                [{"url":"u","valueCode":"unknown"}]},{"id":"c"}]}]}
                """)
        #expect(
            try Self.json("<name><given>\(unknown)</given></name>")
                == """
                {"resourceType":"Patient","name":[{"_given":[{"extension":[{"url":"u","valueCode":"unknown"}]}]}]}
                """)
    }

    @Test func `contained resources and those of a Bundle are whole`() throws {
        #expect(
            try Self.json(
                "<contained><Organization><id value=\"o\"/></Organization></contained>"
                    + "<contained><Practitioner/></contained>")
                    == """
                    {"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o"},\
                    {"resourceType":"Practitioner"}]}
                    """)
        let bundle = """
            <Bundle xmlns="http://hl7.org/fhir"><type value="batch"/><entry><fullUrl value="urn:x"/><resource>\
            <Patient><birthDat value="x"/></Patient></resource></entry></Bundle>
            """
        let error = HostileXMLTests.error(bundle)
        #expect(error?.path == "Bundle.entry[0].resource.birthDat")
        #expect(error?.reason == "Patient has no such element")
    }

    @Test func `a narrative is the text that stood there`() throws {
        let div =
            #"<div xmlns="http://www.w3.org/1999/xhtml"  class='a'>1 &lt; 2&#160;<br/><b >x</b ><!-- c -->&quot;</div>"#
        let json = try JSONDocument(
            try FHIRXMLReader.json(of: Array(Self.patient("<text><status value=\"generated\"/>\(div)</text>").utf8)))
        #expect(json.root["text"]?["div"]?.string == div)
    }

    @Test(arguments: [
        (
            #"<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p h:x="1" class="a">x</h:p><h:br/></h:div>"#,
            "expected attributes of XHTML only"
        ),
        (#"<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p class="a">x</h:p><h:br/></h:div>"#, nil),
        (#"<div>x</div>"#, "expected the namespace http://www.w3.org/1999/xhtml"),
        (
            #"<div xmlns="http://www.w3.org/1999/xhtml"><p xmlns="http://hl7.org/fhir">x</p></div>"#,
            "expected the namespace http://www.w3.org/1999/xhtml"
        ),
    ])
    func `prefixes of narratives are taken away`(div: String, reason: String?) throws {
        let xml = Self.patient("<text><status value=\"generated\"/>\(div)</text>")
        #expect(HostileXMLTests.error(xml)?.reason == reason)
        guard reason == nil else { return }
        let json = try JSONDocument(try FHIRXMLReader.json(of: Array(xml.utf8)))
        #expect(
            json.root["text"]?["div"]?.string
                == #"<div xmlns="http://www.w3.org/1999/xhtml"><p class="a">x</p><br/></div>"#)
    }

    @Test func `CDATA in a narrative is text, and instructions are left out`() throws {
        let div = #"<div xmlns="http://www.w3.org/1999/xhtml">a<![CDATA[<b> & c]]><?go on?></div>"#
        let json = try JSONDocument(
            try FHIRXMLReader.json(of: Array(Self.patient("<text><status value=\"generated\"/>\(div)</text>").utf8)))
        #expect(
            json.root["text"]?["div"]?.string
                == #"<div xmlns="http://www.w3.org/1999/xhtml">a&lt;b&gt; &amp; c</div>"#)
    }

    @Test func `spaces in attributes are those of XML`() throws {
        #expect(
            try Self.json("<name><text value=\"a\r\nb\tc\nd&#10;e&#13;f&#9;g&quot;\\\"/></name>")
                == #"{"resourceType":"Patient","name":[{"text":"a b c d\ne\rf\tg\"\\"}]}"#)
    }

    @Test func `the order of elements is not insisted on`() throws {
        #expect(
            try Self.json("<active value=\"true\"/><id value=\"a\"/>")
                == #"{"resourceType":"Patient","active":true,"id":"a"}"#)
    }

    @Test func `what JSON has no place for is left out`() throws {
        #expect(
            try Self.json("<!-- c --><?p i?><id xml:lang=\"da\" value=\"a\"/>\n<!-- d -->")
                == #"{"resourceType":"Patient","id":"a"}"#)
        let located = """
            \u{FEFF}<?xml version='1.0' encoding="utf-8" standalone="no" ?><!-- c --><f:Patient \
            xmlns:f="http://hl7.org/fhir" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://hl7.org/fhir patient.xsd"><f:id value='a'></f:id></f:Patient >

            """
        let json = String(decoding: try FHIRXMLReader.json(of: Array(located.utf8)), as: UTF8.self)
        #expect(json == #"{"resourceType":"Patient","id":"a"}"#)
    }

    @Test(arguments: [
        ("<shoe value=\"1\"/>", "Patient.shoe: Patient has no such element"),
        ("<name><shoe value=\"1\"/></name>", "Patient.name[0].shoe: HumanName has no such element"),
        ("<name/><name/>", "Patient.name[0]: an element cannot be empty"),
        ("<name><given value=\"a\"/><given/></name>", "Patient.name[0].given[1]: expected a value or an extension"),
        ("<birthDate/>", "Patient.birthDate: expected a value or an extension"),
        ("<active value=\"1\"/>", "Patient.active: expected true or false"),
        ("<active value=\"true\" x=\"1\"/>", "Patient.active: an attribute that FHIR does not have here"),
        ("<name value=\"x\"/>", "Patient.name[0]: an attribute that FHIR does not have here"),
        ("<id value=\"a\"/><id value=\"b\"/>", "Patient.id: there can be only one, of one type"),
        (
            "<name id=\"a\"/><active value=\"true\"/><name id=\"b\"/>",
            "Patient.name: expected next to the others of its name"
        ),
        (
            "<deceasedBoolean value=\"true\"/><deceasedDateTime value=\"2020\"/>",
            "Patient.deceasedDateTime: there can be only one, of one type"
        ),
        ("<deceasedString value=\"x\"/>", "Patient.deceasedString: Patient has no such element"),
        ("<extension><url value=\"x\"/></extension>", "Patient.extension[0].url: Extension has no such element"),
        ("<resourceType value=\"x\"/>", "Patient.resourceType: Patient has no such element"),
        ("<id value=\"a\">text</id>", "Patient.id: text where FHIR has none"),
        ("text", "Patient: text where FHIR has none"),
        ("<contained><name/></contained>", "Patient.contained[0]: expected the name of a resource type of FHIR R4"),
        ("<contained><Resource/></contained>", "Patient.contained[0]: expected the name of a resource type of FHIR R4"),
        ("<contained><Group/><Group/></contained>", "Patient.contained[0]: expected one resource only"),
        ("<contained/>", "Patient.contained[0]: expected a resource"),
        ("<p xmlns=\"\" value=\"x\"/>", "Patient.p: an element that is not FHIR's"),
        ("<id xmlns=\"urn:x\" value=\"x\"/>", "Patient.id: expected the namespace http://hl7.org/fhir"),
        (
            "<birthDate value=\"2020\"><id value=\"x\"/></birthDate>",
            "Patient.birthDate.id: Element has no such element"
        ),
    ])
    func `what JSON has no shape for is refused by name`(content: String, told: String) {
        #expect(Self.told(content) == told)
        #expect(HostileXMLTests.error(Self.patient(content))?.kind == .structure)
    }
}
