import FHIR
import Record
import TestSupport
import Testing

@testable import FHIRServer

/// PATCH, and the operations of their own name.
@Suite struct OperationTests {
    private static func patch(_ type: String, _ path: String, _ more: String = "") -> String {
        """
        {"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"\(type)"},\
        {"name":"path","valueString":"\(path)"}\(more)]}]}
        """
    }

    @Test func `a patch by FHIRPath makes a version`() async throws {
        let fixture = try await APIFixture()
        let body = Self.patch("replace", "Observation.status", #",{"name":"value","valueCode":"amended"}"#)
        let answer = try await fixture.send("PATCH /Observation/o1", as: "nurse", body: body)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.entityTag == "W/\"2\"")
        #expect(try answer.json["status"]?.string == "amended")
        #expect(try await fixture.send("GET /Observation?status=amended").references == ["Observation/o1"])
        let conditional = try await fixture.send("PATCH /Observation?patient=bo", body: body)
        #expect(try conditional.json["id"]?.string == "o3")
        #expect(try await fixture.send("PATCH /Observation?patient=ida", body: body).status == 412)
        #expect(try await fixture.send("PATCH /Observation?patient=nobody", body: body).status == 404)
    }

    @Test func `a JSON Patch does the same`() async throws {
        let fixture = try await APIFixture()
        func send(_ operations: String, ifMatch: String? = nil) async throws -> FHIRAnswer {
            try await fixture.send("PATCH /Patient/ida", body: operations) {
                $0.contentType = "application/json-patch+json"
                $0.ifMatch = ifMatch
            }
        }
        let test = #"{"op":"test","path":"/birthDate","value":"1950-05-17"},"#
        let good = try await send(#"[\#(test){"op":"add","path":"/active","value":true}]"#, ifMatch: "W/\"1\"")
        #expect(try good.json["active"]?.bool == true)
        #expect(try await send(#"[{"op":"remove","path":"/active"}]"#, ifMatch: "W/\"1\"").status == 412)
        // Nothing is kept that breaks FHIR's rules, changes the id, or fails half-way.
        let refused = [
            (#"[{"op":"add","path":"/birthDate","value":"x"}]"#, 422), (#"[{"op":"remove","path":"/shoe"}]"#, 422),
            (#"[{"op":"replace","path":"/id","value":"other"}]"#, 400),
            (#"[{"op":"remove","path":"/active"},{"op":"test","path":"/birthDate","value":"x"}]"#, 422), ("{}", 400),
        ]
        for (operations, status) in refused { #expect(try await send(operations).status == status, "\(operations)") }
        #expect(try await fixture.send("GET /Patient/ida").entityTag == "W/\"2\"")
    }

    @Test func `everything is the compartment with what it refers to`() async throws {
        let fixture = try await APIFixture()
        let answer = try await fixture.send("GET /Patient/ida/$everything")
        #expect(try answer.references == ["Patient/ida", "Observation/o1", "Observation/o2", "Organization/auh"])
        #expect(Validator().validate(try answer.json).isEmpty)
        let own = try await fixture.send("GET /Patient/ida/$everything?_type=Observation&_count=1", as: "ida")
        #expect(try own.references == ["Observation/o1", "Organization/auh"])
        let next = "GET " + (try #require(try own.link("next"))).dropFirst(APIFixture.base.count)
        #expect(try await fixture.send(next, as: "ida").references == ["Observation/o2", "Organization/auh"])
        #expect(try await fixture.send("GET /Patient/ida/$everything", as: "bo").status == 404)
        #expect(try await fixture.send("GET /Patient/never/$everything").status == 404)
        // The Patient is not one of the types that this token permits, nor is the unit.
        #expect(
            try await fixture.send("GET /Patient/ida/$everything", as: "observations").references
                == ["Observation/o1", "Observation/o2"])
        #expect(try await fixture.send("GET /Patient/ida/$everything?_since=2026-11-22T00:00:00Z").references.isEmpty)
        for query in ["start=x", "start=2026&end=2025", "_since=2026", "_count=0", "_type=Shoe"] {
            #expect(try await fixture.send("GET /Patient/ida/$everything?\(query)").status == 400)
        }
    }

    @Test func `everything of a time is what its care dates say`() async throws {
        let fixture = try await APIFixture(
            APIFixture.resources + [
                #"{"resourceType":"Condition","id":"lasting","subject":{"reference":"Patient/ida"},"onsetDateTime":"2010"}"#,
                #"{"resourceType":"Condition","id":"over","subject":{"reference":"Patient/ida"},"onsetDateTime":"2010","abatementDateTime":"2011"}"#,
                #"{"resourceType":"Coverage","id":"undated","status":"active","beneficiary":{"reference":"Patient/ida"},"payor":[{"display":"x"}],"period":{"start":"1990","end":"1991"}}"#,
            ])
        func found(_ query: String) async throws -> [String] {
            let answer = try await fixture.send("GET /Patient/ida/$everything?" + query)
            #expect(Validator().validate(try answer.json).isEmpty)
            return try answer.references.filter { $0 != "Patient/ida" && $0 != "Organization/auh" }.sorted()
        }
        let always = ["Condition/lasting", "Coverage/undated"]
        #expect(try await found("start=2026-01-15") == always + ["Observation/o2"])
        #expect(try await found("start=2026-01-01&end=2026-01-31") == always + ["Observation/o1"])
        #expect(try await found("end=2010-06") == ["Condition/lasting", "Condition/over", "Coverage/undated"])
        #expect(try await found("end=2005") == ["Coverage/undated"])
        let first = try await fixture.send("GET /Patient/ida/$everything?start=2026-01-01&_count=2")
        let next = "GET " + (try #require(try first.link("next"))).dropFirst(APIFixture.base.count)
        let rest = try await fixture.send(next)
        #expect(try (first.references + rest.references).contains("Condition/over") == false)
        #expect(try first.json["total"]?.numberText == "5")
    }

    @Test func `lastn is the newest of each code`() async throws {
        let fixture = try await APIFixture(SearchTests.resources)
        try await fixture.put(
            APIFixture.observation("o4", of: "ida", "2025-01-01", 3).replacing("15074-8", with: "2093-3"))
        func found(_ query: String) async throws -> [String] {
            try await fixture.send("GET /Observation/$lastn?" + query).references
        }
        #expect(try await found("patient=ida") == ["Observation/o2", "Observation/o4"])
        #expect(try await found("patient=ida&max=2") == ["Observation/o2", "Observation/o1", "Observation/o4"])
        #expect(try await found("subject=Patient/ida&code=2093-3") == ["Observation/o4"])
        for query in ["", "code=x", "patient=ida&max=0", "patient=ida&_sort=date", "patient=ida&shoe=1"] {
            #expect(try await fixture.send("GET /Observation/$lastn?" + query).status == 400)
        }
    }

    @Test func `validate says what is wrong and keeps nothing`() async throws {
        let fixture = try await APIFixture()
        let good = try await fixture.send("POST /Patient/$validate", body: APIFixture.ida)
        #expect(try good.json["issue"]?[0]?["severity"]?.string == "information")
        let wrapped =
            #"{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","birthDate":"x"}}]}"#
        let bad = try await fixture.send("POST /Patient/$validate", body: wrapped)
        #expect(bad.status == 200)
        #expect(try bad.json["issue"]?[0]?["expression"]?[0]?.string == "Patient.birthDate")
        #expect(try await fixture.send("POST /Group/$validate", body: APIFixture.ida).status == 400)
        #expect(try await fixture.send("GET /_history?_count=100").json["entry"]?.elements.map { $0 }.count == 6)
    }

    @Test func `meta is what is known about a resource`() async throws {
        let answer = try await APIFixture().send("GET /Patient/ida/$meta", as: "ida")
        #expect(try answer.json["parameter"]?[0]?["valueMeta"]?["versionId"]?.string == "1")
        #expect(Validator().validate(try answer.json).isEmpty)
    }

    @Test(
        arguments: [
            ("gzip", true), ("br, gzip;q=0.5", true), ("GZIP", true), ("gzip;q=0", false), ("identity", false),
            (nil, false),
        ] as [(String?, Bool)])
    func `who takes gzip`(header: String?, isAccepted: Bool) {
        #expect(GzipEncoding.isAccepted(header) == isAccepted)
    }
}
