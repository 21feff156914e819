import FHIR

/// What citizens, parents and professionals have decided, as the Consents say it.
extension Oracle {
    /// A Consent as it is understood.
    struct Decided {
        let kind: String
        let isDenial: Bool
        let isUnderstood: Bool
        let actors: Set<String>
        let parts: [Opening.Part]
        /// The Consent.
        let itself: String
        let isProposed: Bool
        let isInForce: Bool
        /// Whether its last day is past.
        let isOver: Bool

        /// What is not understood gives nothing.
        var gives: Bool { !isDenial && isUnderstood && isInForce && !isProposed }
        /// What is not understood hides all.
        var hides: Bool { isDenial && !isProposed && (isInForce || !isUnderstood) }
        /// Whether it is about a relative.
        var isForRelatives: Bool { ["proxy", "custody", "guardianship"].contains(kind) && !isDenial && isUnderstood }
    }

    /// Those that say anything, now or at another time.
    func decisions(of citizen: Population.Citizen) -> [Decided] {
        citizen.consents.compactMap { number in population[number].current.flatMap(decided) }
    }

    private func decided(_ consent: JSONValue) -> Decided? {
        guard ["active", "proposed"].contains(consent["status"]?.string), let provision = consent["provision"] else {
            return nil
        }
        let codings = (consent["category"]?.elements.map { $0 } ?? []).flatMap { concept in
            concept["coding"]?.elements.map { $0 } ?? []
        }
        let kind = codings.first { $0["system"]?.string == "https://tovholder.dk/fhir/CodeSystem/consent-kind" }?[
            "code"]?
            .string
        let isDenial = provision["type"]?.string == "deny"
        let parts = parts(of: provision)
        let actors = (provision["actor"]?.elements.map { $0 } ?? []).flatMap { Self.targets($0["reference"]) }
        let isUnderstood = kind != nil && parts != nil && (isDenial == (kind == "block"))
        return Decided(
            kind: kind ?? "", isDenial: isDenial, isUnderstood: isUnderstood, actors: Set(actors),
            parts: parts ?? [.everything],
            itself: "Consent/" + (consent["id"]?.string ?? ""), isProposed: consent["status"]?.string == "proposed",
            isInForce: isInForce(provision["period"]), isOver: isOver(provision["period"]))
    }

    /// Whether a Consent takes something away.
    static func isDenial(_ consent: JSONValue) -> Bool { consent["provision"]?["type"]?.string == "deny" }

    /// Whether it hides from relatives alone.
    func isFilter(_ consent: JSONValue) -> Bool {
        guard let provision = consent["provision"], parts(of: provision) != nil else { return false }
        let actors = (provision["actor"]?.elements.map { $0 } ?? []).flatMap { Self.targets($0["reference"]) }
        return !actors.isEmpty && actors.allSatisfy { $0.hasPrefix("RelatedPerson/") }
    }

    /// Whether it is a block, understood, that hides from those who work alone.
    func isBlock(_ consent: JSONValue) -> Bool {
        guard let provision = consent["provision"], parts(of: provision) != nil else { return false }
        let actors = (provision["actor"]?.elements.map { $0 } ?? []).flatMap { Self.targets($0["reference"]) }
        return !actors.contains { $0.hasPrefix("RelatedPerson/") }
    }

    /// What it is about; nil where that cannot be understood.
    private func parts(of provision: JSONValue) -> [Opening.Part]? {
        if provision["provision"] != nil { return nil }
        var parts: [Opening.Part] = []
        for coding in provision["class"]?.elements.map({ $0 }) ?? [] {
            guard coding["system"]?.string == "http://hl7.org/fhir/resource-types", let type = coding["code"]?.string
            else { return nil }
            parts.append(.kind(type))
        }
        for data in provision["data"]?.elements.map({ $0 }) ?? [] {
            guard let target = Self.targets(data["reference"]).first else { return nil }
            switch data["meaning"]?.string {
            case "related" where target.hasPrefix("EpisodeOfCare/"):
                parts.append(.course(String(target.dropFirst("EpisodeOfCare/".count))))
            case "instance": parts.append(.resource(target))
            default: return nil
            }
        }
        return parts.isEmpty ? [.everything] : parts
    }

    private static let now = "2026-11-21T09:00:00Z"

    /// Dates are as long as the day; all that is generated begins and ends days away.
    private func isInForce(_ period: JSONValue?) -> Bool {
        if let start = period?["start"]?.string, start > Self.now { return false }
        return !isOver(period)
    }

    private func isOver(_ period: JSONValue?) -> Bool { period?["end"]?.string.map { $0 < Self.now } ?? false }
}
