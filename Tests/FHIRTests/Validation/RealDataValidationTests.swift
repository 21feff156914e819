import Foundation
import TestSupport
import Testing

@testable import FHIR

/// What others wrote: all accepted or refused as its makers say, or listed in `exceptions.tsv` with the reason. An
/// exception that is no longer needed fails too.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealDataValidationTests {
    private let validator = Validator()

    private func isAccepted(_ file: URL) throws -> Bool {
        guard let document = try? JSONDocument([UInt8](try Data(contentsOf: file))) else { return false }
        return validator.validate(document.root).isEmpty
    }

    @Test(arguments: [
        ("02_fhir_r4_core/examples", 530), ("04_medcom/examples", 50), ("04_dk_core/examples", 100),
        ("01_synthea_r4/synthea-2.7.0", 30), ("01_synthea_r4/synthea-2.4.0", 20),
    ])
    func examplesAreAccepted(folder: String, atLeast count: Int) throws {
        let files = try SharedData.files(in: folder)
        #expect(files.count >= count)
        let refused = try files.filter { try !isAccepted($0) }.map(\.lastPathComponent)
        #expect(Set(refused) == (try ValidationExceptions().names(in: folder)))
    }

    /// All self-contained R4 cases in JSON: those in which HL7's own validator finds errors are refused.
    @Test func casesAreJudgedAsTheirMakersDo() throws {
        let index = String(decoding: try SharedData.bytes("03_fhir_test_cases/validator/INDEX.csv"), as: UTF8.self)
        let cases = CommaSeparatedTable(index).rows.filter {
            $0["selfContained"] == "True" && $0["fhirVersion"]?.hasPrefix("4.0") == true
                && $0["file"]?.hasSuffix(".json") == true && $0["hapiErrors"] != ""
        }
        #expect(cases.count > 85)
        var disagreements: Set<String> = []
        for one in cases {
            let file = try SharedData.file("03_fhir_test_cases/validator/" + (one["file"] ?? ""))
            let isClean = one["hapiErrors"] == "0" && one["errorCodes"] == ""
            if try isAccepted(file) != isClean { disagreements.insert(one["name"] ?? "") }
        }
        #expect(disagreements == (try ValidationExceptions().names(in: "03_fhir_test_cases/validator")))
    }

    @Test func definitionsThemselvesAreAccepted() throws {
        let files = try SharedData.files(in: "02_fhir_r4_core/definitions")
            .filter { $0.lastPathComponent != "package.json" }
        #expect(files.count == 8)
        let refused = try files.filter { try !isAccepted($0) }.map(\.lastPathComponent)
        #expect(Set(refused) == (try ValidationExceptions().names(in: "02_fhir_r4_core/definitions")))
    }
}
