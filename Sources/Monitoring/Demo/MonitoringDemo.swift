import Access
import Care
import FHIR
package import Record

/// What a demonstration has of monitoring at home: the example programmes, a citizen who has measured faithfully for three weeks,
/// and one who has not measured this morning. The rest is for whoever tries it: measure, and look at the nurse's list.
package struct MonitoringDemo: Sendable {
    private let record: Record
    private static let activity = "demo"

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
        try await ProgrammeDesk(record).load(ExampleProgrammes.all(), doing: Self.activity)
        guard let people else { return 0 }
        let now = record.surroundings.now()
        let faithful = try plan(
            "copd", for: people.faithful, people.unit, from: now - 21 * LocalClock.day, due: [])
        // The clock strikes for what is over as soon as it runs: silence is on the list from the first minute.
        let morning = MonitoringPlan.DueWindow(
            activity: "weight", from: now - 7 * LocalClock.hour, until: now - LocalClock.hour)
        let silent = try plan(
            "heart-failure", for: people.silent, people.unit, from: now - 30 * LocalClock.day, due: [morning])
        var resources = try [faithful.json(), silent.json()]
        for day in 1...21 {
            resources += try measured(faithful, day: day, at: now - Int64(day) * LocalClock.day + LocalClock.hour)
        }
        resources += try asked("heart-failure", people, at: now - 2 * LocalClock.hour)
        let prepared = try resources.map { try record.preparer.prepare($0) }
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: Self.activity) {
            transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
        return 2
    }

    /// Who takes part; nil where the record does not have them.
    private struct People {
        var faithful: String
        var silent: String
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

    private static func example(_ name: String) throws -> Programme {
        guard let programme = try ExampleProgrammes.all().first(where: { $0.name == name }) else {
            throw RecordError.notFound
        }
        return programme
    }

    private func plan(
        _ name: String, for patient: String, _ unit: TaskParty, from start: Int64, due: [MonitoringPlan.DueWindow]
    ) throws -> MonitoringPlan {
        let programme = try Self.example(name)
        return MonitoringPlan(
            id: "demo-monitoring-\(name)", patient: patient, status: .active, programme: programme.canonical,
            title: programme.title.danish, watchedBy: unit, start: start, end: nil, author: unit.reference, due: due,
            personalLimits: [], baselines: [], pauses: [], missed: [], reason: nil)
    }

    /// A quiet morning: the same each time that the demo is made.
    private func measured(_ plan: MonitoringPlan, day: Int, at instant: Int64) throws -> [JSONValue] {
        let report = Report(
            values: [
                .init(measure: "spo2", value: Double(91 + day * 7 % 4), unit: "%"),
                .init(measure: "pulse", value: Double(74 + day * 5 % 9), unit: "/min"),
            ], at: instant, transmission: "demo-\(day)")
        return try ReportWriter(
            plan: plan.id, patient: plan.patient, transmission: report.transmission,
            performer: "Patient/" + plan.patient, device: nil
        ).observations(try report.measurements(now: record.surroundings.now()))
    }
}
