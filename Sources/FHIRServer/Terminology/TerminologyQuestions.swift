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

/// The value set or code system that is asked about, named in one of three ways.
enum HeldQuestion: Sendable {
    case id(String)
    case address(CanonicalAddress)
    /// As it comes with the question.
    case given(JSONValue)

    /// - Parameters:
    ///   - type: `ValueSet` or `CodeSystem`.
    ///   - version: the parameter that may say which version of it.
    init(_ type: String, version: String, _ call: FHIRCall, _ parameters: OperationParameters) throws(FHIRError) {
        let name = type.prefix(1).lowercased() + type.dropFirst()
        let address = parameters["url"].map { CanonicalAddress($0) }.map { address in
            CanonicalAddress(address.url, version: parameters[version] ?? address.version)
        }
        switch (call.target.id, address, parameters.value(name)) {
        case (let id?, nil, nil): self = .id(id)
        case (nil, let address?, nil): self = .address(address)
        case (nil, nil, let given?):
            guard given["resourceType"]?.string == type else { throw .malformed("\(name) is a \(type)") }
            self = .given(given)
        default: throw .malformed("a \(type) is named once: by its id, its url or as \(name)")
        }
    }

    func valueSet(_ reading: Reading, _ terminology: HeldTerminology) throws -> JSONValue {
        switch self {
        case .given(let given): return given
        case .id(let id):
            guard let held = try reading.resource("ValueSet", id) else { throw FHIRError.notFound }
            return try held.json()
        case .address(let address):
            guard let found = try terminology.valueSet(address) else { throw TerminologyError.unknownValueSet(address) }
            return found
        }
    }

    func codeSystem(_ terminology: HeldTerminology) throws -> CodeSystemContent {
        switch self {
        case .given(let given): return CodeSystemContent(given)
        case .id(let id):
            guard let held = try terminology.codeSystem(id: id) else { throw FHIRError.notFound }
            return held
        case .address(let address):
            guard let found = try terminology.codeSystem(address) else {
                throw TerminologyError.unknownCodeSystem(address)
            }
            return found
        }
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
