import FHIR

/// What resources say of themselves.
extension Oracle {
    /// The confidentiality codes of a resource.
    static func marks(of content: JSONValue) -> Set<String> {
        let system = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
        let labels = content["meta"]?["security"]?.elements.map { $0 } ?? []
        return Set(labels.filter { $0["system"]?.string == system }.compactMap { $0["code"]?.string })
    }

    /// The references of an element, whether it is one or several.
    static func targets(_ element: JSONValue?) -> [String] {
        guard let element else { return [] }
        let values = element.kind == .array ? element.elements.map { $0 } : [element]
        return values.compactMap { $0["reference"]?.string }
    }

    /// Who wrote or did it.
    static func authors(of content: JSONValue) -> Set<String> {
        let elements = [
            "performer", "author", "custodian", "sender", "requester", "asserter", "recorder", "managingOrganization",
            "serviceProvider",
        ]
        let taking = content["participant"]?.elements.map { $0 } ?? []
        let participants = taking.flatMap { targets($0["individual"]) + targets($0["actor"]) }
        return Set(elements.flatMap { targets(content[$0]) } + participants)
    }

    /// Whether a version belongs to a course: is it, refers to it or to one of its contacts, or is named by them as
    /// what it is about.
    func isInCourse(_ item: Item, _ content: JSONValue, _ course: String) -> Bool {
        let reference = "EpisodeOfCare/" + course
        if item.reference == reference { return true }
        let referred = Self.references(in: content)
        if referred.contains(reference) { return true }
        guard let course = courses[course] else { return false }
        let contacts = course.contacts
        if item.type == "Encounter", contacts.contains(item.reference) { return true }
        if !referred.isDisjoint(with: contacts) { return true }
        return course.conditions.contains(item.reference)
    }

    /// Every reference in a resource, wherever it stands.
    static func references(in value: JSONValue) -> Set<String> {
        var found: Set<String> = []
        switch value.kind {
        case .object:
            for member in value.members {
                if member.name == "reference", let text = member.value.string { found.insert(text) }
                found.formUnion(references(in: member.value))
            }
        case .array: for element in value.elements { found.formUnion(references(in: element)) }
        default: break
        }
        return found
    }
}
