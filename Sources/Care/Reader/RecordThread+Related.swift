import FHIR
import Record

/// What an entry hangs together with: what it refers to, and what refers to it, within the citizen's own record.
extension RecordThread {
    /// Latest first, each once; without courses and teams, which are no entries of the thread.
    ///
    /// - Parameters:
    ///   - reference: the `Type/id` of the resource.
    ///   - json: the resource itself.
    ///   - limit: how many there are at most.
    func related(to reference: String, _ json: JSONValue, limit: Int) throws -> [ThreadRow] {
        var found: [String: ThreadRow] = [:]
        func add(_ json: JSONValue) {
            guard Subject.patient(of: json) == patient, let row = ThreadExtractor.row(of: json),
                row.draft.reference != reference, row.encounter != ThreadRow.frame
            else { return }
            found[row.draft.reference] = row
        }
        for target in References.local(in: json).prefix(limit) {
            if let json = try resource(target) { add(json) }
        }
        let parts = reference.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return [] }
        let named = SearchTest.reference(type: parts[0], id: parts[1])
        for parameter in References.parameters(pointingTo: parts[0]) {
            let query = SearchQuery(
                parameter.resourceType, [SearchClause(parameter.code, named)], limit: limit)
            for resource in try reading.search(query).resources { add(try resource.json()) }
        }
        return Array(found.values.sorted { ($0.time, $0.entry) > ($1.time, $1.entry) }.prefix(limit))
    }
}

/// Where resources name one another.
enum References {
    /// Every `Type/id` that a resource names anywhere, each once, in the order of the resource.
    static func local(in json: JSONValue) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        gather(json, &found, &seen)
        return found
    }

    private static func gather(_ json: JSONValue, _ found: inout [String], _ seen: inout Set<String>) {
        switch json.kind {
        case .array:
            for element in json.elements { gather(element, &found, &seen) }
        case .object:
            if let target = Reference(json)?.target, seen.insert(target).inserted { found.append(target) }
            for member in json.members where member.value.kind == .object || member.value.kind == .array {
                gather(member.value, &found, &seen)
            }
        default: return
        }
    }

    /// The search parameters by which resources of the thread may name one of this type.
    static func parameters(pointingTo type: String) -> [SearchParameterDefinition] {
        pointing.filter { $0.targets.contains(type) || $0.targets.contains("Resource") }
    }

    private static let pointing = SearchParameters.r4.all.filter { parameter in
        parameter.kind == .reference && !ThreadExtractor.isOutside.contains(parameter.resourceType)
            && parameter.resourceType != "Resource" && parameter.resourceType != "DomainResource"
            && !["patient", "subject"].contains(parameter.code)
    }
}
