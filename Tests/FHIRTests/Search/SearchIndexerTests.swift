import Testing

@testable import FHIR

/// What each kind of search parameter makes of the data types.
struct SearchIndexerTests {
    private let indexer = SearchIndexer()

    private func values(_ code: String, of json: String) throws -> [SearchValue] {
        indexer.entries(of: try JSONDocument(json).root).filter { $0.code == code }.map(\.value)
    }

    @Test func codesKeepTheirSystemAndText() throws {
        let observation = """
            {"resourceType": "Observation", "status": "final", "code": {"text": "Blodtryk", "coding": [
              {"system": "http://loinc.org", "code": "85354-9", "display": "Blood pressure"},
              {"system": "urn:oid:1.2.208.176.2.1", "code": "DNK05472"}]}}
            """
        let system = "http://loinc.org"
        #expect(
            try values("code", of: observation) == [
                .token(SearchToken(system: system, code: "85354-9", text: "Blood pressure")),
                .token(SearchToken(system: "urn:oid:1.2.208.176.2.1", code: "DNK05472")),
                .token(SearchToken(code: nil, text: "Blodtryk")),
            ])
        #expect(try values("status", of: observation) == [.token(SearchToken(code: "final"))])
    }

    @Test func identifiersTelecomsAndBooleansAreTokens() throws {
        let patient = """
            {"resourceType": "Patient", "active": true, "deceasedDateTime": "2020-03-01",
             "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": "6105854444"}],
             "telecom": [{"system": "phone", "value": "+4511223344"}, {"system": "email", "value": "a@b.dk"}]}
            """
        #expect(try values("active", of: patient) == [.token(SearchToken(code: "true"))])
        #expect(
            try values("identifier", of: patient) == [
                .token(SearchToken(system: "urn:oid:1.2.208.176.1.2", code: "6105854444"))
            ])
        #expect(try values("email", of: patient) == [.token(SearchToken(code: "a@b.dk"))])
        #expect(try values("phone", of: patient) == [.token(SearchToken(code: "+4511223344"))])
        #expect(try values("telecom", of: patient).count == 2)
        #expect(try values("deceased", of: patient) == [.token(SearchToken(code: "true"))])
        #expect(try values("death-date", of: patient).count == 1)
        #expect(try values("birthdate", of: patient).isEmpty)
    }

    @Test func namesAndAddressesAreFoundByTheirParts() throws {
        let patient = """
            {"resourceType": "Patient", "name": [{"family": "Ågård", "given": ["Jens", "Éric"]}],
             "address": [{"line": ["Nørregade 1"], "city": "Aarhus  C", "postalCode": "8000"}]}
            """
        #expect(
            try values("name", of: patient) == [
                .string(SearchString("Ågård")), .string(SearchString("Jens")), .string(SearchString("Éric")),
            ])
        #expect(try values("family", of: patient) == [.string(SearchString("Ågård"))])
        #expect(SearchString("Ågård").folded == "agard")
        #expect(SearchString("Nørregade  1 ").folded == "nørregade 1")
        #expect(SearchString("A\u{30A}gård").folded == "agard")
        #expect(SearchString(" ŻÓŁĆ Ấ ").folded == "zołc a")
        #expect(try values("address", of: patient).count == 3)
        #expect(try values("address-postalcode", of: patient) == [.string(SearchString("8000"))])
    }

    @Test func datesCoverWhatTheirPrecisionSays() throws {
        let day: Int64 = 86_400_000
        #expect(
            try values("birthdate", of: #"{"resourceType": "Patient", "birthDate": "1970-01"}"#)
                == [.date(SearchDate(earliest: 0, latest: 31 * day))])
        let encounter = #"{"resourceType": "Encounter", "period": {"start": "1970-01-02T01:00:00+01:00"}}"#
        #expect(try values("date", of: encounter) == [.date(SearchDate(earliest: day, latest: .max))])
        let ended = #"{"resourceType": "Encounter", "period": {"end": "1970-01-02"}}"#
        #expect(try values("date", of: ended) == [.date(SearchDate(earliest: .min, latest: 2 * day))])
        let timing = """
            {"resourceType": "Observation", "effectiveTiming": {"event": ["1970-01-02", "1970-01-04T12:00:00Z"]}}
            """
        #expect(
            try values("date", of: timing) == [.date(SearchDate(earliest: day, latest: 3 * day + day / 2 + 1000))])
        let wrong = #"{"resourceType": "Patient", "birthDate": "1970-13"}"#
        #expect(try values("birthdate", of: wrong).isEmpty)
    }

    @Test func numbersHaveTheRangeOfTheirDigits() throws {
        let assessment = #"{"resourceType": "RiskAssessment", "prediction": [{"probabilityDecimal": 0.50}]}"#
        let found = try values("probability", of: assessment)
        guard case .number(let number)? = found.first else {
            Issue.record("expected a number")
            return
        }
        #expect(number.value == 0.5)
        #expect(abs(number.lower - 0.495) < 1e-12 && abs(number.upper - 0.505) < 1e-12)
    }

    @Test func quantitiesKnowTheirBaseUnits() throws {
        let observation = """
            {"resourceType": "Observation", "valueQuantity": {"value": 120, "comparator": ">", "unit": "mg/dL",
             "system": "http://unitsofmeasure.org", "code": "mg/dL"}}
            """
        guard case .quantity(let quantity)? = try values("value-quantity", of: observation).first else {
            Issue.record("expected a quantity")
            return
        }
        #expect(quantity.code == "mg/dL" && quantity.unit == "mg/dL")
        #expect(quantity.number.lower == 119.5 && quantity.number.upper == .infinity)
        #expect(quantity.canonicalUnit == "g.m-3")
        #expect(abs((quantity.canonical?.value ?? 0) - 1200) < 1e-6)
        let sampled = #"{"resourceType": "Observation", "valueSampledData": {"dimensions": 1, "period": 10}}"#
        #expect(try values("value-quantity", of: sampled) == [.present])
    }

    @Test func referencesTellTypeIdVersionAndAddress() throws {
        #expect(SearchReference(text: "Patient/12").local == "Patient/12")
        let versioned = SearchReference(text: "Patient/12/_history/3")
        #expect(versioned.local == "Patient/12" && versioned.version == "3")
        let absolute = SearchReference(text: "https://a.dk/fhir/Patient/12")
        #expect(absolute.local == nil && absolute.type == "Patient" && absolute.id == "12")
        #expect(absolute.url == "https://a.dk/fhir/Patient/12")
        #expect(SearchReference(text: "urn:uuid:0b324782-31d1-4659-89ab-58e075d6e61f").type == nil)
        #expect(SearchReference(text: "Practitioner?identifier=1").local == nil)
        let canonical = SearchReference(canonical: "http://a.dk/Questionnaire/x|2.0")
        #expect(canonical.url == "http://a.dk/Questionnaire/x" && canonical.version == "2.0")
    }

    @Test func referencesAreFilteredByTheTypeTheyPointTo() throws {
        let condition = """
            {"resourceType": "Condition", "contained": [{"resourceType": "Patient", "id": "p"}],
             "subject": {"reference": "Group/1"}, "asserter": {"reference": "#p"}}
            """
        #expect(try values("subject", of: condition).count == 1)
        #expect(try values("patient", of: condition).isEmpty)
        #expect(
            try values("asserter", of: condition) == [
                .reference(
                    {
                        var reference = SearchReference(text: "#p")
                        reference.type = "Patient"
                        return reference
                    }())
            ])
        let contained = condition.replacing("Group/1", with: "#p")
        #expect(try values("patient", of: contained).count == 1)
        let identified = """
            {"resourceType": "Condition", "subject": {"type": "Patient", "identifier": {"system": "s", "value": "v"}}}
            """
        guard case .reference(let reference)? = try values("patient", of: identified).first else {
            Issue.record("expected a reference")
            return
        }
        #expect(reference.identifierSystem == "s" && reference.identifierValue == "v" && reference.type == "Patient")
    }

    @Test func compositesCombineTheirParts() throws {
        let observation = """
            {"resourceType": "Observation", "code": {"coding": [{"code": "a"}, {"code": "b"}]},
             "valueString": "x", "component": [
               {"code": {"coding": [{"code": "sys"}]}, "valueQuantity": {"value": 1}},
               {"code": {"coding": [{"code": "dia"}]}}]}
            """
        #expect(
            try values("code-value-string", of: observation) == [
                .composite([.token(SearchToken(code: "a")), .string(SearchString("x"))]),
                .composite([.token(SearchToken(code: "b")), .string(SearchString("x"))]),
            ])
        #expect(try values("component-code-value-quantity", of: observation).count == 1)
    }

    @Test func everyResourceHasItsMetaParameters() throws {
        let basic = """
            {"resourceType": "Basic", "id": "1", "meta": {"profile": ["http://a.dk/p"], "source": "urn:x",
             "lastUpdated": "1970-01-01T00:00:00Z", "tag": [{"system": "s", "code": "t"}],
             "security": [{"code": "R"}]}}
            """
        #expect(try values("_id", of: basic) == [.token(SearchToken(code: "1"))])
        #expect(try values("_tag", of: basic) == [.token(SearchToken(system: "s", code: "t"))])
        #expect(try values("_security", of: basic) == [.token(SearchToken(code: "R"))])
        #expect(try values("_source", of: basic) == [.uri("urn:x")])
        #expect(try values("_profile", of: basic).count == 1)
        #expect(try values("_lastUpdated", of: basic) == [.date(SearchDate(earliest: 0, latest: 1000))])
    }

    @Test func aBundleIsFoundByItsFirstEntry() throws {
        let bundle = """
            {"resourceType": "Bundle", "type": "document", "entry": [
              {"resource": {"resourceType": "Composition", "id": "c"}}, {"resource": {"resourceType": "Patient", "id": "p"}}]}
            """
        var composition = SearchReference()
        composition.type = "Composition"
        composition.id = "c"
        #expect(try values("composition", of: bundle) == [.reference(composition)])
    }

    @Test func whatHasNoComparableFormIsOnlyPresent() throws {
        let location = #"{"resourceType": "Location", "position": {"longitude": 10.2, "latitude": 56.1}}"#
        #expect(try values("near", of: location) == [.present])
    }

    @Test func equalValuesAreTakenOnce() throws {
        let patient = #"{"resourceType": "Patient", "name": [{"given": ["Bo", "Bo"]}, {"given": ["Bo"]}]}"#
        #expect(try values("given", of: patient) == [.string(SearchString("Bo"))])
    }

    @Test(arguments: ["[]", "{}", "null", #"{"resourceType": 1}"#, #"{"resourceType": "Nothing"}"#, "\"Patient\""])
    func whatIsNoResourceHasNoEntries(json: String) throws {
        #expect(indexer.entries(of: try JSONDocument(json).root).isEmpty)
    }

    @Test func wronglyShapedElementsAreLeftOut() throws {
        let patient = """
            {"resourceType": "Patient", "name": "Bo", "birthDate": {"a": 1}, "identifier": [null, 1, []],
             "address": [[{"city": "X"}]], "active": null, "telecom": {}, "generalPractitioner": "x"}
            """
        let values = indexer.entries(of: try JSONDocument(patient).root).map(\.value)
        #expect(values.allSatisfy { $0 == .present || $0 == .token(SearchToken(code: "false")) })
    }
}
