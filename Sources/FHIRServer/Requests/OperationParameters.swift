import FHIR

/// What an operation is asked with: in the address, or in a `Parameters` resource.
///
/// Source: FHIR R4, Operations, 3.2.0.2 Executing an Operation.
struct OperationParameters {
    private var texts: [(name: String, text: String)] = []
    private var values: [String: JSONValue] = [:]

    /// - Parameter known: the names that the operation has; any other is refused.
    /// - Throws: ``FHIRError`` for what is unknown or malformed.
    init(_ call: FHIRCall, known: Set<String>) throws(FHIRError) {
        try call.permitParameters(known)
        for parameter in call.request.query.all where known.contains(parameter.name) {
            texts.append((parameter.name, parameter.value))
        }
        guard call.request.method == .post, !call.request.body.isEmpty else { return }
        let body = try RequestBody.json(call.request)
        guard body["resourceType"]?.string == "Parameters" else {
            throw .malformed("the body is a Parameters resource")
        }
        for parameter in body["parameter"]?.elements.map({ $0 }) ?? [] { try take(parameter, known) }
    }

    private mutating func take(_ parameter: JSONValue, _ known: Set<String>) throws(FHIRError) {
        let name = parameter["name"]?.string ?? ""
        guard known.contains(name) else { throw .unsupported("this operation has no parameter \(name.prefix(40))") }
        if let resource = parameter["resource"] {
            values[name] = resource
        } else if let member = parameter.members.first(where: { $0.name.hasPrefix("value") }) {
            let value = member.value
            if value.kind == .object {
                values[name] = value
            } else {
                let text = value.string ?? value.numberText ?? value.bool.map { $0 ? "true" : "false" }
                texts.append((name, text ?? ""))
            }
        } else {
            throw .malformed("\(name) has no value")
        }
    }

    /// The last value of a name.
    subscript(_ name: String) -> String? { texts.last { $0.name == name }?.text }

    /// All values of a name.
    func all(_ name: String) -> [String] { texts.filter { $0.name == name }.map(\.text) }

    /// A resource or a value with parts.
    func value(_ name: String) -> JSONValue? { values[name] }

    /// - Returns: nil where it is not given.
    func flag(_ name: String) throws(FHIRError) -> Bool? {
        switch self[name] {
        case nil: return nil
        case "true": return true
        case "false": return false
        default: throw .malformed("\(name) is true or false")
        }
    }

    /// A number from 0 up.
    ///
    /// - Returns: nil where it is not given.
    func number(_ name: String) throws(FHIRError) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), number >= 0 else { throw .malformed("\(name) is a number from 0 up") }
        return number
    }
}
