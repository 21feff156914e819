import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

@testable import Subscriptions

/// What matches one version must be what the engine finds: the same words, the same meaning.
@Suite struct SearchMatcherTests {
    private static let resources = [
        #"{"resourceType":"Patient","id":"ida","active":true,"name":[{"family":"Ågård","given":["Ida Marie"]}],"gender":"female","birthDate":"1950-05-17","address":[{"city":"Århus"}],"identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"1705501234"}]}"#,
        #"{"resourceType":"Patient","id":"bo","name":[{"family":"Bæk","given":["Bo"]}],"birthDate":"1980-01"}"#,
        DeliveryFixture.observation("a", of: "ida", 7),
        DeliveryFixture.observation("b", of: "bo", 12, status: "amended"),
        #"{"resourceType":"Observation","id":"c","status":"preliminary","code":{"coding":[{"code":"15074-8"},{"system":"urn:x","code":"k"}]},"subject":{"identifier":{"system":"urn:s","value":"v"}},"effectivePeriod":{"start":"2026-01-01","end":"2026-02-01"},"valueString":"Let forhøjet"}"#,
        #"{"resourceType":"Observation","id":"d","status":"final","code":{"text":"fri tekst"},"subject":{"reference":"http://other.example/fhir/Patient/9"},"effectiveDateTime":"2026-01-15T10:00:00+01:00","valueQuantity":{"value":7.4,"unit":"%"},"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":120,"system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}"#,
        #"{"resourceType":"Encounter","id":"e","status":"in-progress","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/ida"},"period":{"start":"2026-11-01"},"length":{"value":90,"system":"http://unitsofmeasure.org","code":"min"}}"#,
        #"{"resourceType":"RiskAssessment","id":"r","status":"final","subject":{"reference":"Patient/ida"},"prediction":[{"probabilityDecimal":0.85}]}"#,
        #"{"resourceType":"ValueSet","id":"v","status":"active","url":"http://example.org/vs","meta":{"tag":[{"system":"urn:t","code":"x"}]}}"#,
    ]

    private static let searches = [
        "Patient?", "Patient?name=agard", "Patient?name=aga", "Patient?name:exact=Ågård", "Patient?name:exact=agard",
        "Patient?name:contains=mar", "Patient?family=bæk", "Patient?family=baek", "Patient?gender=female",
        "Patient?gender:not=female", "Patient?gender:missing=true", "Patient?gender:missing=false",
        "Patient?birthdate=1950", "Patient?birthdate=ge1960", "Patient?birthdate=1980-01-05",
        "Patient?birthdate=ne1950-05-17",
        "Patient?birthdate=ap1980-01", "Patient?birthdate=sa1979", "Patient?birthdate=eb1980", "Patient?active=true",
        "Patient?identifier=urn:oid:1.2.208.176.1.2|1705501234", "Patient?identifier=urn:oid:1.2.208.176.1.2|",
        "Patient?identifier=|1705501234", "Patient?_id=ida", "Patient?_id=ida,bo", "Patient?address-city=arhus",
        "Patient?_lastUpdated=2026-11-21", "Patient?_lastUpdated=lt2026", "Observation?code=15074-8",
        "Observation?code=http://loinc.org|15074-8", "Observation?code=|15074-8", "Observation?code=urn:x|k,zzz",
        "Observation?code:not=15074-8", "Observation?status=final,amended", "Observation?subject=Patient/ida",
        "Observation?patient=ida", "Observation?patient=Patient/bo,Patient/ida",
        "Observation?subject=http://other.example/fhir/Patient/9", "Observation?subject:Patient=bo",
        "Observation?subject:missing=true", "Observation?value-quantity=7", "Observation?value-quantity=7||mmol/L",
        "Observation?value-quantity=gt7||%25", "Observation?value-quantity=7.4|http://unitsofmeasure.org|%25",
        "Observation?value-quantity=7000||umol/L", "Observation?value-quantity=gt7000|http://unitsofmeasure.org|umol/L",
        "Observation?value-quantity=lt10", "Observation?subject:identifier=urn:s|v",
        "ValueSet?url:below=http://example.org", "Observation?value-quantity=ap8", "Observation?value-string=let",
        "Observation?date=2026-01", "Observation?date=ge2026-01-15", "Observation?date=lt2026-01-10",
        "Observation?date=2026-01-15T09:00:00Z", "Observation?date:missing=true",
        "Observation?code=15074-8&status=final",
        "Observation?code-value-quantity=http://loinc.org|15074-8$gt10", "Observation?code-value-quantity=15074-8$7",
        "Observation?component-code-value-quantity=8480-6$120||mm[Hg]", "Encounter?class=IMP",
        "Encounter?status=in-progress&class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP,AMB",
        "Encounter?date=ge2026-12", "Encounter?length=gt80||min", "RiskAssessment?probability=gt0.8",
        "RiskAssessment?probability=0.9", "RiskAssessment?probability=0.85", "ValueSet?url=http://example.org/vs",
        "ValueSet?url=http://example.org", "ValueSet?_tag=urn:t|x", "ValueSet?_tag:not=urn:t|x",
    ]

    @Test(arguments: EngineKind.available)
    func `the matcher finds what the engine finds`(on kind: EngineKind) async throws {
        let fixture = try await DeliveryFixture(on: kind)
        for resource in Self.resources { try await fixture.write(resource) }
        let preparer = fixture.record.preparer
        var found = 0
        for search in Self.searches {
            let query = try Self.query(search)
            let matcher = try SearchMatcher(query)
            let (engine, matched) = try await fixture.record.engine.read { reading in
                let all = try reading.search(SearchQuery(query.type)).resources
                let versions = try all.filter { resource in
                    matcher.matches(SearchableVersion(resource, entries: preparer.searchEntries(try resource.json())))
                }
                return (try reading.search(query).resources.map(\.reference), versions.map(\.reference))
            }
            #expect(engine == matched, "\(search)")
            found += engine.count
        }
        // The searches are about what is there: most find something, and none finds everything by mistake.
        #expect(found > Self.searches.count / 2)
    }

    private static func query(_ text: String) throws -> SearchQuery {
        try FHIRService.criteriaReader(address: "https://record.example/fhir").read(text)
    }

    @Test(arguments: ["Observation?subject:Patient.name=ida", "Patient?_has:Observation:patient:code=x"])
    func `what depends on other resources is refused by name`(search: String) throws {
        let query = try Self.query(search)
        #expect(throws: SubscriptionRefusal.self) { try SearchMatcher(query) }
    }
}
