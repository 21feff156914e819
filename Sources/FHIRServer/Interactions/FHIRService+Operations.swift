import Apps
import FHIR
import Record

/// Operations of their own name.
extension FHIRService {
    /// A patient's newest observations of each code.
    ///
    /// Source: FHIR R4, Observation, Operation $lastn.
    func lastN(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permit(.search, type: "Observation")
        var parameters = call.request.query
        let most = parameters["max"].map { Int($0) ?? 0 } ?? 1
        guard most > 0 else { throw FHIRError.malformed("max is a number from 1 up") }
        guard !parameters.all.contains(where: { $0.name == "_sort" }) else {
            throw FHIRError.unsupported("$lastn has an order of its own")
        }
        parameters.all.removeAll { $0.name == "max" }
        var request = try await searchRequest(call, types: ["Observation"], parameters)
        guard request.onlyPatient != nil else { throw FHIRError.malformed("$lastn is about one patient or subject") }
        guard !request.isCount else { throw FHIRError.unsupported("$lastn gives observations, not their number") }
        request.used.all.append(.init("max", String(most)))
        request.sort = try SearchSort.keys("-date", type: "Observation")
        request.latestOfEach = most
        return try await search(call, request)
    }

    /// What is known about a resource rather than in it.
    ///
    /// Source: FHIR R4, Resource, Operation $meta.
    func meta(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permitParameters()
        guard let type = call.target.type, let id = call.target.id else { throw FHIRError.notFound }
        let version = try await find(call) { try $0.version(of: type, id) }
        if version.isDeletion { throw FHIRError.deleted }
        let meta = try version.json()["meta"]
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("resourceType", "Parameters")
            writer.array("parameter") { writer in
                writer.object { writer in
                    writer.member("name", "return")
                    if let meta { writer.member("valueMeta", meta) }
                }
            }
        }
        return FHIRAnswer(status: 200, body: writer.bytes)
    }

    /// Whether a resource could be kept; nothing is.
    ///
    /// Source: FHIR R4, Resource, Operation $validate.
    func validate(_ call: FHIRCall) throws -> FHIRAnswer {
        try call.permitParameters()
        guard let type = call.target.type else { throw FHIRError.notFound }
        var resource = try RequestBody.json(call.request)
        if resource["resourceType"]?.string == "Parameters", type != "Parameters" {
            let parameters = resource["parameter"]?.elements.map { $0 } ?? []
            for parameter in parameters where parameter["name"]?.string != "resource" {
                throw FHIRError.unsupported("$validate takes a resource and nothing else")
            }
            guard let inner = parameters.first?["resource"] else { throw FHIRError.malformed("there is no resource") }
            resource = inner
        }
        guard resource["resourceType"]?.string == type else {
            throw FHIRError.malformed("the address is of \(type), the resource of another type")
        }
        let issues = validator.validate(resource).map(OutcomeIssue.init)
        var writer = JSONWriter()
        writer.operationOutcome(
            issues.isEmpty
                ? [OutcomeIssue(.informational, "no fault was found", severity: .information)] : issues)
        return FHIRAnswer(status: 200, body: writer.bytes)
    }
}
