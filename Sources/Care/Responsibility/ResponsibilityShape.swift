import FHIR
import Record

/// What must hold of a pathway's responsibility at every instant: the door keeps it, also for what the record itself
/// writes, and `check` proves it of a whole record.
enum ResponsibilityShape {
    static let rule = WriteRule(name: "responsibility", types: ["EpisodeOfCare"], holdsAlways: true) { change in
        change.after.flatMap(fault)
    }

    static let check = ContentCheck(name: "responsibility", types: ["EpisodeOfCare"], fault: fault)

    /// What is wrong: an element and what was expected. Nil where nothing is.
    @Sendable static func fault(_ json: JSONValue) -> String? {
        guard let responsibility = Responsibility(json), responsibility.pathway.status != "entered-in-error" else {
            return nil
        }
        if responsibility.isOpen, let fault = frame(responsibility.pathway) { return fault }
        guard responsibility.isWritten else { return nil }
        if responsibility.unreadable > 0 {
            return history + ": a role, a holder, and a period of instants with their time zone"
        }
        return periods(responsibility) ?? units(responsibility) ?? clinicians(responsibility)
    }

    private static let history = "EpisodeOfCare.extension(\(ResponsibilitySystems.responsibility))"

    /// An active pathway says whose it is and since when.
    private static func frame(_ pathway: EpisodeOfCare) -> String? {
        let unit = pathway.managingOrganization
        guard unit?.reference != nil || unit?.identifier != nil else {
            return "EpisodeOfCare.managingOrganization: the responsible unit of a pathway that is active"
        }
        guard pathway.period?.start != nil else {
            return "EpisodeOfCare.period.start: when a pathway that is active began"
        }
        return nil
    }

    private static func periods(_ responsibility: Responsibility) -> String? {
        for period in responsibility.periods {
            if let end = period.end, end < period.start { return history + ".period.end: not before the start" }
            let type = period.holder.reference.prefix { $0 != "/" }
            guard (holders[period.role] ?? []).contains(String(type)) else {
                return history + ".holder: what can be responsible in the role \(period.role.rawValue)"
            }
        }
        return nil
    }

    private static let holders: [ResponsibilityRole: Set<String>] = [
        .unit: ["Organization"], .extended: ["Organization"], .clinician: ["PractitionerRole", "Practitioner"],
        .coordinator: ["PractitionerRole", "Practitioner"], .cover: ["PractitionerRole", "Practitioner"],
        .contact: ["PractitionerRole", "Practitioner", "Organization", "CareTeam"],
    ]

    /// Units follow each other without gap or overlap, from the pathway's first instant to its last.
    private static func units(_ responsibility: Responsibility) -> String? {
        let units = responsibility.periods(.unit)
        guard let first = units.first, let last = units.last, let start = responsibility.start else {
            return history + ": the responsible unit from the pathway's first instant"
        }
        guard first.start == start else { return history + ".period.start: the first unit begins with the pathway" }
        for (one, next) in zip(units, units.dropFirst()) where one.end != next.start {
            return history + ".period: units follow each other without gap or overlap"
        }
        if responsibility.isClosed {
            guard let end = last.end, end == responsibility.end else {
                return history + ".period.end: the last unit ends with the pathway"
            }
            return nil
        }
        guard last.end == nil else { return history + ".period.end: the last unit is open while the pathway is" }
        guard last.holder.reference == responsibility.pathway.managingOrganization?.target else {
            return "EpisodeOfCare.managingOrganization: the unit that the history ends with"
        }
        return nil
    }

    /// One clinician at a time, and the present one is the pathway's.
    private static func clinicians(_ responsibility: Responsibility) -> String? {
        let clinicians = responsibility.periods(.clinician)
        for (one, next) in zip(clinicians, clinicians.dropFirst()) where one.end.map({ $0 > next.start }) ?? true {
            return history + ".period: clinicians follow each other without overlap"
        }
        guard !responsibility.isClosed else {
            return clinicians.last.map { $0.end == nil } ?? false
                ? history + ".period.end: nobody is responsible for a pathway that is over" : nil
        }
        let present = clinicians.last.flatMap { $0.end == nil ? $0.holder.reference : nil }
        guard present == responsibility.pathway.careManager?.target else {
            return "EpisodeOfCare.careManager: the clinician whom the history ends with"
        }
        return nil
    }
}
