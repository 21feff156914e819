package import FHIR

/// Which larger unit a unit belongs to, and when: an OrganizationAffiliation, whose period is what counts. Regions,
/// municipalities and who owns what change by a date, never by a new program.
package enum UnitAffiliation {
    /// The larger unit by those affiliations that are in force at an instant; of several the one that began last.
    package static func larger(of affiliations: [JSONValue], at instant: Int64) -> String? {
        affiliations.compactMap { affiliation -> (start: Int64, unit: String)? in
            guard affiliation["active"]?.bool != false,
                let unit = Reference(affiliation["organization"])?.target
            else { return nil }
            let period = Period(affiliation["period"])
            let start = period?.start.map(ResponsibilityTime.start) ?? .min
            let end = period?.end.map(ResponsibilityTime.end) ?? .max
            return start <= instant && instant < end ? (start, unit) : nil
        }.max { ($0.start, $0.unit) < ($1.start, $1.unit) }?.unit
    }
}
