import Care
import FHIR

/// As a CarePlan.
extension MonitoringPlan {
    /// The resource.
    ///
    /// - Parameter current: what is there; what the plan does not say of it stays as it is.
    func json(over current: JSONValue? = nil) throws -> JSONValue {
        guard let current else { return try beginning() }
        var editor = JSONEditor(current)
        editor.set("status", of: current, to: status.rawValue)
        var extensions = JSONWriter()
        extensions.array { list in
            for other in current.list("extension") where !Self.own.contains(other["url"]?.string ?? "") {
                list.value(other)
            }
            writeExtensions(to: &list)
        }
        editor.set("extension", of: current, toJSON: extensions.bytes)
        var programmes = JSONWriter()
        programmes.array { $0.string(programme) }
        editor.set("instantiatesCanonical", of: current, toJSON: programmes.bytes)
        editor.set("title", of: current, to: title)
        var period = JSONWriter()
        period.object(writePeriod)
        editor.set("period", of: current, toJSON: period.bytes)
        if let reason, current.list("note").last?["text"]?.string != reason {
            var note = JSONWriter()
            note.array { list in
                for former in current.list("note") { list.value(former) }
                list.object { $0.member("text", reason) }
            }
            editor.set("note", of: current, toJSON: note.bytes)
        }
        return try JSONDocument(editor.bytes).root
    }

    private static let own: Set<String> = [
        MonitoringSystems.watchedBy, MonitoringSystems.due, MonitoringSystems.personalLimit, MonitoringSystems.baseline,
        MonitoringSystems.pause, MonitoringSystems.missed, MonitoringSystems.contact, MonitoringSystems.moved,
    ]

    /// The CareTeam that gives the unit its care relation while it watches.
    var careTeam: String { "watch-" + id }

    private func beginning() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "CarePlan")
            $0.member("id", id)
            $0.array("extension", writeExtensions)
            $0.array("instantiatesCanonical") { $0.string(programme) }
            $0.member("status", status.rawValue)
            $0.member("intent", "plan")
            $0.array("category") { list in
                list.object {
                    $0.array("coding") { codings in
                        codings.object {
                            $0.member("system", MonitoringSystems.planKind)
                            $0.member("code", MonitoringSystems.homeMonitoring)
                        }
                    }
                }
            }
            $0.member("title", title)
            $0.link("subject", "Patient/" + patient)
            $0.object("period", writePeriod)
            $0.member("created", MonitoringNumber.instant(start))
            $0.link("author", author)
            if let assessment {
                $0.array("supportingInfo") { list in
                    list.object { $0.member("reference", "ClinicalImpression/" + assessment) }
                }
            }
            if let reason { $0.array("note") { list in list.object { $0.member("text", reason) } } }
        }
        return try JSONDocument(writer.bytes).root
    }

    private func writePeriod(to writer: inout JSONWriter) {
        writer.member("start", MonitoringNumber.instant(start))
        if let end { writer.member("end", MonitoringNumber.instant(end)) }
    }

    private func writeExtensions(to list: inout JSONWriter) {
        list.part(MonitoringSystems.watchedBy) { $0.link("valueReference", watchedBy.reference, watchedBy.name) }
        for window in due { list.parts(MonitoringSystems.due, window.write) }
        for limit in personalLimits { list.parts(MonitoringSystems.personalLimit, limit.write) }
        for baseline in baselines { list.parts(MonitoringSystems.baseline, baseline.write) }
        for pause in pauses { list.parts(MonitoringSystems.pause, pause.write) }
        for move in moves { list.parts(MonitoringSystems.moved, move.write) }
        for miss in missed {
            list.parts(MonitoringSystems.missed) {
                $0.part("activity") { $0.member("valueString", miss.activity) }
                $0.part("until") { $0.member("valueDateTime", MonitoringNumber.instant(miss.until)) }
            }
        }
        if let contact { write(contact, to: &list) }
    }

    private func write(_ contact: Contact, to list: inout JSONWriter) {
        list.parts(MonitoringSystems.contact) {
            $0.part("last") { $0.member("valueDateTime", MonitoringNumber.instant(contact.last)) }
            $0.part("next") { $0.member("valueDateTime", MonitoringNumber.instant(contact.next)) }
            if let told = contact.told {
                $0.part("told") { $0.member("valueDateTime", MonitoringNumber.instant(told)) }
            }
        }
    }

    /// The CareTeam by which the unit has a care relation as long as it watches.
    func team(at instant: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "CareTeam")
            $0.member("id", careTeam)
            $0.member("status", status.isRunning ? "active" : "inactive")
            $0.member("name", title)
            $0.link("subject", "Patient/" + patient)
            $0.object("period") {
                $0.member("start", MonitoringNumber.instant(start))
                if !status.isRunning { $0.member("end", MonitoringNumber.instant(max(start, end ?? instant))) }
            }
            $0.array("managingOrganization") { $0.object { $0.member("reference", watchedBy.reference) } }
        }
        return try JSONDocument(writer.bytes).root
    }
}

extension MonitoringPlan.DueWindow {
    fileprivate func write(to list: inout JSONWriter) {
        list.part("activity") { $0.member("valueString", activity) }
        list.part("from") { $0.member("valueDateTime", MonitoringNumber.instant(from)) }
        list.part("until") { $0.member("valueDateTime", MonitoringNumber.instant(until)) }
        if let questionnaire { list.part("questionnaire") { $0.member("valueCanonical", questionnaire) } }
        if let task { list.part("task") { $0.link("valueReference", "Task/" + task) } }
    }
}

extension MonitoringPlan.PersonalLimit {
    fileprivate func write(to list: inout JSONWriter) {
        list.part("measure") { $0.member("valueCode", measure) }
        limits.write(to: &list)
        list.part("by") { $0.link("valueReference", by, name) }
        list.part("at") { $0.member("valueDateTime", MonitoringNumber.instant(at)) }
        list.part("why") { $0.member("valueString", why) }
    }
}

extension MonitoringPlan.Baseline {
    fileprivate func write(to list: inout JSONWriter) {
        list.part("measure") { $0.member("valueCode", measure) }
        list.part("value") { $0.member("valueDecimal", decimal: value) }
        list.part("at") { $0.member("valueDateTime", MonitoringNumber.instant(at)) }
    }
}

extension MonitoringPlan.Pause {
    fileprivate func write(to list: inout JSONWriter) {
        list.part("from") { $0.member("valueDateTime", MonitoringNumber.instant(from)) }
        if let until { list.part("until") { $0.member("valueDateTime", MonitoringNumber.instant(until)) } }
        list.part("why") { $0.member("valueString", why) }
        list.part("agreedWith") { $0.link("valueReference", by) }
    }
}

extension JSONWriter {
    /// One extension that has parts.
    mutating func parts(_ url: String, _ content: (inout JSONWriter) -> Void) {
        object {
            $0.member("url", url)
            $0.array("extension", content)
        }
    }
}
