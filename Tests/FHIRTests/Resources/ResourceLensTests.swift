import FHIR
import Testing

@Suite struct ResourceLensTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONDocument(text).root }

    @Test func lensFitsItsTypeOnly() throws {
        let patient = try parse(#"{"resourceType":"Patient","id":"1"}"#)
        #expect(Patient(patient)?.id == "1")
        #expect(Encounter(patient) == nil)
        let array = Patient(try parse("[]"))
        #expect(array == nil)
        let task = TaskResource(try parse(#"{"resourceType":"Task","status":"requested"}"#))
        #expect(task?.status == "requested")
    }

    @Test(arguments: ["7", "true", "null", #""x""#, "[[]]", #"{"coding":7,"reference":[],"start":{},"value":"x"}"#])
    func wrongTypesReadAsAbsent(wrong: String) throws {
        let names = [
            "id", "status", "name", "identifier", "birthDate", "telecom", "address", "code", "valueQuantity",
            "component", "referenceRange", "effectiveDateTime", "period", "class", "participant", "extension",
            "dosageInstruction", "activity", "contact", "meta", "text",
        ]
        let members = names.map { #""\#($0)":\#(wrong)"# }.joined(separator: ",")
        let json = try parse("{\(members)}")
        let patient = Patient(json: json)
        #expect(patient.birthDate == nil)
        #expect(patient.names.allSatisfy { $0.display == nil && $0.given.isEmpty })
        #expect(patient.addresses.allSatisfy { $0.display == nil })
        #expect(patient.contacts.allSatisfy { $0.name == nil })
        let observation = Observation(json: json)
        #expect(observation.effectiveDateTime == nil)
        #expect(observation.components.allSatisfy { $0.value == nil })
        #expect(observation.code?.display == nil)
        if case .quantity(let quantity) = observation.value { #expect(quantity.value == nil) }
        let encounter = Encounter(json: json)
        #expect(encounter.encounterClass?.code == nil)
        #expect(encounter.period?.start == nil)
        #expect(encounter.participants.allSatisfy { $0.individual == nil })
        #expect(CarePlan(json: json).activities.allSatisfy { $0.detail == nil })
        #expect(MedicationRequest(json: json).dosageInstructions.allSatisfy { $0.text == nil && $0.timing == nil })
    }

    @Test(arguments: [
        (#"{"valueQuantity":{"value":1.0}}"#, "quantity"), (#"{"valueString":"a"}"#, "string"),
        (#"{"valueBoolean":true}"#, "boolean"), (#"{"valueInteger":4}"#, "integer"),
        (#"{"valueCodeableConcept":{"text":"a"}}"#, "concept"), (#"{"valueDateTime":"2026-01-01"}"#, "dateTime"),
    ])
    func observationValueIsWhicheverThereIs(json: String, kind: String) throws {
        let value = Observation(json: try parse(json)).value
        #expect(value.map { "\($0)".hasPrefix(kind) } == true)
    }

    // MARK: Changing one property

    private let task = """
        { "resourceType" : "Task", "x-unknown": [1.50, {"a":null}],
          "status" : "requested" , "intent":"order", "restriction":{"period":{"end":"2026-12-14"}} }
        """

    @Test func statusChangesAndNothingElse() throws {
        let bytes = TaskResource(json: try parse(task)).bytes(withStatus: "accepted")
        let expected = task.replacing(#""status" : "requested""#, with: #""status" : "accepted""#)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func missingStatusIsAdded() throws {
        let bytes = Appointment(json: try parse(#"{"resourceType":"Appointment"}"#)).bytes(withStatus: "cancelled")
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"resourceType":"Appointment","status":"cancelled"}"#)
    }

    @Test func telephoneChangesAndNothingElse() throws {
        let text = """
            {"resourceType":"Patient","telecom":[ {"system":"phone","value":"1","use":"old"},
              {"system":"phone","value":"2","use":"mobile", "rank": 1}, {"system":"email","value":"3"} ],"active":true}
            """
        let patient = Patient(json: try parse(text))
        let changed = patient.bytes(withTelecom: "9", system: "phone", use: nil)
        #expect(String(decoding: changed, as: UTF8.self) == text.replacing(#""value":"2""#, with: #""value":"9""#))
        let added = Patient(
            json: try parse(
                String(decoding: patient.bytes(withTelecom: "8", system: "phone", use: "work"), as: UTF8.self)))
        #expect(added.telecoms.map(\.value) == ["1", "2", "3", "8"])
        let first = Patient(json: try parse(#"{"resourceType":"Patient"}"#))
            .bytes(withTelecom: "7", system: "phone", use: nil)
        #expect(
            String(decoding: first, as: UTF8.self)
                == #"{"resourceType":"Patient","telecom":[{"system":"phone","value":"7"}]}"#)
    }
}
