import FHIR
import FHIRServer
import Foundation
import TestSupport
import Testing

/// The code systems and value sets of HL7 Denmark and MedCom in a record, asked by the API.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealTerminologyTests {
    private static func resources() throws -> [String] {
        try ["04_dk_core/conformance", "04_medcom/conformance"].flatMap { try SharedData.files(in: $0) }
            .compactMap { file in
                let bytes = [UInt8](try Data(contentsOf: file))
                guard let root = try? JSONDocument(bytes).root,
                    ["CodeSystem", "ValueSet"].contains(root["resourceType"]?.string), root["id"] != nil
                else { return nil }
                return String(decoding: bytes, as: UTF8.self)
            }
    }

    @Test func `each value set expands, or what is not held is said`() async throws {
        let resources = try Self.resources()
        let fixture = try await APIFixture(resources)
        var statuses: [Int: Int] = [:]
        var codes = 0
        for resource in resources {
            let json = try JSONDocument(resource).root
            guard json["resourceType"]?.string == "ValueSet", let id = json["id"]?.string else { continue }
            let answer = try await fixture.send("GET /ValueSet/\(id)/$expand", as: "nurse")
            statuses[answer.status, default: 0] += 1
            #expect(Validator().validate(try answer.json).isEmpty, "\(id)")
            if answer.status != 200 {
                let told = try answer.json["issue"]?[0]?["diagnostics"]?.string ?? ""
                #expect(told.contains("held") || told.contains("what is in it"), "\(id): \(told)")
                continue
            }
            let contained = try answer.json["expansion"]?["contains"]?.elements.map { $0 } ?? []
            codes += contained.count
            guard let first = contained.first, let system = first["system"]?.string, let code = first["code"]?.string
            else { continue }
            let escaped = try #require(code.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let valid = try await fixture.send(
                "GET /ValueSet/\(id)/$validate-code?system=\(system)&code=\(escaped)", as: "nurse")
            #expect(valid.text.contains(#""valueBoolean":true"#), "\(id) \(valid.text)")
        }
        // The rest take from SNOMED CT, LOINC, NPU, SKS and others that are not published here.
        #expect(statuses[200, default: 0] >= 65 && codes > 500, "\(statuses) \(codes)")
    }
}
