import Access
import Care
import FHIR
import Questionnaires
import Record
import TestSupport

@testable import Monitoring

/// Karen, whom a municipality's nursing watches by the programme for COPD; her daughter; a nurse and a doctor there, and one
/// who has nothing to do with her. It is Saturday 21 November 2026, ten in the morning in Denmark.
struct MonitoringFixture {
    let temporary: TemporaryRecord
    let runner: ClockRunner

    var record: Record { temporary.record }
    var clock: TestClock { temporary.clock }
    var desk: MonitoringDesk { MonitoringDesk(record) }

    init() async throws {
        temporary = try await TemporaryRecord(
            on: .current, capabilities: Capabilities.all + [MonitoringCapability.capability()])
        runner = ClockRunner(temporary.record)
        for json in Self.resources { try await put(try JSONDocument(json).root, as: .commandLine) }
        for form in ExampleForms.all { try await put(try JSONDocument(form).root, as: .commandLine) }
        for programme in try ExampleProgrammes.all() {
            for json in try programme.resources() { try await put(json, as: .commandLine) }
        }
    }

    static let resources = [
        #"{"resourceType":"Organization","id":"municipality","name":"Kommunen"}"#,
        #"{"resourceType":"Organization","id":"nursing","name":"Hjemmesygeplejen","partOf":{"reference":"Organization/municipality"},"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/unit-limits","extension":[{"url":"leader","valueReference":{"reference":"PractitionerRole/head"}},{"url":"duty-holder","valueReference":{"reference":"PractitionerRole/duty"}},{"url":"leader-after","valueDuration":{"value":2,"code":"h"}},{"url":"duty-holder-after","valueDuration":{"value":2,"code":"h"}}]}]}"#,
        #"{"resourceType":"Organization","id":"clinic","name":"Lægerne"}"#,
        #"{"resourceType":"PractitionerRole","id":"gp","organization":{"reference":"Organization/clinic"}}"#,
        #"{"resourceType":"Patient","id":"karen","name":[{"text":"Karen Lund"}],"birthDate":"1948-03-04","generalPractitioner":[{"reference":"PractitionerRole/gp"}]}"#,
        #"{"resourceType":"Patient","id":"emil","name":[{"text":"Emil Kjær"}],"birthDate":"1990-01-02"}"#,
    ]

    static let karen = Caller(identity: "Patient/karen", role: .citizen(patient: "karen"))
    static let emil = Caller(identity: "Patient/emil", role: .citizen(patient: "emil"))
    static let doctor = Caller(
        identity: "PractitionerRole/gp", role: .professional(.generalPractitioner), unit: "clinic")
    static let nurse = Caller(
        identity: "PractitionerRole/nurse", role: .professional(.municipalNurse), unit: "nursing")
    static let colleague = Caller(
        identity: "PractitionerRole/colleague", role: .professional(.municipalNurse), unit: "nursing")
    static let stranger = Caller(
        identity: "PractitionerRole/far", role: .professional(.hospitalNurse), unit: "far-away")

    static let nursing = TaskParty(reference: "Organization/nursing", name: "Hjemmesygeplejen")
    static let copd = "https://tovholder.dk/fhir/PlanDefinition/copd|1"
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    static func purpose(_ caller: Caller) -> Purpose {
        switch caller.role {
        case .citizen: .patientRequest
        case .relative: .familyRequest
        case .professional: .treatment
        default: .healthSystemAdministration
        }
    }

    static func hand(_ caller: Caller) -> MonitoringDesk.Hand {
        MonitoringDesk.Hand(caller, because: purpose(caller), doing: "/test", name: "Somebody")
    }

    @discardableResult
    func put(_ json: JSONValue, as caller: Caller) async throws -> Outcome {
        let prepared = try record.preparer.prepare(json)
        return try await record.write(as: caller, because: Self.purpose(caller), doing: "/test") {
            try $0.put(prepared)
        }
    }

    /// Starts the programme for COPD for Karen, as her doctor.
    func start(_ programme: String = copd) async throws -> String {
        try await desk.start(programme, watchedBy: Self.nursing, of: "karen", by: Self.hand(Self.doctor))
    }

    /// Karen measures now.
    @discardableResult
    func measure(
        _ plan: String, spo2: Double, unit: String = "%", pulse: Double = 80, transmission: String? = nil,
        ago: Int64 = 0
    ) async throws -> [Judgement] {
        try await desk.report(
            Report(
                values: [
                    .init(measure: "spo2", value: spo2, unit: unit),
                    .init(measure: "pulse", value: pulse, unit: "/min"),
                ], at: clock.now - ago, transmission: transmission ?? "t\(clock.now - ago)"), in: plan, of: "karen",
            by: Self.hand(Self.karen))
    }

    func plan(_ id: String) async throws -> MonitoringPlan? {
        try await stored("CarePlan", id).flatMap { MonitoringPlan($0) }
    }

    /// A resource as the record has it, past the gate.
    func stored(_ type: String, _ id: String) async throws -> JSONValue? {
        try await record.engine.read { try $0.resource(type, id)?.json() }
    }

    func all(_ type: String) async throws -> [JSONValue] {
        try await record.engine.read { reading in
            var found: [JSONValue] = []
            try reading.forEachResource(ofTypes: [type]) { resource in
                found.append(try resource.json())
                return true
            }
            return found
        }
    }

    func deviations() async throws -> [Deviation] {
        try await all("Task").compactMap { Deviation($0) }
    }

    func worklist(_ caller: Caller = nurse) async throws -> MonitoringWorklist {
        try await record.read(.lookup, as: caller, because: .treatment, doing: "/test") {
            try MonitoringReader($0).worklist(of: "Organization/nursing")
        }
    }

    func citizen(_ plan: String, as caller: Caller = nurse) async throws -> MonitoredCitizen? {
        try await record.read(.patient("karen"), as: caller, because: .treatment, doing: "/test") {
            try MonitoringReader($0).citizen(plan, of: "karen")
        }
    }

    func alarms(of plan: String, as caller: Caller = nurse, days: Int = 90) async throws -> [CitizenAlarm] {
        try await record.read(.patient("karen"), as: caller, because: .treatment, doing: "/test") { reading in
            let reader = MonitoringReader(reading)
            guard let plan = try reader.plan(plan), let programme = try reader.programme(plan.programme) else {
                return []
            }
            return try reader.alarms(of: plan, programme, days: days)
        }
    }

    /// Every version of every programme.
    func versions(_ caller: Caller = nurse) async throws -> [Programme] {
        try await record.read(.directory, as: caller, because: Self.purpose(caller), doing: "/test") {
            try MonitoringReader($0).versions()
        }
    }

    func today() async throws -> MonitoringToday {
        try await record.read(.patient("karen"), as: Self.karen, because: .patientRequest, doing: "/test") {
            try MonitoringReader($0).today(of: "karen")
        }
    }

    func figures() async throws -> MonitoringFigures {
        try await MonitoringFigures.ofOwnUnit(record, as: Self.nurse, because: .treatment, doing: "/test")
    }

    /// What is wrong with the record.
    func findings() async throws -> [String] { try await temporary.engine.check { _, _ in }.findings }
}
