import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// The synthetic region keeps the rules, and has an example of each thing that can be tried.
@Suite(.onEachEngine) struct RegionResponsibilityTests {
    @Test func `a region is sound, and every course in it says who has answered for it`() async throws {
        let region = try await RegionRecord.shared.value
        #expect(try await region.store.engine.check { _, _ in }.findings == [])
        let pathways = region.resources.compactMap { Responsibility($0) }
        #expect(
            pathways.count > 10 && pathways.allSatisfy { $0.isWritten && ResponsibilityShape.fault($0.json) == nil })
    }

    @Test func `there is an open offer to the clinic, an unanswered one, and a course without a clinician`()
        async throws
    {
        let region = try await RegionRecord.shared.value
        let handovers = region.resources.compactMap { Handover($0) }.filter { $0.kind == .handover }
        #expect(handovers.allSatisfy { HandoverRules.shape($0.json) == nil && $0.state == .offered })
        let open = try #require(handovers.first { $0.escalations.isEmpty })
        #expect((open.answerBy ?? 0) > RegionRecord.now)
        #expect(open.open.count == 3)
        let late = try #require(handovers.first { !$0.escalations.isEmpty })
        #expect(late.escalations.map(\.step) == [.reminder, .leader])
        #expect((late.answerBy ?? .max) < RegionRecord.now)
        let pathways = region.resources.compactMap { Responsibility($0) }
        for handover in handovers {
            let pathway = try #require(pathways.first { $0.reference == handover.pathway })
            #expect(pathway.isOpen && pathway.unit?.holder.reference == handover.givingUnit?.reference)
            #expect(pathway.patient == handover.patient)
        }
        #expect(pathways.contains { $0.isOpen && $0.clinician == nil && $0.nameClinicianBy != nil })
    }
}
