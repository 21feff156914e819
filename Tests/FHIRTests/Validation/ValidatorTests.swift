import Testing

@testable import FHIR

/// One fault at a time, each with its place, its code and what is said of it.
@Suite struct ValidatorTests {
    private let validator = Validator()

    private func issues(_ text: String) throws -> [String] {
        validator.validate(try JSONDocument(text).root).map { "\($0.code.rawValue) \($0.path)" }
    }

    @Test(arguments: [
        #"{"resourceType":"Patient"}"#,
        #"{"resourceType":"Patient","birthDate":"1970-03","_birthDate":{"extension":[{"url":"u","valueCode":"c"}]}}"#,
        #"{"resourceType":"Patient","_birthDate":{"extension":[{"url":"u","valueCode":"c"}]}}"#,
        #"{"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"id":"x"}]}]}"#,
        #"{"resourceType":"Patient","name":[{"_given":[{"id":"x"}]}]}"#,
        #"{"resourceType":"Patient","deceasedBoolean":false,"_deceasedBoolean":{"id":"x"}}"#,
        #"{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o"}]}"#,
        #"{"resourceType":"Patient","\u0067ender":"fem\u0061le"}"#,
        #"{"gender":"other","resourceType":"Patient"}"#,
        #"{"resourceType":"Observation","_status":{"extension":[{"url":"u","valueCode":"c"}]},"code":{"text":"x"}}"#,
        #"{"resourceType":"Binary","contentType":"image/png","data":"AAAA"}"#,
        #"{"resourceType":"Parameters","parameter":[{"name":"a","resource":{"resourceType":"Patient"}}]}"#,
        #"{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Bundle","type":"collection"}}]}"#,
    ])
    func accepts(text: String) throws {
        #expect(try issues(text) == [])
    }

    static let refused: [(text: String, issue: String)] = [
        (#"[]"#, "structure Resource"),
        (#"{}"#, "structure Resource.resourceType"),
        (#"{"resourceType":"Patiet"}"#, "structure Patiet.resourceType"),
        (#"{"resourceType":"DomainResource"}"#, "structure DomainResource.resourceType"),
        (#"{"resourceType":"HumanName"}"#, "structure HumanName.resourceType"),
        (#"{"resourceType":7}"#, "structure Resource.resourceType"),
        (#"{"resourceType":"Patient","resourceType":"Patient"}"#, "structure Patient.resourceType"),
        (#"{"resourceType":"Patient","nmae":[]}"#, "structure Patient.nmae"),
        (
            #"{"resourceType":"Patient","name":[{"resourceType":"HumanName"}]}"#,
            "structure Patient.name[0].resourceType"
        ),
        (#"{"resourceType":"Patient","name":{"family":"A"}}"#, "structure Patient.name"),
        (#"{"resourceType":"Patient","name":[{"family":["A"]}]}"#, "structure Patient.name[0].family"),
        (#"{"resourceType":"Patient","name":["A"]}"#, "structure Patient.name[0]"),
        (#"{"resourceType":"Patient","name":[null]}"#, "structure Patient.name[0]"),
        (#"{"resourceType":"Patient","name":[]}"#, "structure Patient.name"),
        (#"{"resourceType":"Patient","name":[{}]}"#, "structure Patient.name[0]"),
        (#"{"resourceType":"Patient","name":[{"given":["A","",7]}]}"#, "value Patient.name[0].given[1]"),
        (#"{"resourceType":"Patient","name":[{"given":[null]}]}"#, "structure Patient.name[0].given[0]"),
        (#"{"resourceType":"Patient","name":[{"given":["A"],"_given":[null]}]}"#, ""),
        (
            #"{"resourceType":"Patient","name":[{"given":["A"],"_given":[null,{"id":"x"}]}]}"#,
            "structure Patient.name[0]._given"
        ),
        (
            #"{"resourceType":"Patient","name":[{"given":[null],"_given":[null]}]}"#,
            "structure Patient.name[0]._given[0]"
        ),
        (
            #"{"resourceType":"Patient","name":[{"given":["A"],"_given":{"id":"x"}}]}"#,
            "structure Patient.name[0]._given"
        ),
        (#"{"resourceType":"Patient","birthDate":null}"#, "structure Patient.birthDate"),
        (#"{"resourceType":"Patient","birthDate":"1970","_birthDate":[{"id":"x"}]}"#, "structure Patient._birthDate"),
        (#"{"resourceType":"Patient","_birthDate":{"value":"x"}}"#, "structure Patient._birthDate.value"),
        (#"{"resourceType":"Patient","_birthDate":{}}"#, "structure Patient._birthDate"),
        (#"{"resourceType":"Patient","_name":[{"id":"x"}]}"#, "structure Patient._name"),
        (#"{"resourceType":"Patient","birthDate":"1970-02-30"}"#, "value Patient.birthDate"),
        (#"{"resourceType":"Patient","active":"true"}"#, "structure Patient.active"),
        (#"{"resourceType":"Patient","active":1}"#, "structure Patient.active"),
        (#"{"resourceType":"Patient","gender":"Female"}"#, "code-invalid Patient.gender"),
        (#"{"resourceType":"Patient","gender":"\u0046emale"}"#, "code-invalid Patient.gender"),
        (#"{"resourceType":"Patient","gender":"male","gender":"male"}"#, "structure Patient.gender"),
        (
            #"{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2020"}"#,
            "structure Patient.deceasedDateTime"
        ),
        (
            #"{"resourceType":"Patient","deceasedBoolean":true,"_deceasedDateTime":{"id":"x"}}"#,
            "structure Patient._deceasedDateTime"
        ),
        (#"{"resourceType":"Patient","deceasedString":"x"}"#, "structure Patient.deceasedString"),
        (#"{"resourceType":"Patient","deceased":true}"#, "structure Patient.deceased"),
        (#"{"resourceType":"Patient","id":"a b"}"#, "value Patient.id"),
        (#"{"resourceType":"Patient","language":" \t"}"#, "value Patient.language"),
        (#"{"resourceType":"Patient","name":[{"text":"\n\u0020"}]}"#, "value Patient.name[0].text"),
        (#"{"resourceType":"Patient","multipleBirthInteger":1.0}"#, "value Patient.multipleBirthInteger"),
        (#"{"resourceType":"Patient","telecom":[{"rank":0}]}"#, "value Patient.telecom[0].rank"),
        (#"{"resourceType":"Patient","link":[{"type":"refer"}]}"#, "required Patient.link[0].other"),
        (#"{"resourceType":"Observation","status":"final"}"#, "required Observation.code"),
        (
            #"{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"display":"x"}}"#,
            "required MedicationRequest.medication[x]"
        ),
        (
            #"{"resourceType":"Patient","contained":[{"resourceType":"Patient","contained":[{"resourceType":"Patient"}]}]}"#,
            "structure Patient.contained[0].contained[0]"
        ),
        (
            #"{"resourceType":"Patient","managingOrganization":{"reference":"Patient/1"}}"#,
            "value Patient.managingOrganization.reference"
        ),
        (
            #"{"resourceType":"Patient","managingOrganization":{"reference":"Organization"}}"#,
            "value Patient.managingOrganization.reference"
        ),
        (
            #"{"resourceType":"Patient","managingOrganization":{"reference":"Organisation/1"}}"#,
            "value Patient.managingOrganization.reference"
        ),
        (
            #"{"resourceType":"Patient","managingOrganization":{"reference":"Organization/a_b"}}"#,
            "value Patient.managingOrganization.reference"
        ),
        (
            #"{"resourceType":"Patient","managingOrganization":{"reference":"Organization/a/b"}}"#,
            "value Patient.managingOrganization.reference"
        ),
        (
            #"{"resourceType":"Patient","managingOrganization":{"reference":"/Organization/a"}}"#,
            "value Patient.managingOrganization.reference"
        ),
        (
            #"{"resourceType":"Patient","managingOrganization":"Organization/a"}"#,
            "structure Patient.managingOrganization"
        ),
        (
            #"{"resourceType":"AdverseEvent","actuality":"actual","subject":{"display":"x"},"severity":{"text":"mild"}}"#,
            "code-invalid AdverseEvent.severity"
        ),
        (
            #"{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Patient","id":7}}]}"#,
            "structure Bundle.entry[0].resource.id"
        ),
        (
            #"{"resourceType":"Bundle","type":"batch","entry":[{"resource":{}}]}"#,
            "structure Bundle.entry[0].resource.resourceType"
        ),
        (#"{"resourceType":"Patient","extension":[{"valueString":"x"}]}"#, "required Patient.extension[0].url"),
        (
            #"{"resourceType":"Patient","extension":[{"url":"u","_url":{"id":"x"}}]}"#,
            "structure Patient.extension[0]._url"
        ),
    ]

    @Test(arguments: refused) func refuses(text: String, issue: String) throws {
        let found = try issues(text)
        #expect(found.first == (issue.isEmpty ? nil : issue), "\(found)")
    }

    @Test(arguments: [
        "Organization/1", "Organization/1/_history/2", "Organization?identifier=a|b", "#o", "urn:uuid:x",
        "http://a/Organization/1", "https://a/b?c",
    ])
    func acceptsReferences(reference: String) throws {
        #expect(
            try issues(#"{"resourceType":"Patient","managingOrganization":{"reference":"\#(reference)"}}"#) == [])
    }

    @Test func saysWhatWasExpected() throws {
        let document = try JSONDocument(#"{"resourceType":"Patient","gender":"x","birthDate":"1970-1-1"}"#)
        let messages = validator.validate(document.root).map(\.message)
        #expect(
            messages == [
                "expected one of male, female, other, unknown", "expected a date such as 2026, 2026-11 or 2026-11-21",
            ])
    }

    @Test func stopsTellingAfterManyIssues() throws {
        let members = (0..<10_000).map { #""x\#($0)":1"# }.joined(separator: ",")
        let found = validator.validate(try JSONDocument(#"{"resourceType":"Patient",\#(members)}"#).root)
        #expect(found.count == Validator.mostIssues)
        #expect(found.last?.code == .tooCostly)
    }

    @Test func envelopeAndEntryAreCheckedApart() throws {
        let bundle = try JSONDocument(
            #"{"resourceType":"Bundle","type":"x","entry":[{"fullUrl":"a b","resource":{"resourceType":"Patient","id":7}}]}"#
        ).root
        #expect(validator.validateEnvelope(ofBundle: bundle).map(\.path) == ["Bundle.type"])
        let entry = try #require(bundle["entry"]?[0])
        #expect(
            validator.validate(entry, as: "Bundle.entry").map(\.path) == [
                "Bundle.entry.fullUrl", "Bundle.entry.resource.id",
            ])
        #expect(validator.validate(entry, as: "NoSuchType").count == 1)
    }

    @Test func rulesAreAskedOnlyOfRightStructure() throws {
        struct Rule: ResourceRule {
            func issues(in resource: JSONValue) -> [FHIR.Issue] {
                [FHIR.Issue(severity: .error, code: .invariant, path: "Patient", message: "x")]
            }
        }
        let strict = Validator(rules: [Rule()])
        #expect(strict.validate(try JSONDocument(#"{"resourceType":"Patient"}"#).root).map(\.code) == [.invariant])
        #expect(
            strict.validate(try JSONDocument(#"{"resourceType":"Patient","x":1}"#).root).map(\.code) == [.structure])
    }
}
