import FHIR
import Record

/// The pathway of a stay that has none: so that somebody is responsible from its first instant, and can hand it over.
enum StayPathway {
    /// The pathway that a stay belongs to and is under way, or one that is written with it.
    ///
    /// - Returns: what is new, and the stay as it then is; nothing new where there is one.
    static func found(for stay: HospitalStay, _ bystanders: Bystanders) throws -> (Responsibility?, [JSONValue]) {
        for reference in stay.pathways {
            if let pathway = try bystanders.read(reference).flatMap({ Responsibility($0) }) {
                return (pathway.isOpen ? pathway : nil, [])
            }
        }
        let made = try made(for: stay, bystanders)
        return (Responsibility(made.pathway), [made.pathway, made.stay])
    }

    static func made(
        for stay: HospitalStay, _ bystanders: Bystanders
    ) throws -> (pathway: JSONValue, stay: JSONValue) {
        let id = bystanders.newIdentifier()
        let name = try bystanders.read(stay.department)?["name"]?.string
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "EpisodeOfCare")
            $0.member("id", id)
            $0.member("status", "active")
            $0.array("type") { list in
                list.object { $0.member("text", name.map { "Indlæggelse, \($0)" } ?? "Indlæggelse") }
            }
            $0.reference("patient", "Patient/" + stay.patient, display: nil)
            $0.reference("managingOrganization", stay.department, display: name)
            $0.object("period") { $0.member("start", InstantText.second(stay.start)) }
        }
        return (try JSONDocument(writer.bytes).root, try stay.belonging(to: "EpisodeOfCare/" + id))
    }
}
