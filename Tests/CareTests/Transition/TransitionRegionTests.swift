import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// The synthetic region has an example of each stage of going home, on the lists of those whom it concerns.
@Suite(.onEachEngine) struct TransitionRegionTests {
    private func lists(_ unit: String, in region: RegionRecord) async throws -> UnitTransitions {
        let caller = Caller(
            identity: "PractitionerRole/somebody", role: .professional(.hospitalNurse),
            unit: String(unit.split(separator: "/").last ?? ""))
        return try await region.store.record.read(.lookup, as: caller, because: .treatment, doing: "test") {
            try TransitionReader($0).lists(of: unit)
        }
    }

    @Test func `one is leaving, one is at home and answered for, one has passed to the practice`() async throws {
        let region = try await RegionRecord.shared.value
        let first = try #require(region.resources.lazy.compactMap { Discharge($0) }.first)
        let department = try await lists(first.department, in: region)
        #expect(department.leaving.count == 1)
        #expect(department.leaving.first?.open.contains(.dischargeLetter) == true)
        #expect(department.answering.count == 1)
        #expect(department.answering.first?.isCovered(at: RegionRecord.now) == true)
        let clinic = try await lists(try #require(first.facts.clinic), in: region)
        #expect(clinic.coming.count == 1)
        #expect(clinic.home.map(\.isTakenOver).sorted { !$0 && $1 } == [false, true])
        #expect(clinic.letters.map(\.part) == [.dischargeLetter, .medicationReconciliation])
        let nursing = try await lists(try #require(first.facts.nursing), in: region)
        #expect(nursing.coming.count == 1 && nursing.home.count == 2)
    }
}
