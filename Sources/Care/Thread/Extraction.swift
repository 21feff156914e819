import FHIR

/// A row of the thread in the making.
struct Extraction {
    var draft: EntryDraft
    var shelf = Shelf.event
    /// When it sorts; else the draft's start, else its end.
    var time: DateTime?
    /// `Type/id` of the course it says it belongs to, or a word made from an identifier or code.
    var course: String?
    var encounter: String?
    var isContact = false
    /// Frames hold courses together and are no events themselves.
    var isFrame = false

    init(_ reference: String, _ kind: EntryKind) {
        draft = EntryDraft(reference: reference, kind: kind)
    }

    func row(isUnreadable: Bool) -> ThreadRow {
        var draft = draft
        draft.isVoid = shelf == .void
        draft.title = draft.title.trimmed
        draft.detail = draft.detail.map { Clip.text($0.trimmed) }
        if draft.title.isEmpty, let detail = draft.detail {
            draft.title = detail
            draft.detail = nil
        }
        let when = time ?? draft.start ?? draft.end
        return ThreadRow(
            shelf: shelf, time: when?.earliest ?? ThreadRow.undated, entry: ThreadOrder.tie(draft),
            kind: draft.kind, course: StableNumber.of(course),
            encounter: isFrame ? ThreadRow.frame : StableNumber.of(encounter), isContact: isContact,
            code: StableNumber.of(draft.code), isUnreadable: isUnreadable, draft: draft)
    }

    mutating func say(_ concept: CodeableConcept?) {
        draft.title = concept?.display.map(PlainTerm.withoutTag) ?? ""
        draft.code = concept?.key
    }

    mutating func party(_ reference: Reference?, role: CodeableConcept? = nil) {
        if let party = Party(reference, role: role?.display) { draft.parties.append(party) }
    }

    mutating func parties(_ references: [Reference]) {
        for reference in references { party(reference) }
    }

    mutating func link(_ role: Link.Role, _ references: [Reference]) {
        for reference in references {
            if let target = reference.target { draft.links.append(Link(role: role, reference: target)) }
        }
    }

    mutating func link(_ role: Link.Role, _ reference: Reference?) {
        if let reference { link(role, [reference]) }
    }

    mutating func happened(in encounter: Reference?) {
        guard let target = encounter?.target else { return }
        self.encounter = target
        draft.links.append(Link(role: .encounter, reference: target))
    }

    /// Why, and with it to which problem it belongs.
    mutating func because(_ codes: [CodeableConcept], _ references: [Reference]) {
        let words = codes.lazy.compactMap(\.display).first ?? references.lazy.compactMap(\.display).first
        draft.reason = words.map(PlainTerm.withoutTag)
        let conditions = references.filter { $0.target?.hasPrefix("Condition/") == true }
        link(.condition, conditions)
        belongs(to: conditions.first?.target)
        belongs(to: codes.lazy.compactMap(\.key).first.map(CourseName.code))
    }

    /// What it carries out: plans and referrals.
    mutating func basedOn(_ references: [Reference]) {
        for target in references.lazy.compactMap(\.target) {
            if target.hasPrefix("CarePlan/") {
                draft.links.append(Link(role: .plan, reference: target))
                belongs(to: target)
            } else if target.hasPrefix("ServiceRequest/") {
                draft.links.append(Link(role: .request, reference: target))
                belongs(to: target)
            }
        }
    }

    /// The first course that is named counts.
    mutating func belongs(to course: String?) {
        if self.course == nil { self.course = course }
    }

    /// The courses that a resource names by the extension that FHIR has for it, or as information beside it.
    mutating func belongsToEpisodes(of resource: JSONValue) {
        for member in resource.members {
            if member.nameEquals("extension") {
                for found in member.value.elements.lazy.compactMap({ Extension($0) })
                where found.url?.hasSuffix("episodeOfCare") == true {
                    episode(found.valueReference)
                }
            } else if member.nameEquals("supportingInformation") || member.nameEquals("supportingInfo") {
                for found in member.value.elements.lazy.compactMap({ Reference($0) })
                where found.target?.hasPrefix("EpisodeOfCare/") == true {
                    episode(found)
                }
            }
        }
    }

    mutating func episode(_ reference: Reference?) {
        guard let reference else { return }
        if let target = reference.target {
            let link = Link(role: .episode, reference: target)
            if !draft.links.contains(link) { draft.links.append(link) }
            // A course that is named outright weighs more than what the resource is about.
            if course?.hasPrefix("EpisodeOfCare/") != true, !isFrame { course = target }
        } else if let identifier = reference.identifier, let name = CourseName.identifier(identifier) {
            belongs(to: name)
        }
    }
}

/// What courses are called where there is no resource to point at.
enum CourseName {
    static func code(_ key: String) -> String { "code:" + key }

    static func identifier(_ identifier: Identifier) -> String? {
        identifier.value.map { "identifier:" + (identifier.system ?? "") + "|" + $0 }
    }
}
