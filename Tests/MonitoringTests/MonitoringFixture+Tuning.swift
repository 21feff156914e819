import Access
import Record

@testable import Monitoring

/// The programme for COPD in a second version.
extension MonitoringFixture {
    /// A doctor at the unit that watches.
    static let unitDoctor = Caller(
        identity: "PractitionerRole/doctor", role: .professional(.hospitalDoctor), unit: "nursing")
    static let second = "https://tovholder.dk/fhir/PlanDefinition/copd|2"

    static func example(_ name: String) throws -> Programme {
        guard let programme = try ExampleProgrammes.all().first(where: { $0.name == name }) else {
            throw RecordError.notFound
        }
        return programme
    }

    /// COPD with a warning at 89 % in place of 90 %, red answered within an hour.
    static func tuned() throws -> Programme {
        var programme = try example("copd")
        programme.version = "2"
        guard let measure = Measure.named("spo2"), case .measures(var measures) = programme.activities[0].content else {
            throw RecordError.notFound
        }
        measures[0].limits = try LimitSet([.alertLow: .absolute(88), .warningLow: .absolute(89)], of: measure)
        programme.activities[0].content = .measures(measures)
        programme.responses[0].withinMinutes = 60
        return programme
    }

    func publish(
        _ programme: Programme? = nil, from former: String = copd, why: String = "For mange gule",
        as caller: Caller = unitDoctor
    ) async throws {
        try await ProgrammeDesk(record).publish(
            try programme ?? Self.tuned(), from: former, why: why, by: Self.hand(caller))
    }
}
