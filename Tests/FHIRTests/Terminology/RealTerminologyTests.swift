import Foundation
import TestSupport
import Testing

@testable import FHIR

/// The value sets that HL7, HL7 Denmark, MedCom and KL publish: each expands, or the reason why not is told.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealTerminologyTests {
    private static let folders = [
        "02_fhir_r4_core/definitions", "04_dk_core/conformance", "04_medcom/conformance", "04_kl_fsh",
    ]

    /// All code systems and value sets of the data, in Bundles or by themselves.
    private static func resources() throws -> [JSONValue] {
        try folders.flatMap { try SharedData.files(in: $0) }.flatMap { file -> [JSONValue] in
            guard let root = try? JSONDocument([UInt8](try Data(contentsOf: file))).root else { return [] }
            let inner = root["entry"]?.elements.compactMap { $0["resource"] } ?? []
            return ([root] + inner).filter { ["CodeSystem", "ValueSet"].contains($0["resourceType"]?.string) }
        }
    }

    @Test func everyValueSetExpandsOrSaysWhyNot() throws {
        let source = MadeTerminology(try Self.resources())
        #expect(source.valueSets.count > 700)
        #expect(source.codeSystemCount > 400)
        var expanded = 0
        var reasons: [String: Int] = [:]
        for valueSet in source.valueSets.values {
            do {
                let concepts = try ValueSetRules(source).concepts(of: valueSet)
                #expect(Set(concepts.map(\.token)).count == concepts.count)
                expanded += 1
                // What the expansion holds is valid, one by one.
                for concept in concepts.prefix(5) {
                    #expect(try ValueSetRules(source).concept(concept.token, in: valueSet)?.code == concept.code)
                }
            } catch let error as TerminologyError {
                let reason = String(describing: error).prefix { $0 != "(" }
                reasons[String(reason), default: 0] += 1
            }
        }
        // Only what is not published here, or not as concepts, is missing: LOINC, SNOMED CT, UCUM, media types.
        #expect(
            Set(reasons.keys).isSubset(of: [
                "unknownCodeSystem", "withoutConcepts", "unknownValueSet", "unsupportedFilter", "withoutContent",
            ]), "\(reasons)")
        #expect(expanded > 600, "\(expanded) expand, \(reasons)")
    }

    /// Where a value set comes with its makers' expansion and with what it is made of, ours has all that theirs has. They
    /// are examples, and one leaves most of its codes out.
    @Test func expansionsHoldWhatTheirMakersSay() throws {
        let resources = try Self.resources()
        let source = MadeTerminology(resources)
        var compared: Set<String> = []
        for valueSet in resources where valueSet["expansion"]?["contains"] != nil && valueSet["compose"] != nil {
            let url = valueSet["url"]?.string ?? ""
            // Its expansion writes the address of its code system in another way than the system does.
            guard !url.hasSuffix("example-hierarchical"), let own = try? ValueSetRules(source).concepts(of: valueSet)
            else { continue }
            compared.insert(url)
            let theirs = Self.codes(valueSet["expansion"]?["contains"])
            #expect(!theirs.isEmpty && theirs.isSubset(of: own.map { $0.system + "|" + $0.code }), "\(url)")
        }
        #expect(compared == ["http://hl7.org/fhir/ValueSet/inactive", "http://hl7.org/fhir/ValueSet/yesnodontknow"])
    }

    private static func codes(_ list: JSONValue?) -> Set<String> {
        var codes: Set<String> = []
        for item in list?.elements.map({ $0 }) ?? [] {
            if let system = item["system"]?.string, let code = item["code"]?.string {
                codes.insert(system + "|" + code)
            }
            codes.formUnion(Self.codes(item["contains"]))
        }
        return codes
    }
}
