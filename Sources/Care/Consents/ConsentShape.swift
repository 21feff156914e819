import Access
import FHIR
import Record

/// How a Consent of our kinds must be written. Whoever decides by Consents understands this form and no other, so what
/// departs from it is refused, with the element that does.
struct ConsentShape {
    let limits: ConsentLimits

    var rule: WriteRule {
        WriteRule(name: "consent", types: ["Consent"]) { change in
            // Operators move records as they are: a block that was refused would hide nothing, while one that is not
            // understood hides everything.
            if case .operator = change.caller.role { return nil }
            return change.after.flatMap { violation($0) }
        }
    }

    /// What is wrong with it: an element path and what was expected; nil where nothing is, or it is none of ours.
    func violation(_ consent: JSONValue) -> String? {
        let codes = ConsentKind.codes(of: consent)
        guard let code = codes.first else { return nil }
        guard codes.count == 1, let kind = ConsentKind(rawValue: code) else {
            return "Consent.category: one code of \(ConsentKind.system), of those that there are"
        }
        guard let provision = consent["provision"] else { return "Consent.provision: is missing" }
        return about(consent, kind) ?? rule(provision, kind) ?? actor(provision, kind) ?? action(provision, kind)
            ?? parts(provision, kind) ?? period(provision, kind)
    }

    private func about(_ consent: JSONValue, _ kind: ConsentKind) -> String? {
        guard Self.isReference(consent["patient"], to: ["Patient"]) else {
            return "Consent.patient.reference: a Patient of this record"
        }
        let status = consent["status"]?.string.flatMap(HeldConsent.Status.init(rawValue:))
        guard let status, Self.statuses(kind).contains(status) else {
            let known = Self.statuses(kind).map(\.rawValue).sorted().joined(separator: ", ")
            return "Consent.status: one of \(known)"
        }
        if kind == .statedReason || kind == .emergency {
            let reason = Consent(json: consent).extensionValue(ConsentSystems.reason)?.valueString ?? ""
            guard !reason.isBlank, reason.count <= Self.longestReason else {
                return "Consent.extension(\(ConsentSystems.reason)).valueString: the reason, in at most "
                    + "\(Self.longestReason) characters"
            }
        }
        return nil
    }

    /// Longer than anybody needs to say why.
    static let longestReason = 1000

    private static func statuses(_ kind: ConsentKind) -> Set<HeldConsent.Status> {
        kind == .proxy
            ? [.proposed, .active, .rejected, .inactive, .enteredInError] : [.active, .inactive, .enteredInError]
    }

    private func rule(_ provision: JSONValue, _ kind: ConsentKind) -> String? {
        guard provision["type"]?.string == (kind.isPermit ? "permit" : "deny") else {
            return "Consent.provision.type: \(kind.isPermit ? "permit" : "deny")"
        }
        for name in ["provision", "code", "dataPeriod", "securityLabel"] where provision[name] != nil {
            return "Consent.provision.\(name): cannot be part of this kind"
        }
        let purposes = provision.list("purpose")
        if kind == .emergency {
            guard purposes.count == 1, purposes[0]["system"]?.string == ConsentSystems.purpose,
                purposes[0]["code"]?.string == "ETREAT"
            else { return "Consent.provision.purpose: ETREAT of \(ConsentSystems.purpose)" }
        } else if !purposes.isEmpty {
            return "Consent.provision.purpose: cannot be part of this kind"
        }
        return nil
    }

    private func actor(_ provision: JSONValue, _ kind: ConsentKind) -> String? {
        let actors = provision.list("actor")
        let types: [String] =
            switch kind {
            case .proxy, .custody, .guardianship: ["RelatedPerson"]
            case .statedReason, .emergency: ["Practitioner", "PractitionerRole"]
            case .block: ["Organization", "Practitioner", "PractitionerRole", "RelatedPerson"]
            }
        guard kind == .block ? actors.count <= 1 : actors.count == 1 else {
            return "Consent.provision.actor: \(kind == .block ? "at most" : "exactly") one"
        }
        guard let actor = actors.first else { return nil }
        guard Self.isReference(actor["reference"], to: types) else {
            return "Consent.provision.actor.reference: a \(types.joined(separator: " or ")) of this record"
        }
        return nil
    }

    private func action(_ provision: JSONValue, _ kind: ConsentKind) -> String? {
        let actions = provision.list("action").map { action in action.list("coding").compactMap { $0["code"]?.string } }
        if !kind.isPermit {
            return actions.isEmpty ? nil : "Consent.provision.action: cannot be part of this kind"
        }
        let known: Set<String> = kind == .proxy ? ["access", ConsentWriter.act] : ["access"]
        // To see is what is meant where nothing is said.
        guard actions.allSatisfy({ $0.count == 1 && known.contains($0[0]) }),
            actions.isEmpty || actions.contains(["access"])
        else {
            return "Consent.provision.action: access" + (kind == .proxy ? ", and act where the relative may act" : "")
        }
        return nil
    }

    private func parts(_ provision: JSONValue, _ kind: ConsentKind) -> String? {
        guard let parts = ConsentPart.parts(of: provision) else {
            return "Consent.provision.class, .data: a type of \(ConsentSystems.resourceTypes), or a reference with the "
                + "meaning related or instance"
        }
        for part in parts {
            let isRight: Bool
            switch part {
            case .course(let reference): isRight = Self.isReference(reference, to: ["EpisodeOfCare"])
            case .resource(let reference): isRight = kind == .block && Self.isReference(reference, to: nil)
            case .kind(let type): isRight = kind == .block || Self.proxyKinds.contains(type)
            }
            guard isRight else {
                return kind == .proxy
                    ? "Consent.provision.class, .data: Appointment, Communication, or one EpisodeOfCare"
                    : "Consent.provision.data.reference: an EpisodeOfCare, or one resource, of this record"
            }
        }
        let isLimited = kind == .proxy || kind == .block
        guard parts.count <= (isLimited ? 1 : 0) else {
            return "Consent.provision.class, .data: \(isLimited ? "one at most" : "cannot be part of this kind")"
        }
        return nil
    }

    /// The types that a proxy can be limited to.
    static let proxyKinds: Set<String> = ["Appointment", "Communication"]

    private func period(_ provision: JSONValue, _ kind: ConsentKind) -> String? {
        let period = provision["period"]
        for bound in ["start", "end"] {
            if let date = period?[bound], date.string.flatMap(DateTime.init) == nil {
                return "Consent.provision.period.\(bound): a date or time"
            }
        }
        let start = period?["start"]?.string.flatMap(DateTime.init)
        let end = period?["end"]?.string.flatMap(DateTime.init)
        if let start, let end, end.latest <= start.earliest {
            return "Consent.provision.period.end: after the start"
        }
        guard let longest = longest(kind) else { return nil }
        guard let start, let end else { return "Consent.provision.period: start and end" }
        guard end.earliest - start.earliest <= longest else {
            return "Consent.provision.period.end: at most \(longest / 3_600_000) hours after the start"
        }
        return nil
    }

    /// Milliseconds that a professional's own opening lasts at most; nil for what people give each other.
    func longest(_ kind: ConsentKind) -> Int64? {
        switch kind {
        case .statedReason: limits.statedReason
        case .emergency: limits.emergency
        case .proxy, .custody, .guardianship, .block: nil
        }
    }

    private static func isReference(_ value: JSONValue?, to types: [String]) -> Bool {
        isReference(value?["reference"]?.string ?? "", to: types)
    }

    /// Whether it is `Type/id` of one of these types (nil: any).
    private static func isReference(_ text: String, to types: [String]?) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, ResourcePreparer.isIdentifier(String(parts[1])) else { return false }
        let type = String(parts[0])
        return types?.contains(type) ?? (type.first?.isUppercase == true && type.allSatisfy(\.isLetter))
    }
}
