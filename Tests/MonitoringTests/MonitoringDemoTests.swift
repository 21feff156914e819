import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Monitoring

/// The demonstration has somebody who measures and somebody who forgets, and beginning it twice changes nothing.
@Suite(.onEachEngine) struct MonitoringDemoTests {
    private static func person(_ code: String, _ target: String) -> String {
        #"{"resourceType":"Person","id":"p-\#(code)","meta":{"tag":[{"system":"https://tovholder.dk/fhir/CodeSystem/persona","code":"\#(code)"}]},"link":[{"target":{"reference":"\#(target)"}}]}"#
    }

    @Test func oneMeasuresAndAnotherForgets() async throws {
        let fixture = try await MonitoringFixture()
        for json in [
            #"{"resourceType":"PractitionerRole","id":"nurse","organization":{"reference":"Organization/nursing"}}"#,
            #"{"resourceType":"RelatedPerson","id":"daughter","patient":{"reference":"Patient/emil"}}"#,
            Self.person("chronically-ill-citizen", "Patient/karen"), Self.person("daughter", "RelatedPerson/daughter"),
            #"{"resourceType":"Person","id":"p-nurse","meta":{"tag":[{"system":"https://tovholder.dk/fhir/CodeSystem/persona","code":"municipal-nurse"}]},"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/persona-role","valueReference":{"reference":"PractitionerRole/nurse"}}]}"#,
        ] {
            try await fixture.put(try JSONDocument(json).root, as: .commandLine)
        }
        #expect(try await MonitoringDemo(fixture.record).begin() == 2)
        #expect(try await MonitoringDemo(fixture.record).begin() == 0)
        #expect(try await fixture.deviations().isEmpty)
        _ = try await fixture.runner.turn()
        let line = try #require(try await fixture.worklist().lines.first)
        #expect(line.urgency == .missing)
        #expect(line.citizenName == "Emil Kjær")
        // Whether home is right in one more programme: she has said what she thinks, and the nurse is asked.
        let looks = try await fixture.record.read(
            .patient("karen"), as: MonitoringFixture.karen, because: .patientRequest, doing: "/test"
        ) { try MonitoringReader($0).assessments(of: "karen") }
        #expect(looks.map { $0.suggestion.outcome } == [.open])
        #expect(looks.first.map { Set($0.views.keys) } == [.citizen])
        // The other measures a falling saturation.
        let today = try #require(try await fixture.today().plans.first)
        #expect(today.series.first { $0.measure.id == "spo2" }?.points.count == 21)
        try await fixture.measure(today.plan.id, spo2: 85)
        #expect(try await fixture.worklist().lines.map(\.urgency) == [.red, .missing])
        #expect(try await fixture.findings().isEmpty)
    }
}
