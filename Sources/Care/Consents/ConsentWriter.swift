import FHIR

/// Writes Consents of ours in the one form that the gate understands.
struct ConsentWriter: Sendable {
    var kind: ConsentKind
    var status: HeldConsent.Status
    /// The Patient's id.
    var patient: String
    var patientName: String?
    /// When it is written: a date and time as FHIR writes it.
    var written: String
    /// Who writes it: a reference.
    var performer: String
    var actor: String?
    var actorName: String?
    var parts: [ConsentPart] = []
    var mayAct = false
    var from: String?
    var until: String?
    var reason: String?
    /// The DocumentReference of the signed paper.
    var paper: String?

    static let act = "act"

    /// The resource, with this id.
    func json(id: String) throws(JSONError) -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Consent")
            $0.member("id", id)
            if let reason { $0.reasonExtension(reason) }
            $0.member("status", status.rawValue)
            $0.concept("scope", ConsentSystems.scope, "patient-privacy")
            $0.array("category") { list in
                list.object { $0.conceptContent(ConsentKind.system, kind.rawValue, text: kind.danishName) }
            }
            $0.reference("patient", "Patient/" + patient, display: patientName)
            $0.member("dateTime", written)
            $0.array("performer") { list in list.object { $0.member("reference", performer) } }
            if let paper { $0.reference("sourceReference", paper, display: nil) }
            $0.concept("policyRule", ConsentSystems.actCode, kind.isPermit ? "OPTIN" : "OPTOUT")
            if paper != nil { verification(&$0) }
            $0.object("provision", provision)
        }
        return try JSONDocument(writer.bytes).root
    }

    private func verification(_ writer: inout JSONWriter) {
        writer.array("verification") { list in
            list.object {
                $0.member("verified", true)
                $0.reference("verifiedWith", "Patient/" + patient, display: patientName)
                $0.member("verificationDate", written)
            }
        }
    }

    private func provision(_ writer: inout JSONWriter) {
        writer.member("type", kind.isPermit ? "permit" : "deny")
        if from != nil || until != nil {
            writer.object("period") {
                $0.member("start", from)
                $0.member("end", until)
            }
        }
        if let actor {
            writer.array("actor") { list in
                list.object {
                    $0.concept("role", role.system, role.code)
                    $0.reference("reference", actor, display: actorName)
                }
            }
        }
        if kind.isPermit { actions(&writer) }
        if kind == .emergency {
            writer.array("purpose") { list in list.object { $0.codingContent(ConsentSystems.purpose, "ETREAT") } }
        }
        scope(&writer)
    }

    private func actions(_ writer: inout JSONWriter) {
        writer.array("action") { list in
            list.object { $0.conceptContent(ConsentSystems.action, "access", text: nil) }
            if mayAct { list.object { $0.conceptContent(ConsentSystems.ownAction, Self.act, text: nil) } }
        }
    }

    private func scope(_ writer: inout JSONWriter) {
        var kinds: [String] = []
        var data: [(meaning: String, reference: String)] = []
        for part in parts {
            switch part {
            case .kind(let type): kinds.append(type)
            case .course(let reference): data.append((ConsentPart.related, reference))
            case .resource(let reference): data.append((ConsentPart.instance, reference))
            }
        }
        if !kinds.isEmpty {
            writer.array("class") { list in
                for type in kinds { list.object { $0.codingContent(ConsentSystems.resourceTypes, type) } }
            }
        }
        if !data.isEmpty {
            writer.array("data") { list in
                for part in data {
                    list.object {
                        $0.member("meaning", part.meaning)
                        $0.reference("reference", part.reference, display: nil)
                    }
                }
            }
        }
    }

    /// What the actor is in it.
    private var role: (system: String, code: String) {
        switch kind {
        case .proxy: (ConsentSystems.roleCode, "GRANTEE")
        case .custody: (ConsentSystems.roleCode, "RESPRSN")
        case .guardianship: (ConsentSystems.roleClass, "GUARD")
        case .block, .statedReason, .emergency: (ConsentSystems.participation, "IRCP")
        }
    }
}

extension JSONWriter {
    mutating func reference(_ name: String, _ reference: String, display: String?) {
        object(name) {
            $0.member("reference", reference)
            $0.member("display", display)
        }
    }

    mutating func codingContent(_ system: String, _ code: String) {
        member("system", system)
        member("code", code)
    }

    mutating func concept(_ name: String, _ system: String, _ code: String, text: String? = nil) {
        object(name) { $0.conceptContent(system, code, text: text) }
    }

    mutating func conceptContent(_ system: String, _ code: String, text: String?) {
        array("coding") { list in list.object { $0.codingContent(system, code) } }
        member("text", text)
    }

    fileprivate mutating func reasonExtension(_ reason: String) {
        array("extension") { list in
            list.object {
                $0.member("url", ConsentSystems.reason)
                $0.member("valueString", reason)
            }
        }
    }
}
