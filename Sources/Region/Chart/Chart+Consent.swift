import FHIR

/// What has been decided about who may see: what the citizen has given and blocked, what the law gives parents, and what
/// professionals have opened. Written as `Care` writes it when somebody decides on the pages.
extension Chart {
    /// What a proxy is limited to.
    enum Extent {
        case everything
        case appointments
    }

    /// Lets a relative read along: for a year, as long as it is not withdrawn.
    func proxy(to relative: String, _ who: Relative, _ extent: Extent, mayAct: Bool) {
        let given = today - 120
        consent(.proxy, by: citizen.reference, on: given.description) { provision in
            provision.period("period", given.description, given.adding(years: 1).description)
            provision.actor(relative, who.given + " " + who.family, CodeSystems.roleCode, "GRANTEE")
            provision.actions(mayAct: mayAct)
            if extent == .appointments {
                provision.array("class") { $0.coding("http://hl7.org/fhir/resource-types", "Appointment") }
            }
        }
    }

    /// Lets whoever has custody read along from the child's birth to the day before the fifteenth birthday.
    func custody(of parent: String, _ who: Relative) {
        let last = citizen.birth.adding(years: PatientWriter.custodyAge) - 1
        consent(.custody, by: parent, on: citizen.birth.description) { provision in
            provision.period("period", citizen.birth.description, last.description)
            provision.actor(parent, who.given + " " + who.family, CodeSystems.roleCode, "RESPRSN")
            provision.actions(mayAct: false)
        }
    }

    /// Keeps one resource from everybody who works in health care.
    func block(_ reference: String, since day: RegionDay) {
        consent(.block, by: citizen.reference, on: day.description) { provision in
            provision.period("period", day.description, nil)
            provision.array("data") { list in
                list.object {
                    $0.member("meaning", "instance")
                    $0.reference("reference", reference)
                }
            }
        }
    }

    /// Keeps everything from one unit.
    func block(from unit: Unit, since day: RegionDay) {
        consent(.block, by: citizen.reference, on: day.description) { provision in
            provision.period("period", day.description, nil)
            provision.actor(
                unit.organization, unit.name, CodeSystems.terminology + "v3-ParticipationType", "IRCP")
        }
    }

    /// A professional without a care relation has stated a reason, which is looked at again after seven days.
    func statedReason(_ member: StaffMember, _ reason: String, at moment: Moment) {
        opening(.statedReason, member, reason, from: moment, hours: 7 * 24)
    }

    /// A professional has opened the record in an emergency: the citizen was told, and a reviewer has a task.
    func emergency(_ member: StaffMember, _ reason: String, at moment: Moment) {
        let consent = opening(.emergency, member, reason, from: moment, hours: 8)
        add("Communication") {
            $0.member("language", "da")
            $0.member("status", "completed")
            $0.concepts(
                "category", "https://tovholder.dk/fhir/CodeSystem/access-message", "emergency",
                "Din journal er åbnet i en nødsituation")
            $0.member("priority", "urgent")
            $0.reference("subject", citizen.reference)
            $0.references("about", [consent])
            $0.member("sent", moment.text)
            $0.references("recipient", [citizen.reference])
            $0.reference("sender", member.role, member.name)
            $0.array("payload") { list in
                list.object {
                    $0.member(
                        "contentString",
                        "\(member.name) har åbnet din journal i en nødsituation. Begrundelsen er: \(reason)")
                }
            }
        }
        add("Task") {
            $0.member("status", "requested")
            $0.member("intent", "order")
            $0.member("priority", "urgent")
            $0.concept(
                "code", "https://tovholder.dk/fhir/CodeSystem/review-reason", "emergency",
                "Gennemgå adgang i en nødsituation")
            $0.reference("focus", consent)
            $0.reference("for", citizen.reference)
            $0.member("authoredOn", moment.text)
        }
    }

    /// The kinds of decisions, by their codes.
    private enum Kind: String {
        case proxy, custody, block
        case statedReason = "stated-reason"
        case emergency

        var name: String {
            switch self {
            case .proxy: "Fuldmagt"
            case .custody: "Forældremyndighed"
            case .block: "Spærring"
            case .statedReason: "Adgang med begrundelse"
            case .emergency: "Adgang i en nødsituation"
            }
        }
    }

    @discardableResult
    private func opening(
        _ kind: Kind, _ member: StaffMember, _ reason: String, from moment: Moment, hours: Int
    ) -> String {
        consent(kind, by: member.role, on: moment.text, because: reason) { provision in
            provision.period("period", moment.text, moment.adding(minutes: hours * 60 - 1).text)
            provision.actor(
                member.role, member.name, CodeSystems.terminology + "v3-ParticipationType", "IRCP")
            provision.actions(mayAct: false)
            if kind == .emergency {
                provision.array("purpose") { $0.coding(CodeSystems.terminology + "v3-ActReason", "ETREAT") }
            }
        }
    }

    @discardableResult
    private func consent(
        _ kind: Kind, by performer: String, on written: String, because reason: String? = nil,
        _ provision: (inout JSONWriter) -> Void
    ) -> String {
        add("Consent") {
            if let reason {
                $0.array("extension") { list in
                    list.object {
                        $0.member("url", "https://tovholder.dk/fhir/StructureDefinition/reason")
                        $0.member("valueString", reason)
                    }
                }
            }
            $0.member("status", "active")
            $0.concept("scope", CodeSystems.terminology + "consentscope", "patient-privacy")
            $0.concepts("category", CodeSystems.consentKind, kind.rawValue, kind.name)
            $0.reference("patient", citizen.reference, citizen.name)
            $0.member("dateTime", written)
            $0.references("performer", [performer])
            $0.concept("policyRule", CodeSystems.terminology + "v3-ActCode", kind == .block ? "OPTOUT" : "OPTIN")
            $0.object("provision") {
                $0.member("type", kind == .block ? "deny" : "permit")
                provision(&$0)
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func actor(_ reference: String, _ name: String, _ system: String, _ role: String) {
        array("actor") { list in
            list.object {
                $0.concept("role", system, role)
                $0.reference("reference", reference, name)
            }
        }
    }

    fileprivate mutating func actions(mayAct: Bool) {
        array("action") { list in
            list.object { $0.concept("access") }
            if mayAct { list.object { $0.concept("act") } }
        }
    }

    /// An action: to see, which HL7 has a code for, or to act, which it has none for.
    private mutating func concept(_ action: String) {
        array("coding") {
            $0.coding(
                action == "access"
                    ? CodeSystems.terminology + "consentaction" : "https://tovholder.dk/fhir/CodeSystem/consent-action",
                action)
        }
    }
}
