import Access
import FHIR
import Record

/// Who may take which step with a Consent of our kinds. The steps: one begins, the relative accepts or declines,
/// somebody ends it. Its terms never change: other terms are another Consent, so that what was decided can be read
/// afterwards.
struct ConsentAuthorship {
    let limits: ConsentLimits

    /// What a change does.
    private enum Step {
        case begin, accept, decline, end
        /// Terms are changed, or it is deleted.
        case other
    }

    var rule: WriteRule {
        WriteRule(name: "consent", types: ["Consent"]) { violation($0) }
    }

    /// Lets citizens and relatives take the steps that are theirs; ``rule`` then says which those are. Professionals
    /// come by the gate's decision alone, which knows who may open what.
    var admission: Admission {
        Admission(name: "consent", types: ["Consent"]) { change in
            guard let kind = (change.before ?? change.after).flatMap(ConsentKind.init) else { return false }
            switch change.caller.role {
            case .citizen(let patient): return change.patient == patient
            // What professionals keep from a relative names the relative too: of that the relative learns nothing.
            case .relative: return kind == .proxy && change.before.map { names($0, change.caller) } ?? false
            default: return false
            }
        }
    }

    /// What is wrong, without personal data; nil where the caller may take this step.
    func violation(_ change: ProposedChange) -> String? {
        let before = change.before.flatMap(ConsentKind.init)
        let after = change.after.flatMap(ConsentKind.init)
        guard let kind = before ?? after else { return nil }
        if case .operator = change.caller.role { return nil }
        let step = step(change)
        if step == .other { return "Consent: its terms do not change and it is not deleted; end it and write another" }
        let isAllowed: Bool
        switch change.caller.role {
        case .citizen(let patient):
            isAllowed = change.patient == patient && !change.isTooYoung && citizen(mayTake: step, kind, change)
        // Parents and guardians take the citizen's steps where the gate lets them, and never for themselves.
        case .relative:
            isAllowed =
                names(change.before ?? change.after, change.caller)
                ? kind == .proxy && step != .begin : change.mayWrite && citizen(mayTake: step, kind, change)
        case .professional: isAllowed = professional(mayTake: step, kind, change)
        // What a citizen has decided no program undoes, whatever its scopes.
        case .system:
            isAllowed =
                Self.registered.contains(kind) ? step == .begin || step == .end : step == .end && !kind.isCitizens
        default: isAllowed = false
        }
        return isAllowed ? late(step, kind, change) : "Consent: this step is not this caller's to take"
    }

    /// What a register says, and staff write down.
    private static let registered: Set<ConsentKind> = [.custody, .guardianship]

    private func citizen(mayTake step: Step, _ kind: ConsentKind, _ change: ProposedChange) -> Bool {
        guard kind == .proxy || kind == .block, !isFilter(change.before ?? change.after) else { return false }
        switch step {
        case .begin: return change.after?["status"]?.string == (kind == .proxy ? "proposed" : "active")
        case .end: return true
        case .accept, .decline, .other: return false
        }
    }

    private func professional(mayTake step: Step, _ kind: ConsentKind, _ change: ProposedChange) -> Bool {
        let isEnding = step == .end
        guard isEnding || step == .begin && change.after?["status"]?.string == "active" else { return false }
        switch kind {
        case .statedReason, .emergency: return names(change.before ?? change.after, change.caller)
        case .custody, .guardianship: return change.mayWrite
        case .block:
            return change.mayWrite
                && (isFilter(change.before ?? change.after) || isEnding || isOnPaper(change.after))
        case .proxy: return change.mayWrite && isOnPaper(change.before ?? change.after)
        }
    }

    /// Whether it is a signed paper that staff have written down.
    private func isOnPaper(_ consent: JSONValue?) -> Bool {
        consent?["sourceReference"]?["reference"]?.string?.hasPrefix("DocumentReference/") == true
            && consent?["verification"]?[0]?["verified"]?.bool == true
    }

    private func isFilter(_ consent: JSONValue?) -> Bool {
        consent.flatMap(ConsentKind.init) == .block && actor(consent)?.hasPrefix("RelatedPerson/") == true
    }

    private func actor(_ consent: JSONValue?) -> String? {
        consent?["provision"]?["actor"]?[0]?["reference"]?["reference"]?.string
    }

    /// Whether a Consent's actor is the caller.
    private func names(_ consent: JSONValue?, _ caller: Caller) -> Bool {
        guard let actor = actor(consent) else { return false }
        if case .relative(let relatedPerson) = caller.role { return actor == "RelatedPerson/" + relatedPerson }
        return caller.selves.contains(actor)
    }

    /// A professional's own opening begins now, not in the past or the future: its length then limits it.
    private func late(_ step: Step, _ kind: ConsentKind, _ change: ProposedChange) -> String? {
        guard step == .begin, kind == .statedReason || kind == .emergency else { return nil }
        let start = change.after?["provision"]?["period"]?["start"]?.string.flatMap(DateTime.init)
        guard let start, abs(start.earliest - change.instant) <= ConsentLimits.tolerance else {
            return "Consent.provision.period.start: now"
        }
        return nil
    }

    private func step(_ change: ProposedChange) -> Step {
        guard let after = change.after else { return .other }
        guard let before = change.before else { return .begin }
        guard ConsentKind(of: before) == ConsentKind(of: after), hasSameTerms(before, after) else { return .other }
        switch (before["status"]?.string, after["status"]?.string) {
        case ("proposed", "active"): return .accept
        case ("proposed", "rejected"): return .decline
        case ("proposed", "inactive"), ("active", "inactive"), ("proposed", "entered-in-error"),
            ("active", "entered-in-error"):
            return .end
        case (let old, let new): return old == new ? .end : .other
        }
    }

    /// Whether two versions say the same but for status, what the record keeps about them, and what a later look
    /// found.
    private func hasSameTerms(_ one: JSONValue, _ other: JSONValue) -> Bool {
        let names = Set((Array(one.members) + Array(other.members)).map(\.name)).subtracting(Self.free)
        return names.allSatisfy { name in
            switch (terms(name, of: one), terms(name, of: other)) {
            case (let first?, let second?):
                first.count == second.count && zip(first, second).allSatisfy { $0.isEqual(to: $1) }
            case (nil, nil): true
            default: false
            }
        }
    }

    /// What is no part of the terms.
    private static let free: Set<String> = ["id", "meta", "status", "text"]

    private func terms(_ name: String, of consent: JSONValue) -> [JSONValue]? {
        guard name == "extension" else { return consent[name].map { [$0] } }
        let kept = consent.list(name).filter {
            $0["url"]?.string != ConsentSystems.recheck && $0["url"]?.string != ResourceMarks.endingPaper
        }
        return kept.isEmpty ? nil : kept
    }
}
