import FHIR
import Record

/// The codes that are asked about: `code` with its system, a Coding or a CodeableConcept.
struct CodedQuestion {
    /// With their systems; the text of each is what it is said to be called.
    let tokens: [SearchToken]

    /// - Parameter isOfOneSystem: whether the system is said elsewhere.
    init(_ parameters: OperationParameters, isOfOneSystem: Bool = false) throws(FHIRError) {
        let given = [
            parameters["code"] != nil, parameters.value("coding") != nil, parameters.value("codeableConcept") != nil,
        ]
        guard given.filter({ $0 }).count == 1 else {
            throw .malformed("one of code, coding and codeableConcept says what is asked about")
        }
        if let code = parameters["code"] {
            tokens = [SearchToken(system: parameters["system"], code: code, text: parameters["display"])]
        } else if let coding = parameters.value("coding") {
            tokens = [Self.token(coding)]
        } else {
            tokens = parameters.value("codeableConcept")?["coding"]?.elements.map(Self.token) ?? []
        }
        guard !tokens.isEmpty, tokens.allSatisfy({ $0.code != nil }) else { throw .malformed("there is no code") }
        guard isOfOneSystem || tokens.allSatisfy({ $0.system != nil }) else {
            throw .malformed("a code needs its system")
        }
    }

    /// - Throws: ``FHIRError`` where there are several.
    var only: SearchToken {
        get throws(FHIRError) {
            guard tokens.count == 1 else { throw .malformed("one code is asked about") }
            return tokens[0]
        }
    }

    private static func token(_ coding: JSONValue) -> SearchToken {
        SearchToken(
            system: coding["system"]?.string, code: coding["code"]?.string, text: coding["display"]?.string)
    }
}

/// The value set that is asked about: by id, by address or as it comes with the question.
struct ValueSetQuestion: Sendable {
    private let id: String?
    private let address: CanonicalAddress?
    private let given: JSONValue?

    init(_ call: FHIRCall, _ parameters: OperationParameters) throws(FHIRError) {
        id = call.target.id
        given = parameters.value("valueSet")
        address = parameters["url"].map {
            CanonicalAddress(
                CanonicalAddress($0).url, version: parameters["valueSetVersion"] ?? CanonicalAddress($0).version)
        }
        guard [id != nil, given != nil, address != nil].filter({ $0 }).count == 1 else {
            throw .malformed("a value set is named once: by its id, its url or as valueSet")
        }
        if let given, given["resourceType"]?.string != "ValueSet" { throw .malformed("valueSet is a ValueSet") }
    }

    func valueSet(_ reading: Reading, _ terminology: HeldTerminology) throws -> JSONValue {
        if let given { return given }
        if let id {
            guard let held = try reading.resource("ValueSet", id) else { throw FHIRError.notFound }
            return try held.json()
        }
        guard let address else { throw FHIRError.notFound }
        guard let found = try terminology.valueSet(address) else { throw TerminologyError.unknownValueSet(address) }
        return found
    }
}

/// The code system that is asked about: by id, by address or as it comes with the question.
struct CodeSystemQuestion: Sendable {
    private let id: String?
    private let address: CanonicalAddress?
    private let given: JSONValue?

    init(_ call: FHIRCall, _ parameters: OperationParameters) throws(FHIRError) {
        id = call.target.id
        given = parameters.value("codeSystem")
        address = parameters["url"].map {
            CanonicalAddress(CanonicalAddress($0).url, version: parameters["version"] ?? CanonicalAddress($0).version)
        }
        guard [id != nil, given != nil, address != nil].filter({ $0 }).count == 1 else {
            throw .malformed("a code system is named once: by its id, its url or as codeSystem")
        }
        if let given, given["resourceType"]?.string != "CodeSystem" { throw .malformed("codeSystem is a CodeSystem") }
    }

    func codeSystem(_ reading: Reading, _ terminology: HeldTerminology) throws -> CodeSystemContent {
        if let given { return CodeSystemContent(given) }
        if let id {
            guard let held = try reading.resource("CodeSystem", id) else { throw FHIRError.notFound }
            return CodeSystemContent(try held.json())
        }
        guard let address else { throw FHIRError.notFound }
        guard let found = try terminology.codeSystem(address) else {
            throw TerminologyError.unknownCodeSystem(address)
        }
        return found
    }
}

/// The languages that concepts are called in, the first that is there: Danish unless the client asks for others.
struct DisplayLanguages {
    let all: [String]

    /// - Parameter text: as in `Accept-Language`: `en-GB, en;q=0.8`.
    init(_ text: String?) {
        let named = (text ?? "").split(separator: ",").map { part in
            String(part.prefix { $0 != ";" }).filter { !$0.isWhitespace }
        }
        all = named.isEmpty ? ["da"] : named
    }
}
