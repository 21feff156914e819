import Access
import Apps
import FHIR
import Record

/// What codes mean, and which belong where: over the code systems and value sets that the record holds, and those of
/// FHIR itself. What is not held is said, never guessed.
///
/// Source: FHIR R4, Terminology Service (terminology-service.html).
extension FHIRService {
    func terminology(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permit(.read, type: call.target.route.operationType)
        switch call.target.route.operation {
        case "lookup": return try await lookUp(call)
        case "expand": return try await expand(call)
        default: return try await validateCode(call)
        }
    }

    /// Looks into the directory, which holds nothing about a citizen.
    private func consult(
        _ call: FHIRCall, _ body: @escaping @Sendable (Reading, HeldTerminology) throws -> [UInt8]
    ) async throws -> FHIRAnswer {
        let capacity = try call.holder.capacity(for: nil)
        let bytes = try await record.read(
            .directory, as: capacity.caller, because: capacity.purpose, doing: call.activity
        ) { [codeSystems] in try body($0, HeldTerminology($0, codeSystems)) }
        return FHIRAnswer(status: 200, body: bytes)
    }

    /// Source: FHIR R4, CodeSystem, Operation $lookup.
    private func lookUp(_ call: FHIRCall) async throws -> FHIRAnswer {
        let parameters = try OperationParameters(call)
        let token = try CodedQuestion(parameters).only
        guard let system = token.system, let code = token.code else {
            throw FHIRError.malformed("$lookup needs a code and its system")
        }
        let address = CanonicalAddress(system, version: parameters["version"] ?? CanonicalAddress(system).version)
        let languages = DisplayLanguages(parameters["displayLanguage"]).all
        let wanted = Set(parameters.all("property"))
        return try await consult(call) { _, terminology in
            guard let content = try terminology.codeSystem(address) else {
                throw TerminologyError.unknownCodeSystem(address)
            }
            guard let place = content.place(of: code) else {
                guard content.isComplete else { throw TerminologyError.withoutConcepts(address) }
                throw FHIRError.unknown("the code system has no such code")
            }
            return LookupAnswer(system: content, place: place, languages: languages, wanted: wanted).bytes
        }
    }

    /// Source: FHIR R4, ValueSet, Operation $expand.
    private func expand(_ call: FHIRCall) async throws -> FHIRAnswer {
        let parameters = try OperationParameters(call)
        let question = try HeldQuestion("ValueSet", version: "valueSetVersion", call, parameters)
        var answer = try ExpansionAnswer(parameters)
        answer.identifier = "urn:uuid:" + record.surroundings.newIdentifier()
        answer.timestamp = BundleWriter.instant(record.surroundings.now())
        return try await consult(call) { [answer] reading, terminology in
            let valueSet = try question.valueSet(reading, terminology)
            return try answer.bytes(of: valueSet, try ValueSetRules(terminology).concepts(of: valueSet))
        }
    }

    /// Source: FHIR R4, CodeSystem and ValueSet, Operation $validate-code.
    private func validateCode(_ call: FHIRCall) async throws -> FHIRAnswer {
        let isInSet = call.target.route.operationType == "ValueSet"
        let parameters = try OperationParameters(call)
        let languages = DisplayLanguages(parameters["displayLanguage"]).all
        if isInSet {
            let tokens = try CodedQuestion(parameters).tokens
            let question = try HeldQuestion("ValueSet", version: "valueSetVersion", call, parameters)
            return try await consult(call) { reading, terminology in
                let valueSet = try question.valueSet(reading, terminology)
                let found = try tokens.map {
                    try CodeValidation.validate($0, in: valueSet, terminology, languages: languages)
                }
                return ValidationAnswer.bytes(found)
            }
        }
        let tokens = try CodedQuestion(parameters, isOfOneSystem: true).tokens
        let question = try HeldQuestion("CodeSystem", version: "version", call, parameters)
        return try await consult(call) { _, terminology in
            let system = try question.codeSystem(terminology)
            let found = tokens.map { token in
                CodeValidation.validate(token, in: system, languages: languages)
            }
            // Of a concept's codings, those of other systems are not what is asked about.
            let asked = found.filter { $0.code.system == nil || $0.code.system == system.url }
            return ValidationAnswer.bytes(asked)
        }
    }
}
