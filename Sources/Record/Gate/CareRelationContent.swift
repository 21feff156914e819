import Access
import FHIR

/// The care relations that one resource gives, made from it alone: the table of them in `docs/access.md`.
struct CareRelationContent {
    private let resource: JSONValue
    private let kind: Ground.Kind
    private let basis: String
    private(set) var relations: [CareRelation] = []

    /// A contact gives access for so long after its end.
    static let afterContact: Int64 = 30 * 86_400_000
    /// An appointment gives access for so long before and after it.
    static let aroundAppointment: Int64 = 30 * 86_400_000

    private static let kinds: [String: Ground.Kind] = [
        "EpisodeOfCare": .pathway, "Encounter": .contact, "Appointment": .appointment, "ServiceRequest": .referral,
        "Task": .task, "CareTeam": .careTeam, "Patient": .generalPractitioner,
    ]
    /// The types that give any.
    static let types = Set(kinds.keys)

    private static let actors: Set<String> = [
        "Practitioner", "PractitionerRole", "Organization", "CareTeam", "HealthcareService",
    ]

    /// - Returns: with an empty `patient`, for whose compartment it is in is not told by it alone.
    static func relations(of resource: JSONValue) -> [CareRelation] {
        guard let type = resource["resourceType"]?.string, let kind = kinds[type], let id = resource["id"]?.string
        else {
            return []
        }
        var content = CareRelationContent(resource: resource, kind: kind, basis: type + "/" + id)
        let status = resource["status"]?.string
        switch type {
        // Whoever is responsible for a pathway that is on hold still is.
        case "EpisodeOfCare" where status == "active" || status == "onhold": content.addPathway()
        case "Encounter": content.addContact(status)
        case "Appointment": content.addAppointment(status)
        case "ServiceRequest" where status == "active":
            content.add(resource["performer"])
            content.add(resource["requester"])
        case "Task" where openTasks.contains(status ?? ""):
            // What was accepted and has been carried out since, such as a handover, is over.
            guard let (_, end) = Self.period(resource["executionPeriod"]) else { break }
            let until = status == "accepted" ? end : nil
            content.add(resource["owner"], nil, until)
            content.add(resource["requester"], nil, until)
        case "CareTeam" where status == "active": content.addTeam()
        case "Patient": content.add(resource["generalPractitioner"])
        default: break
        }
        return content.relations
    }

    private static let openTasks: Set<String> = [
        "requested", "received", "accepted", "ready", "in-progress", "on-hold",
    ]
    private static let openContacts: Set<String> = ["planned", "arrived", "triaged", "in-progress", "onleave"]
    private static let keptAppointments: Set<String> = ["pending", "booked", "arrived", "checked-in", "fulfilled"]

    private init(resource: JSONValue, kind: Ground.Kind, basis: String) {
        self.resource = resource
        self.kind = kind
        self.basis = basis
    }

    private mutating func addPathway() {
        guard let (from, until) = Self.period(resource["period"]) else { return }
        for element in ["managingOrganization", "careManager", "team"] { add(resource[element], from, until) }
    }

    private mutating func addContact(_ status: String?) {
        guard let status, let (from, end) = Self.period(resource["period"]) else { return }
        var until = end.map { $0 + Self.afterContact }
        if status == "finished" {
            guard let last = end ?? from else { return }
            until = last + Self.afterContact
        } else if !Self.openContacts.contains(status) {
            return
        }
        let start = status == "planned" ? from.map { $0 - Self.aroundAppointment } : from
        add(resource["serviceProvider"], start, until)
        for participant in resource["participant"]?.elements.map({ $0 }) ?? [] {
            add(participant["individual"], start, until)
        }
    }

    private mutating func addAppointment(_ status: String?) {
        guard let status, Self.keptAppointments.contains(status) else { return }
        let start = resource["start"]?.string.flatMap(DateTime.init)
        guard start != nil || status == "pending" else { return }
        let end = resource["end"]?.string.flatMap(DateTime.init)?.latest ?? start?.latest
        for participant in resource["participant"]?.elements.map({ $0 }) ?? []
        where participant["status"]?.string != "declined" {
            add(
                participant["actor"], start.map { $0.earliest - Self.aroundAppointment },
                end.map { $0 + Self.aroundAppointment })
        }
    }

    private mutating func addTeam() {
        guard let (from, until) = Self.period(resource["period"]) else { return }
        add(resource["managingOrganization"], from, until)
        for participant in resource["participant"]?.elements.map({ $0 }) ?? [] {
            guard let (start, end) = Self.period(participant["period"]) else { continue }
            let narrowed = (max(from ?? .min, start ?? .min), min(until ?? .max, end ?? .max))
            for element in ["member", "onBehalfOf"] {
                add(
                    participant[element], narrowed.0 == .min ? nil : narrowed.0, narrowed.1 == .max ? nil : narrowed.1)
            }
        }
    }

    /// Adds a reference, or each of several.
    private mutating func add(_ element: JSONValue?, _ from: Int64? = nil, _ until: Int64? = nil) {
        guard let element else { return }
        if element.kind == .array {
            for one in element.elements { add(one, from, until) }
            return
        }
        guard let actor = element["reference"]?.string.flatMap(ReferenceMark.target),
            Self.actors.contains(String(actor.prefix { $0 != "/" }))
        else { return }
        let relation = CareRelation(patient: "", actor: actor, kind: kind, basis: basis, from: from, until: until)
        if !relations.contains(relation) { relations.append(relation) }
    }

    /// Nil where a bound stands there that cannot be read: then there is no relation.
    private static func period(_ period: JSONValue?) -> (Int64?, Int64?)? {
        let bounds = ["start", "end"].map { period?[$0] }
        let dates = bounds.map { $0?.string.flatMap(DateTime.init) }
        for (bound, date) in zip(bounds, dates) where bound != nil && date == nil { return nil }
        return (dates[0]?.earliest, dates[1]?.latest)
    }
}
