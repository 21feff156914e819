import Foundation
import TestSupport
import Testing

@testable import FHIR

/// Valid resources of others, with one thing broken at random: the fault is found, and where it is.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct MutationTests {
    private let validator = Validator()

    private static let seeds: [UInt64] = [1, 2, 3]

    /// Every fifth official example that is valid and not large.
    private func examples(_ random: inout SeededRandom) throws -> [JSONValue] {
        let files = try SharedData.files(in: "02_fhir_r4_core/examples").shuffled(using: &random).prefix(100)
        return try files.map { try JSONDocument([UInt8](try Data(contentsOf: $0))).root }
            .filter { $0.document.bytes.count < 100_000 && validator.validate($0).isEmpty }
    }

    private func issues(after edit: (inout JSONEditor) -> Void, of resource: JSONValue) throws -> [FHIR.Issue] {
        var editor = JSONEditor(resource)
        edit(&editor)
        return validator.validate(try JSONDocument(editor.bytes).root)
    }

    /// Nodes of values that belong to elements: not the resourceType, and no keys.
    private func values(_ resource: JSONValue) -> [JSONValue] {
        func all(_ value: JSONValue) -> [JSONValue] {
            value.members.filter { $0.name != "resourceType" }.flatMap { [$0.value] + all($0.value) }
                + value.elements.flatMap { [$0] + all($0) }
        }
        return all(resource)
    }

    @Test(arguments: seeds) func aWrongJSONTypeIsRefusedInItsPlace(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for resource in try examples(&random) {
            for value in values(resource).shuffled(using: &random).prefix(10) {
                let wrong =
                    switch value.kind {
                    case .string, .true, .false:
                        random.pick("7", "{\"id\":\"x\"}", "[\"x\"]", "null", "{}")
                    case .number: random.pick("\"7\"", "true", "[]", "{}")
                    case .object, .array, .null: random.pick("\"x\"", "7", "false", "[[]]")
                    }
                let found = try issues(after: { $0.replace(value, withJSON: wrong.utf8) }, of: resource)
                let path = ElementPath.text(from: resource, to: value.index)
                #expect(
                    found.contains { $0.path.hasPrefix(path) },
                    "\(wrong) at \(path) of \(resource["id"]?.string ?? ""): \(found)")
            }
        }
    }

    @Test(arguments: seeds) func anUnknownNameIsRefusedInItsPlace(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for resource in try examples(&random) {
            let objects = ([resource] + values(resource)).filter { $0.kind == .object }
            for object in objects.shuffled(using: &random).prefix(5) {
                guard let member = object.members.map({ $0 }).randomElement(using: &random) else { continue }
                let renamed = member.name + random.pick("X", "_", "1", " ")
                let found = try issues(
                    after: {
                        $0.remove(member.value)
                        $0.set(renamed, of: object, toJSON: member.value.rawBytes)
                    }, of: resource)
                let path = ElementPath.text(from: resource, to: object.index)
                // Without its resourceType nothing else of a resource can be judged.
                let expected = member.name == "resourceType" ? ".resourceType" : "." + renamed
                #expect(
                    found.contains { $0.path.hasSuffix(expected) && $0.code == .structure },
                    "\(member.name) at \(path): \(found)")
            }
        }
    }

    @Test(arguments: seeds) func aSecondMemberOfTheSameNameIsRefused(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for resource in try examples(&random) {
            let objects = ([resource] + values(resource)).filter { $0.kind == .object }
            for object in objects.shuffled(using: &random).prefix(5) {
                guard let member = object.members.map({ $0 }).randomElement(using: &random) else { continue }
                let twice =
                    [UInt8](object.rawBytes.dropLast())
                    + #","\#(member.name)":"#.utf8 + member.value.rawBytes + "}".utf8
                let found = try issues(after: { $0.replace(object, withJSON: twice) }, of: resource)
                #expect(
                    found.contains { $0.path.hasSuffix("." + member.name) && $0.code == .structure },
                    "\(member.name) of \(ElementPath.text(from: resource, to: object.index)): \(found)")
            }
        }
    }

    /// The elements that R4 requires in these types, written down by hand from the specification.
    private static let required = [
        "Observation": ["status", "code"], "Condition": ["subject"], "Encounter": ["status", "class"],
        "MedicationRequest": ["status", "intent", "subject"], "Bundle": ["type"],
        "CarePlan": ["status", "intent", "subject"],
        "Appointment": ["status", "participant"], "Questionnaire": ["status"], "Task": ["status", "intent"],
        "DocumentReference": ["status", "content"], "ValueSet": ["status"],
        "Composition": ["status", "type", "date", "author", "title"],
    ]

    @Test func aMissingElementIsRefusedUnderItsName() throws {
        var count = 0
        for (type, names) in Self.required {
            for file in try SharedData.files(in: "02_fhir_r4_core/examples")
            where file.lastPathComponent.hasPrefix(type + "-") {
                let resource = try JSONDocument([UInt8](try Data(contentsOf: file))).root
                guard validator.validate(resource).isEmpty else { continue }
                for name in names where resource["_" + name] == nil {
                    let found = try issues(after: { $0.remove(name, of: resource) }, of: resource)
                    #expect(found.map(\.path) == ["\(type).\(name)"] && found.map(\.code) == [.required])
                    count += 1
                }
            }
        }
        #expect(count > 100)
    }
}
