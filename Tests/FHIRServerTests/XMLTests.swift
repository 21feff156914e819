import FHIR
import FHIRServer
import FHIRXML
import Record
import TestSupport
import Testing

/// Every interaction in XML: what is sent, what comes back, and what is refused.
@Suite(.onEachEngine) struct XMLTests {
    private static let patient = """
        <?xml version="1.0"?><Patient xmlns="http://hl7.org/fhir"><!-- new --><id value="ny"/>\
        <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Ny &amp; frisk&#160;</div></text>\
        <active value="true"/><name><family value="Ærø"/><given value="Ny"/></name></Patient>
        """

    /// A fixture that sends and asks for XML.
    private static func send(
        _ fixture: APIFixture, _ line: String, body: String = "", as token: String? = "system",
        _ headers: (inout FHIRHeaders) -> Void = { _ in }
    ) async throws -> FHIRAnswer {
        try await fixture.send(line, as: token, body: body) {
            $0.accept = "application/fhir+xml"
            if !body.isEmpty { $0.contentType = "application/fhir+xml; charset=UTF-8" }
            headers(&$0)
        }
    }

    @Test func `what is written in XML is read in JSON, and the other way`() async throws {
        let fixture = try await APIFixture()
        let made = try await Self.send(fixture, "PUT /Patient/ny", body: Self.patient)
        #expect(made.status == 201)
        #expect(made.format == .xml)
        #expect(made.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Patient xmlns="))
        let json = try await fixture.send("GET /Patient/ny")
        #expect(json.format == .json)
        #expect(try json.json["name"]?[0]?["family"]?.string == "Ærø")
        #expect(
            try json.json["text"]?["div"]?.string
                == #"<div xmlns="http://www.w3.org/1999/xhtml">Ny &amp; frisk&#160;</div>"#)
        let xml = try await Self.send(fixture, "GET /Patient/ny")
        #expect(try xml.resource.rawBytes.elementsEqual(json.body))
        #expect(xml.entityTag == json.entityTag)
        // The same content in the other format is no new version.
        let again = try await Self.send(fixture, "PUT /Patient/ny", body: xml.text)
        #expect(again.entityTag == json.entityTag)
    }

    /// Every way to read gives the same in both formats.
    @Test(arguments: [
        "GET /metadata", "GET /Patient/ida", "GET /Patient/ida/_history/1", "GET /Patient/ida/_history",
        "GET /Patient/_history", "GET /_history?_count=2", "GET /Observation?patient=ida&_sort=date",
        "GET /?_type=Patient,Observation", "GET /Patient/ida/Observation", "GET /Patient/ida/$everything",
        "GET /Observation/$lastn?patient=ida", "GET /Patient/ida/$meta", "GET /Patient?_summary=count",
        "GET /Patient/ida?_elements=name", "GET /Observation?_include=Observation:subject",
    ])
    func `answers say the same in both formats`(line: String) async throws {
        let fixture = try await APIFixture()
        let json = try await fixture.send(line)
        let xml = try await Self.send(fixture, line)
        #expect(json.status == 200 && xml.status == 200)
        #expect(xml.format == .xml)
        #expect(try xml.resource.isEqual(to: json.json))
        let pretty = try await Self.send(fixture, line + (line.contains("?") ? "&" : "?") + "_pretty=true")
        #expect(pretty.text.contains("\n  <"))
    }

    @Test(arguments: [
        ("GET /Patient/nobody", "system", 404), ("GET /Patient/ida", "", 401), ("GET /Patient?shoe=1", "system", 400),
        ("GET /Nothing/1", "system", 404), ("GET /_history", "observations", 403), ("PUT /_history", "system", 405),
        ("GET /_page/x.1", "system", 410), ("DELETE /Patient", "system", 412),
    ])
    func `errors come in the format that was asked for`(line: String, token: String, status: Int) async throws {
        let answer = try await Self.send(APIFixture(), line, as: token.isEmpty ? nil : token)
        #expect(answer.status == status)
        #expect(answer.format == .xml)
        #expect(try answer.resource["resourceType"]?.string == "OperationOutcome")
    }

    @Test func `HEAD's answer is GET's, and nothing is said where there is nothing`() async throws {
        let fixture = try await APIFixture()
        let known = try await Self.send(fixture, "GET /Patient/ida") { $0.ifNoneMatch = "W/\"1\"" }
        #expect(known.status == 304)
        #expect(known.body.isEmpty)
        let gone = try await Self.send(fixture, "DELETE /Patient/bo")
        #expect(gone.status < 300)
    }

    @Test(
        arguments: [
            ("_format=xml", nil, AnswerFormat.xml), ("_format=text/xml", nil, .xml),
            ("_format=application/xml", nil, .xml),
            ("_format=application/fhir%2Bxml", nil, .xml), ("_format=application/fhir+xml", nil, .xml),
            ("_format=json", "application/fhir+xml", .json), ("_format=xml", "application/json", .xml),
            ("", "text/xml", .xml), ("", "application/xml, application/json", .xml),
            ("", "application/json, application/xml", .json),
            ("", "application/fhir+xml;q=0.5, application/json", .json),
            ("", "application/fhir+json;q=0.2, application/fhir+xml; q=0.3", .xml), ("", "*/*", .json),
            ("", "application/fhir+xml, */*;q=0.1", .xml), ("", "application/fhir+xml;fhirVersion=4.0", .xml),
            ("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", .json), ("", "", .json),
        ] as [(String, String?, AnswerFormat)])
    func `the client's wish`(query: String, accept: String?, format: AnswerFormat) async throws {
        let answer = try await APIFixture().send("GET /Patient/ida?" + query) { $0.accept = accept }
        #expect(answer.status == 200)
        #expect(answer.format == format)
    }

    @Test func `the CapabilityStatement says both formats`() async throws {
        let statement = try await APIFixture().send("GET /metadata").json
        let formats = statement["format"]?.elements.compactMap(\.string) ?? []
        #expect(formats == ["application/fhir+json", "application/fhir+xml", "json", "xml"])
    }

    @Test func `later pages come in the format of the first`() async throws {
        let fixture = try await APIFixture()
        let first = try await fixture.send("GET /Observation?_count=1&_format=xml")
        let next = try #require(
            try first.resource["link"]?.elements.first { $0["relation"]?.string == "next" }?["url"]?.string)
        let second = try await fixture.send("GET " + next.dropFirst(APIFixture.base.count))
        #expect(second.format == .xml)
        #expect(try second.resource["entry"]?.elements.reduce(0) { count, _ in count + 1 } == 1)
        let form = try await fixture.send("POST /Observation/_search", body: "patient=ida&_format=xml") {
            $0.contentType = "application/x-www-form-urlencoded"
        }
        #expect(form.format == .xml)
    }

    @Test func `a transaction and a batch in XML`() async throws {
        let fixture = try await APIFixture()
        let bundle = """
            <Bundle xmlns="http://hl7.org/fhir"><type value="transaction"/><entry><fullUrl value="urn:uuid:1"/>\
            <resource><Patient><active value="true"/></Patient></resource>\
            <request><method value="POST"/><url value="Patient"/></request></entry><entry><resource><Observation>\
            <status value="final"/><code><text value="vægt"/></code><subject><reference value="urn:uuid:1"/></subject>\
            <valueQuantity><value value="70.50"/></valueQuantity></Observation></resource>\
            <request><method value="POST"/><url value="Observation"/></request></entry></Bundle>
            """
        let answer = try await Self.send(fixture, "POST /", body: bundle)
        #expect(answer.status == 200)
        let entries = try #require(try answer.resource["entry"]).elements.map { $0["response"]?["status"]?.string }
        #expect(entries == ["201", "201"])
        let found = try await fixture.send("GET /Observation?code:text=x&_count=1", as: "nothing")
        #expect(found.status == 403)
        // An entry cannot have a format of its own: the Bundle is one text.
        let batch = """
            <Bundle xmlns="http://hl7.org/fhir"><type value="batch"/><entry><request><method value="GET"/>\
            <url value="Patient/ida?_format=xml"/></request></entry><entry><request><method value="GET"/>\
            <url value="Patient/none"/></request></entry></Bundle>
            """
        let json = try await fixture.send("POST /", body: batch) { $0.contentType = "text/xml" }
        #expect(try json.json["entry"]?[0]?["resource"]?["id"]?.string == "ida")
        #expect(try json.json["entry"]?[1]?["response"]?["outcome"]?["resourceType"]?.string == "OperationOutcome")
        let xml = try await Self.send(fixture, "POST /", body: batch)
        #expect(try xml.resource["entry"]?[0]?["resource"]?["id"]?.string == "ida")
    }

    @Test func `a FHIRPath Patch and a resource to validate in XML`() async throws {
        let fixture = try await APIFixture()
        let patch = """
            <Parameters xmlns="http://hl7.org/fhir"><parameter><name value="operation"/><part><name value="type"/>\
            <valueCode value="replace"/></part><part><name value="path"/><valueString value="Patient.birthDate"/></part>\
            <part><name value="value"/><valueDate value="1950-05-18"/></part></parameter></Parameters>
            """
        let patched = try await Self.send(fixture, "PATCH /Patient/ida", body: patch)
        #expect(patched.status == 200)
        #expect(try patched.resource["birthDate"]?.string == "1950-05-18")
        let valid = try await Self.send(fixture, "POST /Patient/$validate", body: Self.patient)
        #expect(try valid.resource["issue"]?[0]?["severity"]?.string == "information")
    }

    @Test(arguments: [
        ("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/>", 400, nil),
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><Patient xmlns=\"http://hl7.org/fhir\"/>", 400, nil),
        ("{}", 400, nil), ("", 400, nil),
        ("<Patient xmlns=\"http://hl7.org/fhir\"><shoe value=\"a\"/></Patient>", 422, "Patient.shoe"),
        ("<Patient xmlns=\"http://hl7.org/fhir\"><birthDate value=\"x\"/></Patient>", 422, "Patient.birthDate"),
        ("<Group xmlns=\"http://hl7.org/fhir\"/>", 400, nil),
    ])
    func `what is wrong is told with its place`(body: String, status: Int, path: String?) async throws {
        let answer = try await Self.send(APIFixture(), "POST /Patient", body: body) {
            $0.contentType = "application/fhir+xml"
        }
        #expect(answer.status == status, "\(answer.text)")
        #expect(try answer.resource["issue"]?[0]?["expression"]?[0]?.string == path)
    }

    @Test func `what XML cannot hold is said, never left out`() async throws {
        let fixture = try await APIFixture()
        try await fixture.put(#"{"resourceType":"Basic","id":"b","code":{"text":"a\u0001b"}}"#)
        #expect(try await fixture.send("GET /Basic/b").status == 200)
        let refused = try await Self.send(fixture, "GET /Basic/b")
        #expect(refused.status == 406)
        #expect(refused.format == .xml)
        #expect(refused.text.contains("Basic.code.text: a character that XML does not have"))
        #expect(try await Self.send(fixture, "GET /Basic").status == 406)
        // What has been written stays written, and the answer says both.
        let written = try await fixture.send(
            "POST /Basic", body: #"{"resourceType":"Basic","code":{"text":"a\u0001b"}}"#
        ) { $0.accept = "application/fhir+xml" }
        #expect(written.status == 201)
        #expect(written.location != nil)
        #expect(try written.resource["issue"]?[0]?["severity"]?.string == "warning")
    }
}

extension FHIRAnswer {
    /// The resource in an answer in XML.
    fileprivate var resource: JSONValue { get throws { try JSONDocument(try FHIRXMLReader.json(of: body)).root } }
}
