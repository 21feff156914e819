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

    @Test func aDepartmentHasOneOfEachColour() async throws {
        let fixture = try await MonitoringFixture()
        for json in [
            #"{"resourceType":"PractitionerRole","id":"nurse","organization":{"reference":"Organization/nursing"}}"#,
            #"{"resourceType":"RelatedPerson","id":"daughter","patient":{"reference":"Patient/emil"}}"#,
            #"{"resourceType":"Patient","id":"asta","name":[{"text":"Asta Bro"}],"birthDate":"1992-05-06"}"#,
            #"{"resourceType":"Patient","id":"ida","name":[{"text":"Ida Vang"}],"birthDate":"1985-05-06"}"#,
            #"{"resourceType":"Patient","id":"ulla","name":[{"text":"Ulla Krog"}],"birthDate":"1961-05-06"}"#,
            #"{"resourceType":"Patient","id":"viggo","name":[{"text":"Viggo Lund"}],"birthDate":"1970-05-06"}"#,
            Self.person("chronically-ill-citizen", "Patient/karen"), Self.person("daughter", "RelatedPerson/daughter"),
            Self.person("young-healthy-citizen", "Patient/asta"), Self.person("parent", "Patient/ida"),
            Self.staff("municipal-nurse"), Self.staff("hospital-nurse"),
        ] {
            try await fixture.put(try JSONDocument(json).root, as: .commandLine)
        }
        #expect(try await MonitoringDemo(fixture.record).begin() == 6)
        // What the clock finds: the visits that were saved three months ago.
        _ = try await fixture.runner.turn()
        #expect(try await fixture.worklist().lines.map(\.urgency) == [.red, .yellow, .missing])
        #expect(try await fixture.figures().visits.counts == [.saved: 4, .undecided: 1, .needed: 2, .waiting: 1])
        #expect(try await fixture.findings().isEmpty)
    }

    private static func staff(_ code: String) -> String {
        #"{"resourceType":"Person","id":"p-\#(code)","meta":{"tag":[{"system":"https://tovholder.dk/fhir/CodeSystem/persona","code":"\#(code)"}]},"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/persona-role","valueReference":{"reference":"PractitionerRole/nurse"}}]}"#
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
        #expect(try await fixture.deviations().allSatisfy { !$0.status.isOpen })
        // What was dealt with before shows a rule that causes noise, and a limit that would have kept what mattered.
        let reached = try await fixture.alarms(of: "demo-monitoring-copd", as: MonitoringFixture.nurse)
        #expect(reached.map(\.line.tally) == [AlarmTally(acted: 1, notNeeded: 11)])
        #expect(reached.first?.limit?.to == 89)
        #expect(reached.first?.limit?.spared == 11)
        _ = try await fixture.runner.turn()
        let line = try #require(try await fixture.worklist().lines.first)
        #expect(line.urgency == .missing)
        #expect(line.citizenName == "Emil Kjær")
        #expect(try await fixture.deviations().count { $0.status.isOpen } == 1)
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

    @Test func aClinicHasWhatAChangedProgrammeIsTriedOn() async throws {
        let fixture = try await MonitoringFixture()
        for json in [
            #"{"resourceType":"PractitionerRole","id":"nurse","organization":{"reference":"Organization/clinic"}}"#,
            #"{"resourceType":"Patient","id":"ulla","birthDate":"1961-05-06","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
            #"{"resourceType":"Patient","id":"viggo","birthDate":"1970-05-06","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
            #"{"resourceType":"RelatedPerson","id":"daughter","patient":{"reference":"Patient/emil"}}"#,
            Self.person("chronically-ill-citizen", "Patient/karen"), Self.person("daughter", "RelatedPerson/daughter"),
            Self.staff("general-practitioner"), Self.staff("municipal-nurse"),
        ] {
            try await fixture.put(try JSONDocument(json).root, as: .commandLine)
        }
        #expect(try await MonitoringDemo(fixture.record).begin() == 4)
        let old = try MonitoringFixture.example("hypertension")
        var new = old
        let measure = try #require(Measure.named("systolic"))
        guard case .measures(var measures) = new.activities[0].content else { throw RecordError.notFound }
        measures[0].limits = try LimitSet([.warningHigh: .absolute(130)], of: measure)
        new.activities[0].content = .measures(measures)
        let trial = try await ProgrammeTrial.run(
            from: old, to: new, days: 30, fixture.record, as: MonitoringFixture.doctor, because: .treatment,
            doing: "/test")
        #expect(trial.plans == 2)
        let yellow = try #require(trial.totals.first { $0.urgency == .yellow })
        #expect(yellow.new.alarms > yellow.old.alarms)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.findings().isEmpty)
    }
}
