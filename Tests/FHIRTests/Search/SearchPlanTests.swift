import Foundation
import TestSupport
import Testing

@testable import FHIR

/// The plans find just what the general evaluator finds.
struct SearchPlanTests {
    @Test(
        .enabled(if: SharedData.isPresent, "needs the shared data"),
        arguments: [
            "02_fhir_r4_core/examples", "04_medcom/examples", "04_dk_core/examples", "01_synthea_r4/synthea-2.7.0",
        ])
    func plansAgreeWithTheGeneralEvaluator(folder: String) throws {
        let fast = SearchIndexer()
        let general = SearchIndexer(.r4, usesPlans: false)
        var resources = 0
        var entries = 0
        var types: [String: Int] = [:]
        for file in try SharedData.files(in: folder) {
            guard let document = try? JSONDocument([UInt8](Data(contentsOf: file))) else { continue }
            // A type that has been compared often enough says nothing new.
            for resource in Self.resources(in: document.root) {
                let type = resource["resourceType"]?.string ?? ""
                types[type, default: 0] += 1
                if types[type, default: 0] > 60 { continue }
                let found = fast.entries(of: resource)
                resources += 1
                entries += found.count
                let expected = general.entries(of: resource)
                let surplus = Set(found).subtracting(expected)
                let missing = Set(expected).subtracting(found)
                #expect(
                    surplus.isEmpty && missing.isEmpty, "\(file.lastPathComponent) \(type): +\(surplus) -\(missing)")
            }
        }
        #expect(resources > 0 && entries > resources)
        print("\(folder): \(resources) resources, \(entries) entries, the same by plan and by general evaluation")
    }

    /// The resource, and where it is a Bundle those in its entries.
    static func resources(in root: JSONValue) -> [JSONValue] {
        let entries = root["resourceType"]?.string == "Bundle" ? root["entry"] : nil
        return [root] + (entries.map { $0.elements.compactMap { $0["resource"] } } ?? [])
    }
}
