import FHIR
import Record

/// A version of a programme never changes: those whom it runs for were told what it says.
enum ProgrammeRules {
    static let rule = WriteRule(name: "programme", types: ["PlanDefinition"], holdsAlways: true) { change in
        let isOne = [change.before, change.after].compactMap(\.self).contains(where: Programme.isOne)
        guard isOne else { return nil }
        guard let json = change.after else { return "PlanDefinition: each version is kept; it is retired" }
        let after: Programme
        do throws(MonitoringFault) {
            after = try Programme(reading: json)
        } catch {
            return error.element
        }
        guard change.id == after.id else {
            return "PlanDefinition.id: made from the programme's address and version: \(after.id)"
        }
        guard let before = change.before else { return ProgrammeAuthorship.violation(after, change) }
        guard var former = Programme(before) else { return "PlanDefinition: what is there is no programme" }
        // That somebody has approved it may be said of a version afterwards.
        former.isExperimental = after.isExperimental
        if let publication = ProgrammePublication(before), publication != ProgrammePublication(json) {
            return
                "PlanDefinition.extension(\(MonitoringSystems.publication)): who published it and why does not change"
        }
        return former == after ? nil : "PlanDefinition.version: a version never changes; write another"
    }
}
