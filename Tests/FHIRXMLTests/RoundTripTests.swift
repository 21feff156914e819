import FHIR
import Foundation
import TestSupport
import Testing

@testable import FHIRXML

/// Resources of others, from JSON to XML and back: nothing is lost.
@Suite struct RoundTripTests {
    /// JSON → XML → JSON gives the bytes of the JSON in its canonical form, or an exception says why not.
    @Test(
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)),
        arguments: [
            ("02_fhir_r4_core/examples", 500), ("03_fhir_test_cases", 600), ("04_medcom", 400), ("04_dk_core", 150),
            ("06_questionnaires_plans", 5), ("01_synthea_r4", 2),
        ])
    func `all of the shared data comes back`(folder: String, least: Int) throws {
        let exceptions = try XMLExceptions()
        var count = 0
        for file in try SharedData.files(in: folder) {
            // The largest say nothing new, and take minutes in a debug build.
            guard let document = try? JSONDocument([UInt8](Data(contentsOf: file))), document.bytes.count < 600_000,
                let type = document.root["resourceType"]?.string, Definitions.r4.type(named: type)?.kind == .resource
            else { continue }
            let name = file.path.components(separatedBy: "/\(folder)/").last.map { "\(folder)/\($0)" } ?? ""
            let fault = Self.fault(of: document.root)
            #expect(fault == exceptions.reason(name), "\(name)")
            count += 1
        }
        #expect(count >= least, "\(folder): \(count) resources")
    }

    /// What goes wrong on the way, in few words; nil where nothing does.
    static func fault(of resource: JSONValue) -> String? {
        do {
            let xml = try FHIRXMLWriter.xml(of: resource)
            let canonical = try CanonicalJSON.bytes(of: resource)
            let back = try FHIRXMLReader.json(of: xml)
            if back != canonical { return "differs: " + Self.difference(canonical, back) }
            let indented = try FHIRXMLReader.json(of: try FHIRXMLWriter.xml(of: resource, isIndented: true))
            return indented == canonical ? nil : "differs when indented"
        } catch let error as XMLWritingError {
            return "not written: \(error)"
        } catch let error as FHIRXMLError {
            return "not read: \(error)"
        } catch {
            return "no canonical form: \(error)"
        }
    }

    private static func difference(_ one: [UInt8], _ other: [UInt8]) -> String {
        let place = zip(one, other).enumerated().first { $1.0 != $1.1 }?.offset ?? min(one.count, other.count)
        func text(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[max(0, place - 20)..<min(bytes.count, place + 20)], as: UTF8.self)
        }
        return "\(text(one)) / \(text(other))"
    }
}

/// Files that do not come back byte for byte, with what is told of them and why that is right.
struct XMLExceptions {
    private var reasons: [String: String] = [:]

    init() throws {
        let table = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "exceptions.tsv")
        for line in try String(contentsOf: table, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == 3, "a row has file, what is told, and why")
            reasons[fields[0]] = fields[1]
        }
    }

    func reason(_ file: String) -> String? { reasons[file] }
}
