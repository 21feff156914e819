import Access
package import FHIR

/// What the gate asks of one version of a resource, made from its content alone.
package struct ResourceMarks: Sendable {
    package let type: String
    package let id: String
    /// The EpisodeOfCares and Encounters that it refers to, and itself where others may name it, as numbers.
    package private(set) var places: Set<Int64> = []
    package private(set) var confidentiality = Confidentiality.normal
    /// Who it is from, where it is very restricted.
    package private(set) var authors: Set<String> = []
    /// Whether it is a Consent that hides something, and whether from relatives alone.
    package private(set) var isDeny = false
    package private(set) var isFilter = false
    /// Whether it is a Consent that hides from professionals alone.
    package private(set) var isBlock = false

    package enum Confidentiality: Int, Sendable, Comparable {
        case normal = 0
        case restricted = 1
        case veryRestricted = 2

        package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    /// Types that a course or a contact can be, or name as its diagnosis.
    static let named: Set<String> = ["EpisodeOfCare", "Encounter", "Condition", "Procedure"]

    package init(_ resource: JSONValue) {
        type = resource["resourceType"]?.string ?? ""
        id = resource["id"]?.string ?? ""
        places = Self.places(of: resource, type: type, id: id)
        confidentiality = Self.confidentiality(of: resource)
        if confidentiality == .veryRestricted { authors = Self.authors(of: resource) }
        if type == "Consent" {
            let content = ConsentContent(resource, patient: "")
            isDeny = content.isDeny
            isFilter = content.provision?.isFilter ?? false
            isBlock = isDeny && content.provision?.isBlock ?? false
        }
    }

    private init(labelsOf resource: JSONValue) {
        type = ""
        id = ""
        confidentiality = Self.confidentiality(of: resource)
        if confidentiality == .veryRestricted { authors = Self.authors(of: resource) }
    }

    /// The same without what it takes a walk through all of it to find.
    static func labels(of resource: JSONValue) -> ResourceMarks { ResourceMarks(labelsOf: resource) }

    /// The numbers of the courses and contacts that a resource has to do with.
    static func places(of resource: JSONValue, type: String, id: String) -> Set<Int64> {
        var places: Set<Int64> = []
        if named.contains(type) { places.insert(ReferenceMark.number(of: type + "/" + id)) }
        var seen: Set<String> = []
        forEachReference(in: resource) { reference in
            guard reference.hasPrefix("Encounter/") || reference.hasPrefix("EpisodeOfCare/"),
                let target = ReferenceMark.target(of: reference), seen.insert(target).inserted
            else { return }
            places.insert(ReferenceMark.number(of: target))
        }
        return places
    }

    /// Calls `body` with each `reference`, wherever it stands.
    static func forEachReference(in value: JSONValue, _ body: (String) -> Void) {
        switch value.kind {
        case .object:
            for member in value.members {
                switch member.value.kind {
                case .object, .array: forEachReference(in: member.value, body)
                case .string where member.nameEquals("reference"):
                    if let text = member.value.string { body(text) }
                default: break
                }
            }
        case .array:
            for element in value.elements where element.kind == .object || element.kind == .array {
                forEachReference(in: element, body)
            }
        default: break
        }
    }

    static func confidentiality(of resource: JSONValue) -> Confidentiality {
        var highest = Confidentiality.normal
        for label in resource["meta"]?["security"]?.elements.map({ $0 }) ?? [] {
            let code = label["code"]?.string
            switch label["system"]?.string {
            case "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"?, nil:
                let degree: Confidentiality =
                    switch code {
                    case "U"?, "L"?, "M"?, "N"?: .normal
                    case "R"?: .restricted
                    // What cannot be told is taken for the highest.
                    default: .veryRestricted
                    }
                highest = max(highest, degree)
            default: break
            }
        }
        return highest
    }

    /// Whether a Patient's address is protected: any label about what information may be told, or our own.
    static func isProtected(_ patient: JSONValue) -> Bool {
        let systems = [
            "http://terminology.hl7.org/CodeSystem/v3-ActCode", "https://tovholder.dk/fhir/CodeSystem/protection",
        ]
        return patient["meta"]?["security"]?.elements.contains { label in
            label["system"]?.string.map(systems.contains) ?? false
        } ?? false
    }

    private static let authorship = [
        "author", "recorder", "asserter", "performer", "requester", "sender", "custodian", "serviceProvider",
        "managingOrganization", "participant",
    ]

    /// Who a resource is from: units and those who work in them.
    static func authors(of resource: JSONValue) -> Set<String> {
        var authors: Set<String> = []
        func add(_ element: JSONValue) {
            if element.kind == .array {
                for one in element.elements { add(one) }
                return
            }
            for reference in [
                element["reference"], element["actor"]?["reference"], element["individual"]?["reference"],
            ] {
                guard let target = reference?.string.flatMap(ReferenceMark.target) else { continue }
                let type = String(target.prefix { $0 != "/" })
                if ["Organization", "Practitioner", "PractitionerRole"].contains(type) { authors.insert(target) }
            }
        }
        for name in authorship {
            if let element = resource[name] { add(element) }
        }
        return authors
    }
}

extension ResourceMarks {
    /// The same of a change, for who may write it.
    static func draft(of resource: JSONValue, patient: String) -> Draft {
        let type = resource["resourceType"]?.string ?? ""
        var draft = Draft(
            type: type, id: resource["id"]?.string ?? "", isConfidential: confidentiality(of: resource) != .normal)
        func references(_ names: String...) -> Set<String> {
            var found: Set<String> = []
            for name in names {
                guard let element = resource[name] else { continue }
                let all = element.kind == .array ? element.elements.map { $0 } : [element]
                for one in all { found.insert(one["reference"]?.string.flatMap(ReferenceMark.target) ?? "?") }
            }
            return found
        }
        switch type {
        case "Communication": draft.authors = references("sender")
        case "QuestionnaireResponse": draft.authors = references("author", "source")
        case "Observation": draft.authors = references("performer")
        case "Consent":
            let content = ConsentContent(resource, patient: patient)
            draft.status = content.status
            draft.provision = content.provision
            draft.isSigned = isSigned(resource, by: "Patient/" + patient)
            draft.isEndedByPaper = isEndedByPaper(resource)
        default: break
        }
        return draft
    }

    /// Whether a Consent says that its citizen has signed a paper, and which.
    private static func isSigned(_ consent: JSONValue, by patient: String) -> Bool {
        let verification = consent["verification"]?[0]
        return isDocument(consent["sourceReference"]) && verification?["verified"]?.bool == true
            && verification?["verifiedWith"]?["reference"]?.string == patient
    }

    /// The extension that says which paper ended a Consent.
    package static let endingPaper = "https://tovholder.dk/fhir/StructureDefinition/ended-by-paper"

    private static func isEndedByPaper(_ consent: JSONValue) -> Bool {
        consent["status"]?.string == "inactive"
            && consent["extension"]?.elements.contains {
                $0["url"]?.string == endingPaper && isDocument($0["valueReference"])
            } ?? false
    }

    private static func isDocument(_ reference: JSONValue?) -> Bool {
        reference?["reference"]?.string.flatMap(ReferenceMark.target)?.hasPrefix("DocumentReference/") ?? false
    }
}
