import FHIR

/// Writes what belongs to one way home.
struct GoingHomeWriter {
    let chart: Chart
    let stage: GoingHomeCourse.Stage
    let lung: Unit
    let nursing: Unit
    let admitted: Moment
    /// When the patient left, or is to leave.
    let leaving: Moment

    private var isHome: Bool { stage == .answering || stage == .passed }
    private var clinic: Unit { chart.citizen.clinic }
    private var doctor: StaffMember? { lung.member("L", 0) }
    /// The id of the discharge's Task, which the ids of its parts begin with.
    var discharge: String { chart.citizen.id + "-home" }

    /// An instant as the record writes it: in UTC, some hours and minutes later.
    func text(_ moment: Moment, plus hours: Int64 = 0, minutes: Int64 = 0) -> String {
        InstantText.second((DateTime(moment.text)?.earliest ?? 0) + (hours * 60 + minutes) * 60_000)
    }

    private var end: String { text(leaving, plus: Self.hours) }
    /// How long the department answers: `extended-responsibility.tsv` in Care.
    private static let hours: Int64 = 72

    // MARK: The stay

    /// The course of the stay, with who has had the responsibility for it.
    func pathway(_ condition: String?) -> String {
        let holder = stage == .passed ? clinic : lung
        return chart.add("EpisodeOfCare") {
            $0.array("extension") { responsibility(&$0) }
            $0.member("status", "active")
            $0.concepts("type", text: "KOL med forværring")
            if let condition {
                $0.array("diagnosis") { list in list.object { $0.reference("condition", condition) } }
            }
            $0.reference("patient", chart.citizen.reference)
            $0.reference("managingOrganization", holder.organization, holder.name)
            // Whom nobody has begun to send home has a plan that ends soon, without a next.
            $0.period("period", text(admitted), stage == .admitted ? text(leaving, plus: 96) : nil)
            if let doctor = stage == .passed ? chart.citizen.doctor : doctor {
                $0.reference("careManager", doctor.role, doctor.name)
            }
        }
    }

    private func responsibility(_ list: inout JSONWriter) {
        let hasPassed = stage == .passed
        period("unit", lung.organization, text(admitted), hasPassed ? end : nil, because: "opened", &list)
        if let doctor {
            period("clinician", doctor.role, text(admitted), hasPassed ? end : nil, because: "opened", &list)
        }
        if isHome { period("extended", lung.organization, text(leaving), end, because: "discharged", &list) }
        guard hasPassed else { return }
        let because = "general-practitioner-at-discharge"
        period("unit", clinic.organization, end, nil, because: because, &list)
        if let doctor = chart.citizen.doctor { period("clinician", doctor.role, end, nil, because: because, &list) }
    }

    private func period(
        _ role: String, _ holder: String, _ start: String, _ end: String?, because: String, _ list: inout JSONWriter
    ) {
        list.object {
            $0.member("url", "https://tovholder.dk/fhir/StructureDefinition/responsibility")
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "role")
                    $0.member("valueCode", role)
                }
                parts.object {
                    $0.member("url", "holder")
                    $0.reference("valueReference", holder)
                }
                parts.object {
                    $0.member("url", "period")
                    $0.period("valuePeriod", start, end)
                }
                parts.object {
                    $0.member("url", "because")
                    $0.member("valueCode", because)
                }
            }
        }
    }

    func stay(_ pathway: String, _ condition: String?) -> String {
        chart.add("Encounter") {
            if stage != .admitted {
                $0.array("extension") { list in
                    list.object {
                        $0.member("url", "https://tovholder.dk/fhir/StructureDefinition/expected-discharge")
                        $0.member("valueDateTime", text(leaving))
                    }
                }
            }
            $0.member("status", isHome ? "finished" : "in-progress")
            $0.object("class") {
                $0.member("system", CodeSystems.terminology + "v3-ActCode")
                $0.member("code", "IMP")
                $0.member("display", "Akut indlæggelse")
            }
            $0.concepts("type", text: "Akut indlæggelse")
            $0.concept("serviceType", text: lung.kind.service)
            $0.reference("subject", chart.citizen.reference)
            $0.references("episodeOfCare", [pathway])
            if let doctor {
                $0.array("participant") { list in list.object { $0.reference("individual", doctor.role, doctor.name) } }
            }
            $0.period("period", text(admitted), isHome ? text(leaving) : nil)
            $0.references("reasonReference", condition.map { [$0] } ?? [])
            $0.array("location") { list in list.object { $0.reference("location", lung.location, lung.name) } }
            $0.reference("serviceProvider", lung.organization, lung.name)
        }
    }

    // MARK: The discharge

    func discharge(from visit: String, of pathway: String) {
        chart.add("Task", id: discharge) {
            if isHome { $0.array("extension") { coverage(&$0) } }
            $0.member("status", isHome ? "completed" : "in-progress")
            head("discharge", "Udskrivning", visit, &$0)
            $0.member("authoredOn", text(leaving, plus: -26))
            $0.reference("requester", doctor?.role ?? lung.organization)
            $0.reference("owner", lung.organization, lung.name)
            if isHome { $0.period("executionPeriod", text(leaving, plus: -26), text(leaving)) }
            $0.object("restriction") { limit in limit.period("period", nil, text(leaving)) }
            $0.array("input", facts)
        }
        referral(visit)
        for part in GoingHomePart.all { write(part, visit) }
        if isHome { takeover(pathway, visit) }
        if stage == .answering { question(visit) }
    }

    private func facts(_ list: inout JSONWriter) {
        let system = "https://tovholder.dk/fhir/CodeSystem/discharge-fact"
        func fact(_ name: String, _ value: (inout JSONWriter) -> Void) {
            list.object {
                $0.concept("type", system, name)
                value(&$0)
            }
        }
        fact("destination") { $0.member("valueCode", "home") }
        fact("needs-nursing") { $0.member("valueBoolean", true) }
        fact("needs-rehabilitation") { $0.member("valueBoolean", false) }
        fact("somatic") { $0.member("valueBoolean", true) }
        fact("admitted") { $0.member("valueDateTime", text(admitted)) }
        fact("nursing") { $0.reference("valueReference", nursing.organization) }
        fact("clinic") { $0.reference("valueReference", clinic.organization) }
        fact("phone") { $0.member("valueString", lung.phone) }
        fact("expectations") { $0.member("valueString", "At jeg kan sove i min egen seng og få luft.") }
        fact("goals") { $0.member("valueString", "At kunne gå ud til fuglene i haven igen.") }
        fact("questions") { $0.member("valueString", "Hvem ringer jeg til om natten?") }
    }

    private func coverage(_ list: inout JSONWriter) {
        list.object {
            $0.member("url", "https://tovholder.dk/fhir/StructureDefinition/extended-responsibility")
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "covered")
                    $0.member("valueBoolean", true)
                }
                parts.object {
                    $0.member("url", "end")
                    $0.member("valueDateTime", end)
                }
            }
        }
    }

    private func referral(_ visit: String) {
        chart.add("ServiceRequest", id: discharge + ".nursing") {
            $0.member("status", "active")
            $0.member("intent", "order")
            $0.concept("code", text: "Sygepleje i hjemmet efter udskrivelse")
            $0.reference("subject", chart.citizen.reference)
            $0.reference("encounter", visit)
            $0.member("authoredOn", text(leaving, plus: -26))
            $0.reference("requester", lung.organization, lung.name)
            $0.references("performer", [nursing.organization])
        }
    }

    /// A part with its document, where it has been sent.
    private func write(_ part: GoingHomePart, _ visit: String) {
        let isSent = isHome || part.isSentBefore
        let sent = text(leaving, plus: part.isSentBefore ? -25 : 1)
        var document: String?
        if isSent { document = self.document(part, visit, sent) }
        let isReceived = isSent && (part.isSentBefore || stage == .passed)
        chart.add("Task", id: discharge + "." + part.code) {
            $0.references("partOf", ["Task/" + discharge])
            $0.member("status", isReceived ? "completed" : isSent ? "in-progress" : "requested")
            if isSent {
                $0.concept(
                    "businessStatus", "https://tovholder.dk/fhir/CodeSystem/transition-progress",
                    isReceived ? "received" : "sent", isReceived ? "Modtaget" : "Sendt")
            }
            head(part.code, part.name, visit, &$0)
            $0.member("authoredOn", text(leaving, plus: -26))
            $0.reference("requester", (part.goesToClinic ? clinic : nursing).organization)
            $0.reference("owner", lung.organization, lung.name)
            $0.object("restriction") { limit in
                limit.period("period", nil, text(leaving, plus: part.hoursAfterLeaving))
            }
            guard let document else { return }
            $0.array("output") { list in
                output("document", &list) { $0.reference("valueReference", document) }
                output("sent", &list) { $0.member("valueDateTime", sent) }
                if isReceived { output("received", &list) { $0.member("valueDateTime", text(leaving, plus: 2)) } }
            }
        }
    }

    private func output(_ name: String, _ list: inout JSONWriter, _ value: (inout JSONWriter) -> Void) {
        list.object {
            $0.concept("type", "https://tovholder.dk/fhir/CodeSystem/transition-progress", name)
            value(&$0)
        }
    }

    private func document(_ part: GoingHomePart, _ visit: String, _ sent: String) -> String {
        chart.add("Composition") {
            $0.member("language", "da")
            if part.code == "discharge-letter" { $0.array("extension") { coverage(&$0) } }
            $0.member("status", "final")
            $0.concept("type", GoingHomePart.system, part.code, part.name)
            $0.reference("subject", chart.citizen.reference)
            $0.reference("encounter", visit)
            $0.member("date", sent)
            $0.array("author") { list in
                list.object {
                    $0.member("reference", doctor?.role ?? lung.organization)
                    $0.member("display", doctor?.name ?? lung.name)
                }
            }
            $0.member("title", part.name)
            $0.reference("custodian", lung.organization, lung.name)
            $0.array("section") { list in
                for (code, title, text) in part.sections(end: end, phone: lung.phone) {
                    list.object { section in
                        section.member("title", title)
                        section.concept("code", "https://tovholder.dk/fhir/CodeSystem/discharge-section", code)
                        section.object("text") {
                            $0.member("status", "additional")
                            $0.member("div", #"<div xmlns="http://www.w3.org/1999/xhtml"><p>\#(text)</p></div>"#)
                        }
                    }
                }
            }
        }
    }

    private func takeover(_ pathway: String, _ visit: String) {
        chart.add("Task", id: discharge + ".takeover") {
            $0.references("partOf", ["Task/" + discharge])
            $0.member("status", stage == .passed ? "accepted" : "requested")
            $0.member("intent", "order")
            $0.concept(
                "code", GoingHomePart.system, "handover-at-discharge", "Overdragelse til egen læge ved udskrivning")
            $0.member("description", "Egen læge overtager efter udskrivelsen")
            $0.object("reasonCode") { $0.member("text", "Patienten er udskrevet") }
            $0.reference("focus", pathway)
            $0.reference("for", chart.citizen.reference)
            $0.reference("encounter", visit)
            $0.member("authoredOn", text(leaving))
            $0.reference("requester", lung.organization, lung.name)
            $0.reference("owner", clinic.organization, clinic.name)
            $0.period("executionPeriod", end, stage == .passed ? end : nil)
            $0.object("restriction") { limit in limit.period("period", nil, text(leaving, plus: Self.hours + 24)) }
        }
    }

    func head(_ code: String, _ name: String, _ visit: String, _ writer: inout JSONWriter) {
        writer.member("intent", "order")
        writer.concept("code", GoingHomePart.system, code, name)
        writer.reference("focus", visit)
        writer.reference("for", chart.citizen.reference)
        writer.reference("encounter", visit)
    }
}
