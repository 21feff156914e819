import Access
import Care
import FHIR
import Record
import Testing

/// What the Tasks and documents of going home must be, whoever writes them, and who may take which step.
struct TransitionShapeTests {
    private static let rules = TransitionCapability.capability.rules

    private static func caller(_ unit: String) -> Caller {
        Caller(identity: "PractitionerRole/\(unit)", role: .professional(.hospitalNurse), unit: unit)
    }

    private static let program = Caller(identity: "program", role: .system)

    /// What is wrong with a change; nil: nothing.
    private func violation(
        _ type: String, _ before: String?, _ after: String?, by caller: Caller = program
    ) throws -> String? {
        let change = ProposedChange(
            type: type, id: "x", before: try before.map { try JSONDocument($0).root },
            after: try after.map { try JSONDocument($0).root }, instant: 1_795_251_600_000, caller: caller,
            patient: "inga", mayWrite: true)
        return Self.rules.lazy.filter { $0.types?.contains(type) ?? true }.compactMap { $0.violation(change) }.first
    }

    private static func discharge(
        _ status: String = "in-progress", destination: String = "home", left: String? = nil, coverage: String = ""
    ) -> String {
        let period = left.map { #","executionPeriod":{"end":"\#($0)"}"# } ?? ""
        func input(_ name: String, _ value: String) -> String {
            #"{"type":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/discharge-fact","code":"\#(name)"}]},\#(value)}"#
        }
        let inputs = [
            input("destination", #""valueCode":"\#(destination)""#), input("needs-nursing", #""valueBoolean":true"#),
            input("somatic", #""valueBoolean":true"#), input("admitted", #""valueDateTime":"2026-11-18T08:00:00Z""#),
        ].joined(separator: ",")
        return """
            {"resourceType":"Task","id":"d",\(coverage)"status":"\(status)","intent":"order",\
            "code":{"coding":[{"system":"\(TaskKind.system)","code":"discharge"}]},"focus":{"reference":"Encounter/e"},\
            "for":{"reference":"Patient/inga"},"owner":{"reference":"Organization/lung"},\
            "restriction":{"period":{"end":"2026-11-21T13:00:00Z"}},"input":[\(inputs)]\(period)}
            """
    }

    private static func coverage(_ end: String) -> String {
        """
        "extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/extended-responsibility","extension":[\
        {"url":"covered","valueBoolean":true},{"url":"end","valueDateTime":"\(end)"}]}],
        """
    }

    @Test func `a discharge that is over bears the rule's decision, to the second`() throws {
        let before = Self.discharge()
        let left = "2026-11-21T13:00:00Z"
        func over(_ coverage: String) throws -> String? {
            try violation("Task", before, Self.discharge("completed", left: left, coverage: coverage))
        }
        #expect(try over(Self.coverage("2026-11-24T13:00:00Z")) == nil)
        #expect(try over(Self.coverage("2026-11-24T13:00:01Z")) != nil)
        #expect(try over("") != nil)
        #expect(try violation("Task", before, Self.discharge("completed")) != nil)
    }

    @Test func `what decided does not change afterwards, and a discharge is not begun again`() throws {
        let end = Self.coverage("2026-11-24T13:00:00Z")
        let over = Self.discharge("completed", left: "2026-11-21T13:00:00Z", coverage: end)
        let moved = Self.discharge("completed", left: "2026-11-21T15:00:00Z", coverage: end)
        #expect(try violation("Task", over, moved) != nil)
        #expect(try violation("Task", over, Self.discharge()) != nil)
        #expect(try violation("Task", over, over) == nil)
    }

    @Test(arguments: [
        #""focus":{"reference":"Encounter/e"},"#, #""code":"destination""#, #""end":"2026-11-21T13:00:00Z""#,
    ])
    func `a discharge says what it must`(part: String) throws {
        #expect(try violation("Task", nil, Self.discharge()) == nil)
        let replacement = part.hasSuffix(",") ? "" : #""x":"y""#
        #expect(try violation("Task", nil, Self.discharge().replacing(part, with: replacement)) != nil)
    }

    @Test func `only the department prepares and completes`() throws {
        let changed = Self.discharge(destination: "nursing-home")
        #expect(try violation("Task", Self.discharge(), changed, by: Self.caller("lung")) == nil)
        #expect(try violation("Task", Self.discharge(), changed, by: Self.caller("nursing")) != nil)
        let withOutput = Self.discharge().dropLast() + #","output":[]}"#
        #expect(try violation("Task", Self.discharge(), String(withOutput), by: Self.caller("nursing")) == nil)
        #expect(try violation("Task", Self.discharge(), nil, by: Self.caller("lung")) != nil)
    }

    private static func part(_ progress: String?, document: Bool = true, due: String = "2026-11-21T13:00:00Z") -> String
    {
        let system = "https://tovholder.dk/fhir/CodeSystem/transition-progress"
        let status = progress.map { #""businessStatus":{"coding":[{"system":"\#(system)","code":"\#($0)"}]},"# } ?? ""
        func output(_ name: String, _ value: String) -> String {
            #"{"type":{"coding":[{"system":"\#(system)","code":"\#(name)"}]},\#(value)}"#
        }
        let outputs =
            document
            ? #","output":[\#(output("document", #""valueReference":{"reference":"Composition/c"}"#)),\#(output("sent", #""valueDateTime":"2026-11-21T12:00:00Z""#))]"#
            : ""
        return """
            {"resourceType":"Task","id":"d.discharge-letter","partOf":[{"reference":"Task/d"}],"status":"requested",\
            \(status)"intent":"order","code":{"coding":[{"system":"\(TaskKind.system)","code":"discharge-letter"}]},\
            "requester":{"reference":"Organization/clinic"},"owner":{"reference":"Organization/lung"},\
            "restriction":{"period":{"end":"\(due)"}}\(outputs)}
            """
    }

    @Test func `a part goes forward, with a document, and each takes the own step`() throws {
        #expect(try violation("Task", Self.part(nil), Self.part("sent"), by: Self.caller("lung")) == nil)
        #expect(try violation("Task", Self.part(nil), Self.part("sent"), by: Self.caller("clinic")) != nil)
        #expect(try violation("Task", Self.part("sent"), Self.part("received"), by: Self.caller("clinic")) == nil)
        #expect(try violation("Task", Self.part("sent"), Self.part("received"), by: Self.caller("lung")) != nil)
        #expect(try violation("Task", Self.part("sent"), Self.part(nil)) != nil)
        #expect(try violation("Task", Self.part(nil, document: false), Self.part("sent", document: false)) != nil)
        let later = Self.part(nil, due: "2026-11-25T13:00:00Z")
        #expect(try violation("Task", Self.part(nil), later, by: Self.caller("lung")) != nil)
    }

    private static func document(
        _ status: String, _ texts: [String: String], at date: String = "2026-11-21T12:00:00Z", changed: String? = nil,
        why: String? = nil, marked: Set<String> = []
    ) -> String {
        let base = "https://tovholder.dk/fhir/StructureDefinition/"
        let extensions = [("changed", changed), ("sent-incomplete", why)].compactMap { name, text in
            text.map { #"{"url":"\#(base)\#(name)","valueString":"\#($0)"}"# }
        }
        let sections = texts.sorted { $0.key < $1.key }.map { code, text in
            let mark =
                marked.contains(code)
                ? #""extension":[{"url":"\#(base)changed","valueDateTime":"\#(date)"}],"# : ""
            return
                #"{\#(mark)"code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/discharge-section","code":"\#(code)"}]},"text":{"status":"additional","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>\#(text)</p></div>"}}"#
        }
        let head = extensions.isEmpty ? "" : #""extension":[\#(extensions.joined(separator: ","))],"#
        return """
            {"resourceType":"Composition","id":"c",\(head)"status":"\(status)",\
            "type":{"coding":[{"system":"\(TaskKind.system)","code":"care-course-plan"}]},"date":"\(date)",\
            "subject":{"reference":"Patient/inga"},"section":[\(sections.joined(separator: ","))]}
            """
    }

    private static let full = ["function": "Går selv", "need": "Bad", "next": "Seng"]

    @Test func `what is sent is complete, or says why not`() throws {
        #expect(try violation("Composition", nil, Self.document("preliminary", [:])) == nil)
        #expect(try violation("Composition", nil, Self.document("final", Self.full)) == nil)
        let half = ["function": "Går selv", "need": " "]
        let refused = try #require(try violation("Composition", nil, Self.document("final", half)))
        #expect(refused.contains("need, next"))
        #expect(try violation("Composition", nil, Self.document("final", half, why: "Haster")) == nil)
        #expect(try violation("Composition", nil, Self.document("final", half, why: " ")) != nil)
    }

    @Test func `what is sent changes only by a later version that marks what is new`() throws {
        let sent = Self.document("final", Self.full)
        var texts = Self.full
        texts["need"] = "Bad to gange"
        let later = "2026-11-21T15:00:00Z"
        func change(_ after: String?) throws -> String? { try violation("Composition", sent, after) }
        #expect(try change(Self.document("amended", texts, at: later, changed: "Flere bade", marked: ["need"])) == nil)
        #expect(try change(Self.document("amended", texts, at: later, changed: "Flere bade")) != nil)
        #expect(try change(Self.document("amended", texts, at: later, marked: ["need"])) != nil)
        #expect(try change(Self.document("amended", texts, changed: "Flere bade", marked: ["need"])) != nil)
        #expect(try change(Self.document("final", texts, at: later, changed: "x", marked: ["need"])) != nil)
        #expect(try change(Self.document("preliminary", texts)) != nil)
        #expect(try change(nil) != nil)
        #expect(try change(sent) == nil)
    }
}
