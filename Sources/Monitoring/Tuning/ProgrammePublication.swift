package import FHIR

/// That somebody made a version of a programme from another, and why: it stands on the version as long as that is kept.
package struct ProgrammePublication: Sendable, Hashable {
    /// The version that it was made from, as `URL|VERSION`.
    package var former: String
    /// Who made it: a reference.
    package var by: String
    package var name: String?
    package var at: Int64
    package var why: String

    package init(former: String, by: String, name: String?, at: Int64, why: String) {
        self.former = former
        self.by = by
        self.name = name
        self.at = at
        self.why = why
    }

    /// Nil where a PlanDefinition does not say so, or not as we write it.
    package init?(_ json: JSONValue) {
        guard let part = json.part(MonitoringSystems.publication),
            let former = part.part("former")?["valueCanonical"]?.string, former.contains("|"),
            let by = part.part("by")?["valueReference"], let reference = by["reference"]?.string,
            let at = part.part("at")?["valueInstant"]?.momentValue,
            let why = part.part("why")?["valueString"]?.string, MonitoringSystems.isText(why)
        else { return nil }
        self.init(former: former, by: reference, name: by["display"]?.string, at: at, why: why)
    }

    func write(to list: inout JSONWriter) {
        list.parts(MonitoringSystems.publication) {
            $0.part("former") { $0.member("valueCanonical", former) }
            $0.part("by") { $0.link("valueReference", by, name) }
            $0.part("at") { $0.member("valueInstant", MonitoringNumber.instant(at)) }
            $0.part("why") { $0.member("valueString", why) }
        }
    }
}
