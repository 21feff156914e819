import FHIR
package import Record

/// A change of the record, as those who listen are told apart by it.
package struct HeardChange: Sendable, Hashable {
    package let event: RecordEvent
    /// Units and professionals whom the resource names, as references: whose lists it may be on.
    package let names: Set<String>

    package init(_ event: RecordEvent, names: Set<String> = []) {
        self.event = event
        self.names = names
    }

    /// What has happened after an event, oldest first.
    ///
    /// - Parameter withNames: whether anybody listens to a unit's changes; finding out whom a resource names costs reading
    ///   it.
    static func all(
        after number: Int64, limit: Int, withNames: Bool, in reading: any EngineReading
    ) throws -> [HeardChange] {
        try reading.events(after: number, limit: limit).map { event in
            HeardChange(event, names: withNames ? try names(in: event, reading) : [])
        }
    }

    /// What is on the lists of units, by type: work, contacts, pathways, plans and what is written about them.
    private static let listed: Set<String> = [
        "Appointment", "CarePlan", "CareTeam", "Communication", "CommunicationRequest", "Composition",
        "DocumentReference", "Encounter", "EpisodeOfCare", "Flag", "Goal", "ServiceRequest", "Task",
    ]
    /// Who has a list.
    private static let holders: Set<String> = ["CareTeam", "Organization", "Practitioner", "PractitionerRole"]
    /// What a resource may be a part of, and be listed with.
    private static let wholes: Set<String> = ["CarePlan", "Encounter", "EpisodeOfCare", "ServiceRequest", "Task"]

    /// Whom a resource names, before the change and after it, and whom that names which it is a part of: an answer is on
    /// the list of whoever has the question.
    private static func names(in event: RecordEvent, _ reading: any EngineReading) throws -> Set<String> {
        guard listed.contains(event.type) else { return [] }
        var names: Set<String> = []
        var parents: Set<String> = []
        for version in [event.version, event.version - 1] where version > 0 {
            guard let stored = try reading.version(version, of: event.type, event.id), !stored.isDeletion else {
                continue
            }
            for target in targets(in: try stored.json()) {
                let type = String(target.prefix { $0 != "/" })
                if holders.contains(type) { names.insert(target) }
                if wholes.contains(type) { parents.insert(target) }
            }
        }
        for parent in parents {
            guard let path = ReferencePath(parent), let stored = try reading.resource(path.type, path.id) else {
                continue
            }
            names.formUnion(targets(in: try stored.json()).filter { holders.contains(String($0.prefix { $0 != "/" })) })
        }
        return names
    }

    private static func targets(in resource: JSONValue) -> [String] {
        ReferenceScanner.references(in: resource, isInBundle: true).filter(\.isReference)
            .compactMap { ReferenceMark.target(of: $0.text) }
    }
}
