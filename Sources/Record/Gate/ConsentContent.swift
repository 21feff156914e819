import Access
import FHIR

/// What a Consent says, as far as the gate understands it: the table of kinds in `docs/access.md`.
struct ConsentContent {
    /// Nil where it neither gives nor hides anything.
    var provision: Provision?
    var status: String?
    /// Whether it is a deny, in force or not.
    var isDeny = false

    /// The system of the kinds.
    static let kinds = "https://tovholder.dk/fhir/CodeSystem/consent-kind"
    /// A reason that was stated holds for so long at most.
    static let longestReason = AccessLimits.standard.milliseconds(.statedReason)
    /// Emergency access holds for so long at most.
    static let longestEmergency = AccessLimits.standard.milliseconds(.longestEmergency)

    private static let typesSystem = "http://hl7.org/fhir/resource-types"
    /// Statuses in which a Consent says nothing.
    private static let silent: Set<String> = ["draft", "inactive", "rejected", "entered-in-error"]

    /// - Parameters:
    ///   - consent: any Consent.
    ///   - patient: whose compartment it is in.
    init(_ consent: JSONValue, patient: String) {
        status = consent["status"]?.string
        guard let written = consent["provision"] else { return }
        let kinds = Set(
            consent["category"]?.elements.flatMap { category in
                category["coding"]?.elements.compactMap { coding in
                    coding["system"]?.string == Self.kinds ? coding["code"]?.string : nil
                } ?? []
            } ?? [])
        let type = written["type"]?.string
        // Where the rule within says what is denied, what stands outside is not understood here.
        isDeny = type != "permit" || kinds.contains(Provision.Kind.block.rawValue)
        let kind = kinds.count == 1 ? kinds.first.flatMap(Provision.Kind.init) : nil
        let reader = ProvisionReader(written, isModified: consent["modifierExtension"] != nil)
        let id = consent["id"]?.string ?? ""
        if isDeny {
            var deny = Provision(patient: patient, consent: id, kind: .block, actors: [], isUnderstood: false)
            if kind == .block, type == "deny", let period = reader.period, reader.isUnderstood,
                let parts = reader.parts(Self.typesSystem), let actors = reader.actors(Self.deniedActors),
                reader.actions.isEmpty, reader.purposes.isEmpty
            {
                deny.isUnderstood = true
                (deny.parts, deny.actors) = (parts, actors)
                (deny.from, deny.until) = period
            }
            provision = deny
            return
        }
        guard let kind, reader.isUnderstood, let period = reader.period, let parts = reader.parts(Self.typesSystem)
        else { return }
        var permit = Provision(
            patient: patient, consent: id, kind: kind, actors: [], parts: parts,
            isProposed: kind == .proxy && status == "proposed",
            from: period.from, until: period.until)
        switch kind {
        case .proxy, .custody, .guardianship:
            guard let actors = reader.actors(["RelatedPerson"]), !actors.isEmpty, Self.isReading(reader.actions),
                reader.purposes.isEmpty || reader.purposes.contains(Purpose.familyRequest.rawValue)
            else { return }
            permit.actors = actors
            permit.mayAct = kind != .proxy || reader.actions.contains("act")
        case .statedReason, .emergency:
            guard let actors = reader.actors(["Practitioner", "PractitionerRole"]), !actors.isEmpty, parts.isEmpty,
                reader.actions.isSubset(of: ["access"]),
                reader.purposes.isSubset(of: kind == .emergency ? ["ETREAT"] : ["TREAT"]), let from = period.from
            else { return }
            permit.actors = actors
            let longest = kind == .emergency ? Self.longestEmergency : Self.longestReason
            permit.until = min(period.until ?? .max, from + longest)
        case .block: return
        }
        provision = permit
    }

    private static let deniedActors: Set<String> = [
        "Organization", "Practitioner", "PractitionerRole", "RelatedPerson",
    ]

    /// Reading, and perhaps acting; nothing that is not understood.
    private static func isReading(_ actions: Set<String>) -> Bool {
        actions.isEmpty || (actions.contains("access") && actions.isSubset(of: ["access", "act"]))
    }

    /// Whether it says anything at present, its period apart.
    var isSilent: Bool {
        guard let status else { return !isDeny }
        if isDeny { return Self.silent.contains(status) || status == "proposed" }
        return status != "active" && !(provision?.isProposed ?? false)
    }

    /// As a fact: one that is silent is in force at no instant.
    var fact: Provision? {
        guard var provision else { return nil }
        if isSilent {
            guard isDeny else { return nil }
            (provision.from, provision.until) = (GateRow.endOfTime, GateRow.endOfTime)
        }
        return provision
    }
}

/// Reads the one rule of a Consent.
private struct ProvisionReader {
    let written: JSONValue
    /// Whether nothing stands there that would change what the rest means.
    let isUnderstood: Bool
    let actions: Set<String>
    let purposes: Set<String>

    private static let known: Set<String> = [
        "id", "extension", "type", "period", "actor", "action", "purpose", "class", "data",
    ]

    init(_ written: JSONValue, isModified: Bool) {
        self.written = written
        var isUnderstood = !isModified && written.kind == .object
        var names: Set<String> = []
        for member in written.members {
            // A name that comes twice says two things.
            isUnderstood = isUnderstood && Self.known.contains(member.name) && names.insert(member.name).inserted
        }
        var actions: Set<String> = []
        for action in written["action"]?.elements.map({ $0 }) ?? [] {
            let codes = action["coding"]?.elements.compactMap { $0["code"]?.string } ?? []
            isUnderstood = isUnderstood && !codes.isEmpty
            actions.formUnion(codes)
        }
        self.isUnderstood = isUnderstood
        self.actions = actions
        purposes = Set(written["purpose"]?.elements.map { $0["code"]?.string ?? "?" } ?? [])
    }

    /// When it holds; nil where that cannot be read.
    var period: (from: Int64?, until: Int64?)? {
        guard let period = written["period"] else { return (nil, nil) }
        var bounds: (from: Int64?, until: Int64?) = (nil, nil)
        if let start = period["start"] {
            guard let date = start.string.flatMap(DateTime.init) else { return nil }
            bounds.from = date.earliest
        }
        if let end = period["end"] {
            guard let date = end.string.flatMap(DateTime.init) else { return nil }
            bounds.until = date.latest
        }
        return bounds
    }

    /// Whom it names, all of them of these types; nil where that cannot be read.
    func actors(_ types: Set<String>) -> Set<String>? {
        var actors: Set<String> = []
        for actor in written["actor"]?.elements.map({ $0 }) ?? [] {
            guard let target = actor["reference"]?["reference"]?.string.flatMap(ReferenceMark.target),
                types.contains(String(target.prefix { $0 != "/" }))
            else { return nil }
            actors.insert(target)
        }
        if written["actor"] != nil, actors.isEmpty { return nil }
        return actors
    }

    /// What it is about; nil where that cannot be read.
    func parts(_ typesSystem: String) -> [Part]? {
        var parts: [Part] = []
        for kind in written["class"]?.elements.map({ $0 }) ?? [] {
            guard kind["system"]?.string == typesSystem, let code = kind["code"]?.string,
                Definitions.r4.type(named: code) != nil
            else { return nil }
            parts.append(.kind(code))
        }
        if written["class"] != nil, parts.isEmpty { return nil }
        guard let data = written["data"] else { return parts }
        // Both at once would mean what is in both.
        guard parts.isEmpty else { return nil }
        for item in data.elements {
            guard let target = item["reference"]?["reference"]?.string.flatMap(ReferenceMark.target) else { return nil }
            let words = target.split(separator: "/").map(String.init)
            switch (item["meaning"]?.string, words[0]) {
            case ("related", "EpisodeOfCare"): parts.append(.course(words[1]))
            case ("instance", _): parts.append(.instance(type: words[0], id: words[1]))
            default: return nil
            }
        }
        return parts.isEmpty ? nil : parts
    }
}
