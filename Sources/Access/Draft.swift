/// A version of a resource in a citizen's compartment, as far as it matters to who may write it.
package struct Draft: Sendable, Hashable {
    package var type: String
    package var id: String
    /// Who it is from, as references: a Communication's sender, a QuestionnaireResponse's author or source, an
    /// Observation's performers. Empty for all other types.
    package var authors: Set<String>
    /// Whether it is marked as confidential.
    package var isConfidential: Bool
    /// What it says, where it is a Consent of ours that is understood.
    package var provision: Provision?
    /// The status of a Consent.
    package var status: String?
    /// Whether it is a Consent that staff have written down from a paper which the citizen has signed.
    package var isSigned: Bool
    /// Whether it is a Consent that such a paper ends.
    package var isEndedByPaper: Bool

    package init(
        type: String, id: String, authors: Set<String> = [], isConfidential: Bool = false, provision: Provision? = nil,
        status: String? = nil, isSigned: Bool = false, isEndedByPaper: Bool = false
    ) {
        self.type = type
        self.id = id
        self.authors = authors
        self.isConfidential = isConfidential
        self.provision = provision
        self.status = status
        self.isSigned = isSigned
        self.isEndedByPaper = isEndedByPaper
    }
}

extension Access {
    /// What citizens, and those who act for them, write besides Consents.
    package static let citizensTypes: Set<String> = ["Communication", "Observation", "QuestionnaireResponse"]

    /// Whether somebody may make one change in a citizen's compartment. That what is there already can be seen by the
    /// caller is asked of the scope besides.
    ///
    /// - Parameters:
    ///   - after: what is to be there; nil: a deletion.
    ///   - before: what is there; nil: nothing.
    ///   - caller: a citizen, a relative or a professional; others write where ``decide(_:_:_:_:_:)`` lets them.
    ///   - patient: whose compartment it is.
    ///   - facts: of that citizen.
    package static func mayWrite(
        _ after: Draft?, over before: Draft?, as caller: Caller, of patient: String, _ facts: Facts
    ) -> Bool {
        let drafts = [after, before].compactMap { $0 }
        guard !drafts.isEmpty else { return true }
        let isConsent = drafts.contains { $0.type == "Consent" }
        switch caller.role {
        case .citizen(patient):
            if isConsent {
                guard after != nil, !facts.isTooYoung(patient) else { return false }
                return drafts.allSatisfy { $0.provision?.isCitizens ?? false }
            }
            return drafts.allSatisfy { isOwn($0, of: ["Patient/" + patient]) }
        case .relative(let relatedPerson):
            let relative = "RelatedPerson/" + relatedPerson
            if isConsent { return mayWriteConsent(after, over: before, relative, patient, facts) }
            let acting = facts.provisions.filter {
                $0.patient == patient && $0.mayAct && $0.actors.contains(relative) && gives($0, facts)
            }
            return drafts.allSatisfy { draft in
                isOwn(draft, of: [relative, "Patient/" + patient])
                    && acting.contains { $0.parts.isEmpty || $0.parts.contains(.kind(draft.type)) }
            }
        case .professional(let profession):
            if isConsent { return mayWriteConsent(after, over: before, caller, profession, patient, facts) }
            return opening(of: patient, for: caller, facts) != nil
        default: return false
        }
    }

    /// What people write about themselves is told from what others say by whom it is from; only that may they change.
    private static func isOwn(_ draft: Draft, of authors: Set<String>) -> Bool {
        citizensTypes.contains(draft.type) && !draft.authors.isEmpty && draft.authors.isSubset(of: authors)
            && !draft.isConfidential
    }

    /// A relative accepts, rejects or ends what names the relative, and changes nothing else in it. Who has custody or is
    /// a guardian writes what the citizen could write, but gives the relative nothing.
    private static func mayWriteConsent(
        _ after: Draft?, over before: Draft?, _ relative: String, _ patient: String, _ facts: Facts
    ) -> Bool {
        guard let after, let provision = after.provision else { return false }
        if let before, let former = before.provision, former.kind == .proxy, former.actors == [relative] {
            return provision.content == former.content && answers(before.status, with: after.status)
        }
        guard let standIn = standIn(relative, of: patient, facts) else { return false }
        let provisions = [provision] + [before?.provision].compactMap { $0 }
        // What is given for a child ends when the child decides alone.
        let endsInTime = before != nil || provision.kind != .proxy || (provision.until ?? .max) <= standIn.until ?? .max
        return endsInTime && (before == nil || before?.provision != nil)
            && provisions.allSatisfy { $0.isCitizens && !$0.actors.contains(relative) }
    }

    /// What is proposed may be accepted, and what stands may be ended; what was withdrawn stays so.
    private static func answers(_ status: String?, with answer: String?) -> Bool {
        switch (status, answer) {
        case ("proposed", "active"), ("proposed", "rejected"), ("proposed", "inactive"): true
        case ("active", "inactive"), ("active", "rejected"): true
        default: false
        }
    }

    /// Staff register what a citizen has signed, custody and guardianship, and filter from relatives; each states reasons
    /// for himself alone. What a citizen has blocked no professional changes, unless the citizen has signed that too.
    private static func mayWriteConsent(
        _ after: Draft?, over before: Draft?, _ caller: Caller, _ profession: Profession, _ patient: String,
        _ facts: Facts
    ) -> Bool {
        guard let draft = after, let after = draft.provision else { return false }
        if let before {
            guard let former = before.provision, former.kind == after.kind else { return false }
            if former.kind == .block, !former.isFilter {
                return former == after && before.isSigned && draft.isEndedByPaper
                    && opening(of: patient, for: caller, facts) != nil
            }
        }
        switch after.kind {
        case .statedReason, .emergency:
            guard after.kind == .statedReason || profession.mayOverride else { return false }
            return ([after] + [before?.provision].compactMap { $0 }).allSatisfy {
                !$0.actors.isEmpty && $0.actors.isSubset(of: caller.selves)
            }
        case .proxy, .custody, .guardianship: return opening(of: patient, for: caller, facts) != nil
        case .block:
            return (after.isFilter || after.isUnderstood && draft.isSigned)
                && opening(of: patient, for: caller, facts) != nil
        }
    }
}

extension Provision {
    /// What a citizen decides alone: who may act, and what is hidden from whom who works here.
    fileprivate var isCitizens: Bool {
        isUnderstood && (kind == .proxy || (kind == .block && !isFilter))
    }

    /// All that it says, but whether it is proposed.
    fileprivate var content: Provision {
        var content = self
        content.isProposed = false
        return content
    }
}
