import Access
import Care
import FHIR
import Record

/// A clinic that watches the blood pressure of some of its citizens, who have measured every other morning for a month: what a doctor
/// there can try a changed programme on.
extension MonitoringDemo {
    private static let mostCitizens = 8

    /// - Returns: how many plans were begun; none where the record does not have those who take part.
    func beginPressures() async throws -> Int {
        let cast = try await record.read(
            .everything, as: .commandLine, because: .healthSystemAdministration, doing: Self.activity
        ) { try Self.clinic($0) }
        guard let (unit, citizens) = cast else { return 0 }
        let (now, zone) = (record.surroundings.now(), LocalClock.denmark)
        let today = zone.day(of: now)
        var resources: [JSONValue] = []
        for (place, citizen) in citizens.enumerated() {
            let plan = try plan(
                "hypertension", for: citizen, unit, from: now - 30 * LocalClock.day, due: [], named: "-\(place)")
            resources.append(try plan.json())
            for day in stride(from: 1, through: 29, by: 2) {
                let morning = zone.instant(day: today - day, minutes: 8 * 60)
                resources += try pressure(plan, place, day: day, at: morning)
            }
        }
        let prepared = try resources.map { try record.preparer.prepare($0) }
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: Self.activity) {
            transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
        return citizens.count
    }

    /// The clinic, and some of those whose clinic it is.
    private static func clinic(_ reading: Reading) throws -> (TaskParty, [String])? {
        let personas = try CareReader(reading).personas()
        let known = Set(personas.flatMap { [$0.patient, $0.onBehalfOf] }.compactMap(\.self))
        guard let post = personas.first(where: { $0.code == "general-practitioner" })?.practitionerRole,
            let unit = try reading.resource("PractitionerRole", post)?.json()["organization"]?.target("Organization"),
            let name = try reading.resource("Organization", unit)?.json()["name"]?.string
        else { return nil }
        let citizens = try reading.search(SearchQuery("Patient", limit: 1000)).resources.filter { stored in
            let json = try stored.json()
            return !known.contains(stored.id) && (json["birthDate"]?.string ?? "") < "1980"
                && json["deceasedDateTime"] == nil
                && json.list("generalPractitioner").contains { $0.target("Organization") == unit }
        }
        .prefix(mostCitizens).map(\.id)
        return (TaskParty(reference: "Organization/" + unit, name: name), Array(citizens))
    }

    /// What a citizen measures on a morning: the same each time that the demo is made. Most are near the limit, some above it.
    private func pressure(
        _ plan: MonitoringPlan, _ place: Int, day: Int, at instant: Int64
    ) throws -> [JSONValue] {
        let upper = 126 + place * 2 + day * 7 % 6
        let report = Report(
            values: [
                .init(measure: "systolic", value: Double(upper), unit: "mm[Hg]"),
                .init(measure: "diastolic", value: Double(upper - 52), unit: "mm[Hg]"),
                .init(measure: "pulse", value: Double(66 + day * 5 % 9), unit: "/min"),
            ], at: instant, transmission: "demo-\(day)")
        return try ReportWriter(
            plan: plan.id, patient: plan.patient, transmission: report.transmission,
            performer: "Patient/" + plan.patient, device: nil
        ).observations(try report.measurements(now: record.surroundings.now()))
    }
}
