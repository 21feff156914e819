import Testing

@testable import FHIR

struct PatchTests {
    private static func operation(_ type: String, _ path: String, _ more: String = "") -> JSONValue? {
        try? JSONDocument(
            """
            {"resourceType":"Parameters","parameter":[{"name":"operation","part":[\
            {"name":"type","valueCode":"\(type)"},{"name":"path","valueString":"\(path)"}\(more)]}]}
            """
        ).root
    }

    private static func patched(_ json: String, _ operation: JSONValue?) throws -> String {
        let patch = try FHIRPathPatch(try #require(operation))
        let result = try patch.applied(to: try JSONDocument(json).root)
        return String(decoding: result.rawBytes, as: UTF8.self)
    }

    @Test func `a choice takes the name of its new type`() throws {
        let result = try Self.patched(
            #"{"resourceType":"Patient","deceasedBoolean":true}"#,
            Self.operation("replace", "Patient.deceased", #",{"name":"value","valueDateTime":"2026"}"#))
        #expect(result == #"{"resourceType":"Patient","deceasedDateTime":"2026"}"#)
        let added = try Self.patched(
            #"{"resourceType":"Patient"}"#,
            Self.operation(
                "add", "Patient", #",{"name":"name","valueString":"deceased"},{"name":"value","valueBoolean":true}"#))
        #expect(added == #"{"resourceType":"Patient","deceasedBoolean":true}"#)
    }

    @Test func `what would be empty goes too, and the extensions of a primitive with it`() throws {
        let result = try Self.patched(
            #"{"resourceType":"Patient","contact":[{"gender":"male","_gender":{"id":"x"}}],"active":true}"#,
            Self.operation("delete", "Patient.contact[0].gender"))
        #expect(result == #"{"resourceType":"Patient","active":true}"#)
    }

    @Test func `digits and unknown elements stay as they are`() throws {
        let result = try Self.patched(
            #"{"resourceType":"Observation", "valueQuantity":{"value":1.50},"x":"\u00e6"}"#,
            Self.operation(
                "add", "Observation", #",{"name":"name","valueString":"status"},{"name":"value","valueCode":"final"}"#))
        #expect(
            result == #"{"resourceType":"Observation", "valueQuantity":{"value":1.50},"x":"\u00e6","status":"final"}"#)
    }

    @Test(arguments: [
        operation("delete", "Patient"), operation("delete", "Patient.name"), operation("delete", "1 + 1"),
        operation("replace", "Patient.gender", #",{"name":"value","valueCode":"male"}"#),
        operation("add", "Patient", #",{"name":"name","valueString":"active"},{"name":"value","valueBoolean":true}"#),
        operation("add", "Patient", #",{"name":"name","valueString":"shoe"},{"name":"value","valueBoolean":true}"#),
        operation("add", "Patient.active", #",{"name":"name","valueString":"x"},{"name":"value","valueBoolean":true}"#),
        operation(
            "insert", "Patient.name", #",{"name":"index","valueInteger":3},{"name":"value","valueHumanName":{}}"#),
        operation(
            "insert", "Patient.name", #",{"name":"index","valueInteger":-1},{"name":"value","valueHumanName":{}}"#),
        operation(
            "insert", "Patient.active", #",{"name":"index","valueInteger":0},{"name":"value","valueBoolean":true}"#),
        operation(
            "move", "Patient.name", #",{"name":"source","valueInteger":0},{"name":"destination","valueInteger":2}"#),
        operation(
            "insert", "Patient.name.given", #",{"name":"index","valueInteger":0},{"name":"value","valueString":"x"}"#),
        operation("delete", "Patient.name[0].given[0]"), operation("delete", "Patient.where("),
        operation("dance", "Patient"), operation("replace", "Patient.active"), operation("move", "Patient.name"),
    ])
    func `what does not fit is refused`(operation: JSONValue?) throws {
        #expect(throws: PatchError.self) {
            try Self.patched(
                #"{"resourceType":"Patient","active":true,"name":[{"given":["a"],"_given":[{"id":"x"}]},{"given":["b"]}]}"#,
                operation)
        }
    }

    @Test(arguments: [
        "{}", "[{}]", #"[{"op":"add","path":"/a"}]"#, #"[{"op":"dance","path":"/a"}]"#,
        #"[{"op":"remove","path":"a"}]"#,
        #"[{"op":"move","from":"/active","path":"/active/x"}]"#, #"[{"op":"remove","path":""}]"#,
        #"[{"op":"remove","path":"/name/01"}]"#, #"[{"op":"add","path":"/name/9","value":1}]"#,
        #"[{"op":"add","path":"/active/x","value":1}]"#, #"[{"op":"copy","from":"/x","path":"/y"}]"#,
    ])
    func `a JSON Patch that does not fit is refused`(text: String) throws {
        let resource = try JSONDocument(#"{"resourceType":"Patient","active":true,"name":[{}]}"#).root
        let patch = try JSONDocument(text).root
        #expect(throws: PatchError.self) { try JSONPatch(patch).applied(to: resource) }
    }
}
