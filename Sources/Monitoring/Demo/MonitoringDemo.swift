import Access
import Care
import FHIR
import Questionnaires
package import Record

/// What a demonstration has of monitoring at home: the example programmes, a citizen who has measured faithfully for three weeks
/// with what was done about it, one who has not measured this morning, a department's citizens who answer questionnaires instead of coming,
/// and a clinic's who measure their blood pressure. The rest is for whoever tries it: measure, and look at the nurse's list.
package struct MonitoringDemo: Sendable {
    let record: Record
    static let activity = "demo"

    package init(_ record: Record) {
        self.record = record
    }

    /// Begins it, where it has not been begun.
    ///
    /// - Returns: how many plans were begun.
    @discardableResult
    package func begin() async throws -> Int {
        let (isBegun, people) = try await record.read(
            .everything, as: .commandLine, because: .healthSystemAdministration, doing: Self.activity
        ) { reading -> (Bool, People?) in
            let ours = SearchClause(
                "category", .token(.is(MonitoringSystems.planKind), code: MonitoringSystems.homeMonitoring))
            let isBegun = try !reading.search(SearchQuery("CarePlan", [ours], limit: 1)).resources.isEmpty
            return (isBegun, isBegun ? nil : try People(CareReader(reading).personas(), reading))
        }
        guard !isBegun else { return 0 }
        try await ProgrammeDesk(record).load(ExampleProgrammes.all(), asking: ExampleForms.all, doing: Self.activity)
        guard let people else { return 0 }
        let now = record.surroundings.now()
        let faithful = try plan(
            "copd", for: people.faithful, people.unit, from: now - 21 * LocalClock.day, due: [])
        // The clock strikes for what is over as soon as it runs: silence is on the list from the first minute.
        let missed = MonitoringPlan.DueWindow(
            activity: "weight", from: now - 7 * LocalClock.hour, until: now - LocalClock.hour)
        let silent = try plan(
            "heart-failure", for: people.silent, people.unit, from: now - 30 * LocalClock.day, due: [missed])
        var resources = try [faithful.json(), silent.json()]
        let morning = { (day: Int) in now - Int64(day) * LocalClock.day + LocalClock.hour }
        for day in 1...21 { resources += try observations(faithful, day: day, at: morning(day)) }
        if let programme = try ExampleProgrammes.all().first(where: { $0.canonical == faithful.programme }) {
            resources += try handled(faithful, programme, by: people.nurse, at: morning)
        }
        resources += try lent(people, at: now - 20 * LocalClock.day)
        resources += try asked("heart-failure", people, at: now - 2 * LocalClock.hour)
        let prepared = try resources.map { try record.preparer.prepare($0) }
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: Self.activity) {
            transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
        return try await 2 + beginVisits() + beginPressures()
    }

    /// Who takes part; nil where the record does not have them.
    private struct People {
        var faithful: String
        var silent: String
        /// A nurse of the unit that watches, as a reference.
        var nurse: String
        var unit: TaskParty

        init?(_ personas: [Persona], _ reading: Reading) throws {
            guard let faithful = personas.first(where: { $0.code == "chronically-ill-citizen" })?.patient,
                let silent = personas.first(where: { $0.onBehalfOf != nil && $0.onBehalfOf != faithful })?.onBehalfOf,
                let post = personas.first(where: { $0.code == "municipal-nurse" })?.practitionerRole,
                let unit = try reading.resource("PractitionerRole", post)?.json()["organization"]?
                    .target("Organization"),
                let organization = try reading.resource("Organization", unit)?.json()
            else { return nil }
            self.faithful = faithful
            self.silent = silent
            nurse = "PractitionerRole/" + post
            self.unit = TaskParty(reference: "Organization/" + unit, name: organization["name"]?.string)
        }
    }

    /// Whether home is right in one more programme: the citizen has written her part, and the nurse's is for whoever tries it.
    private func asked(_ name: String, _ people: People, at instant: Int64) throws -> [JSONValue] {
        let programme = try Self.example(name)
        let assessment = HomeAssessment(
            id: "demo-home-assessment", patient: people.faithful, status: .open, programme: programme.canonical,
            title: programme.title.danish, unit: people.unit, start: instant, author: people.unit.reference,
            decision: nil, suggestion: nil)
        let own = "Patient/" + people.faithful
        let view = AssessmentAnswers(
            assessment: assessment.id, side: .citizen, patient: people.faithful,
            answers: [
                "wish": "yes", "able": "helped", "understand": "yes", "dwelling": "yes", "relatives": "sometimes",
            ], words: "Jeg vil gerne slippe for at køre til kontrol. Min datter kan hjælpe med skærmen om søndagen.",
            written: instant + LocalClock.hour, author: own, source: own, sourceName: nil)
        return [try assessment.beginning(), try view.json(AssessmentQuestions.of(programme))]
    }

    /// What she has been lent: two things in use, one of which needs a battery soon, and one that is late.
    private func lent(_ people: People, at instant: Int64) throws -> [JSONValue] {
        func one(
            _ kind: String, _ serial: String?, _ codes: [EquipmentStep], days: [EquipmentMatter: Int64] = [:]
        ) throws -> JSONValue {
            var equipment = HomeEquipment(id: "demo-" + kind, patient: people.faithful, kind: kind, owner: people.unit)
            for (offset, code) in codes.enumerated() {
                let step = HomeEquipment.Step(
                    code, at: instant + Int64(offset) * LocalClock.day, by: people.nurse, name: people.unit.name)
                equipment.take(step, serial: serial, days: days)
            }
            return try equipment.json()
        }
        let all: [EquipmentStep] = [.ordered, .delivered, .instructed]
        return [
            try one("pulse-oximeter", "NX-20417", all, days: [.battery: instant + 24 * LocalClock.day]),
            try one("scale", "V-0093", all), try one("blood-pressure-monitor", nil, [.ordered, .sent]),
        ]
    }

    private static func example(_ name: String) throws -> Programme {
        guard let programme = try ExampleProgrammes.all().first(where: { $0.name == name }) else {
            throw RecordError.notFound
        }
        return programme
    }

    func plan(
        _ name: String, for patient: String, _ unit: TaskParty, from start: Int64, due: [MonitoringPlan.DueWindow],
        named suffix: String = ""
    ) throws -> MonitoringPlan {
        let programme = try Self.example(name)
        return MonitoringPlan(
            id: "demo-monitoring-\(name)\(suffix)", patient: patient, status: .active, programme: programme.canonical,
            title: programme.title.danish, watchedBy: unit, start: start, end: nil, author: unit.reference, due: due,
            personalLimits: [], baselines: [], pauses: [], missed: [], reason: nil)
    }

    /// What is measured on a morning: the same each time that the demo is made.
    func observations(_ plan: MonitoringPlan, day: Int, at instant: Int64) throws -> [JSONValue] {
        let report = Report(
            values: [
                .init(measure: "spo2", value: Self.saturation(day), unit: "%"),
                .init(measure: "pulse", value: Double(74 + day * 5 % 9), unit: "/min"),
            ], at: instant, transmission: "demo-\(day)")
        return try ReportWriter(
            plan: plan.id, patient: plan.patient, transmission: report.transmission,
            performer: "Patient/" + plan.patient, device: nil
        ).observations(try report.measurements(now: record.surroundings.now()))
    }
}
