import FHIR
import Foundation
import TestSupport
import Testing

@testable import FHIRXML

/// The real XML of others.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence))) struct OfficialExampleTests {
    /// Of resources that were published in both formats, the XML becomes the JSON.
    @Test func `XML becomes the JSON that was published with it`() throws {
        let exceptions = try XMLExceptions()
        var jsonFiles: [String: [URL]] = [:]
        for folder in ["02_fhir_r4_core/examples", "03_fhir_test_cases/r4"] {
            for file in try SharedData.files(in: folder) {
                guard let root = try? JSONDocument([UInt8](Data(contentsOf: file))).root,
                    let type = root["resourceType"]?.string, let id = root["id"]?.string
                else { continue }
                jsonFiles["\(type)/\(id)", default: []].append(file)
            }
        }
        var compared = 0
        for file in try SharedData.files(in: "03_fhir_test_cases/r4", suffix: ".xml") {
            guard let json = try? FHIRXMLReader.json(of: [UInt8](Data(contentsOf: file))) else { continue }
            let root = try JSONDocument(json).root
            // Several examples have the same id: then only the one of the same name is meant.
            let beside = file.deletingPathExtension().appendingPathExtension("json")
            let sameID = jsonFiles["\(root["resourceType"]?.string ?? "")/\(root["id"]?.string ?? "")"] ?? []
            guard
                let other = sameID.first(where: { $0.lastPathComponent == beside.lastPathComponent })
                    ?? (sameID.count == 1 ? sameID.first : nil)
            else { continue }
            let published = try CanonicalJSON.bytes(of: try JSONDocument([UInt8](Data(contentsOf: other))).root)
            let name = "XML = JSON: " + (file.path.components(separatedBy: "/03_fhir_test_cases/").last ?? "")
            compared += 1
            let differences = Self.differences(root, try JSONDocument(published).root, at: "")
            let told = differences.isEmpty ? nil : differences.joined(separator: ", ")
            #expect(told == exceptions.reason(name), "\(name)")
        }
        #expect(compared >= 8, "\(compared) pairs")
    }

    /// Each of the validator's XML cases becomes JSON and XML again, or is refused for a reason that the table knows.
    @Test func `the validator's XML cases are read, or refused by name`() throws {
        let exceptions = try XMLExceptions()
        var count = 0
        for file in try SharedData.files(in: "03_fhir_test_cases", suffix: ".xml") {
            let bytes = [UInt8](try Data(contentsOf: file))
            let text = String(decoding: bytes, as: UTF8.self)
            guard text.contains("xmlns=\"http://hl7.org/fhir\"") else { continue }
            let name = "XML: " + (file.path.components(separatedBy: "/03_fhir_test_cases/").last ?? "")
            let told: String?
            do {
                let json = try FHIRXMLReader.json(of: bytes)
                let root = try JSONDocument(json).root
                let canonical = try CanonicalJSON.bytes(of: root)
                #expect(try FHIRXMLReader.json(of: try FHIRXMLWriter.xml(of: root)) == canonical, "\(name)")
                told = nil
            } catch let error as FHIRXMLError {
                told = "\(error.path): \(error.reason)"
            }
            #expect(told == exceptions.reason(name), "\(name)")
            count += 1
        }
        #expect(count >= 150, "\(count) files")
    }

    /// The paths at which two values differ.
    static func differences(_ one: JSONValue, _ other: JSONValue, at path: String) -> [String] {
        guard one.kind == other.kind else { return [path] }
        switch one.kind {
        case .object:
            let names = Set(one.members.map(\.name)).union(other.members.map(\.name)).sorted()
            return names.flatMap { name in
                let inner = path.isEmpty ? name : path + "." + name
                guard let mine = one[name], let theirs = other[name] else { return [inner] }
                return differences(mine, theirs, at: inner)
            }
        case .array:
            let (mine, theirs) = (Array(one.elements), Array(other.elements))
            guard mine.count == theirs.count else { return [path] }
            return zip(mine, theirs).enumerated().flatMap { differences($1.0, $1.1, at: "\(path)[\($0)]") }
        case .string:
            if one.string == other.string { return [] }
            // A narrative may write the same characters in another way: what another parser makes of it decides.
            guard path.hasSuffix("div"), let mine = MarkupMeaning.of(one.string ?? ""),
                mine == MarkupMeaning.of(other.string ?? "")
            else { return [path] }
            return []
        default: return one.rawBytes.elementsEqual(other.rawBytes) ? [] : [path]
        }
    }
}
