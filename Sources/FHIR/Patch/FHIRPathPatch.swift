/// A FHIRPath Patch: a `Parameters` resource whose operations say by FHIRPath where something changes.
///
/// Source: FHIR R4, FHIRPath Patch (fhirpatch.html).
package struct FHIRPathPatch: Sendable {
    private let operations: [Operation]

    /// Operations of one patch.
    package static let mostOperations = 1000

    struct Operation: Sendable {
        enum Kind: String, Sendable {
            case add, insert, delete, replace, move
        }

        var kind: Kind
        var path: FHIRPathExpression
        var name: String?
        /// The part that holds the value.
        var value: JSONValue?
        var index: Int?
        var source: Int?
        var destination: Int?
    }

    /// Reads a patch.
    ///
    /// - Throws: ``PatchError/malformed(_:)`` with the number of the operation, from 0.
    package init(_ parameters: JSONValue) throws(PatchError) {
        guard parameters["resourceType"]?.string == "Parameters" else {
            throw .malformed("a FHIRPath Patch is a Parameters resource")
        }
        var operations: [Operation] = []
        for (number, parameter) in (parameters["parameter"]?.elements.map { $0 } ?? []).enumerated() {
            guard number < Self.mostOperations else { throw .malformed("more than \(Self.mostOperations) operations") }
            guard parameter["name"]?.string == "operation" else {
                throw .malformed("parameter \(number) is not an operation")
            }
            operations.append(try Self.operation(parameter, number))
        }
        self.operations = operations
    }

    private static func operation(_ parameter: JSONValue, _ number: Int) throws(PatchError) -> Operation {
        var parts: [String: JSONValue] = [:]
        for part in parameter["part"]?.elements.map({ $0 }) ?? [] {
            guard let name = part["name"]?.string, parts.updateValue(part, forKey: name) == nil else {
                throw .malformed("operation \(number) has a part without a name, or one twice")
            }
        }
        func text(_ name: String) -> String? { parts[name].flatMap { PatchValue($0).json?.string } }
        func integer(_ name: String) -> Int? { parts[name]?["valueInteger"]?.numberText.flatMap { Int($0) } }
        guard let kind = text("type").flatMap(Operation.Kind.init), let path = text("path") else {
            throw .malformed("operation \(number) has no type or no path that is known")
        }
        let expression: FHIRPathExpression
        do {
            expression = try FHIRPathExpression(path)
        } catch {
            throw .malformed("operation \(number): the path is no FHIRPath: \(error)")
        }
        let operation = Operation(
            kind: kind, path: expression, name: text("name"), value: parts["value"], index: integer("index"),
            source: integer("source"), destination: integer("destination"))
        let isWhole =
            switch kind {
            case .add: operation.name != nil && operation.value != nil
            case .insert: operation.index != nil && operation.value != nil
            case .delete: true
            case .replace: operation.value != nil
            case .move: operation.source != nil && operation.destination != nil
            }
        guard isWhole else { throw .malformed("operation \(number) lacks a part that \(kind.rawValue) needs") }
        return operation
    }

    /// The resource with all operations carried out.
    package func applied(to resource: JSONValue) throws(PatchError) -> JSONValue {
        var current = resource
        for (number, operation) in operations.enumerated() {
            do {
                current = try JSONDocument(try PatchStep(root: current, operation: operation).bytes()).root
            } catch let error as PatchError {
                throw .failed("operation \(number): \(error)")
            } catch let error as FHIRPathError {
                throw .failed("operation \(number): \(error)")
            } catch {
                throw .malformed("operation \(number) gives what is not JSON")
            }
        }
        return current
    }
}

/// The value in a part of a `Parameters` resource.
struct PatchValue {
    let part: JSONValue

    init(_ part: JSONValue) {
        self.part = part
    }

    private var member: JSONMembers.Member? {
        part.members.first { $0.rawName.starts(with: "\"value".utf8) || $0.nameEquals("resource") }
    }

    /// The value where it is of a data type, or a resource.
    var json: JSONValue? { member?.value }

    /// What follows `value` in the member's name, such as `CodeableConcept`.
    var suffix: String { member.map { String($0.name.dropFirst("value".count)) } ?? "" }

    /// The value as an element of a type: one that is defined in place comes as parts, one for each element of it.
    func bytes(as type: TypeDefinition.ID) throws(PatchError) -> [UInt8] {
        if let json { return Array(json.rawBytes) }
        var names: [String] = []
        var values: [String: (isArray: Bool, items: [[UInt8]])] = [:]
        for part in part["part"]?.elements.map({ $0 }) ?? [] {
            guard let name = part["name"]?.string else { throw .malformed("a part has no name") }
            let value = PatchValue(part)
            let element = try Self.element(named: name, of: type, for: value)
            if values[element.jsonName] == nil { names.append(element.jsonName) }
            values[element.jsonName, default: (element.isArray, [])].items.append(try value.bytes(as: element.type))
        }
        guard !names.isEmpty else { throw .malformed("a value is empty") }
        var writer = JSONWriter()
        for name in names where values[name]?.isArray == false && values[name]?.items.count != 1 {
            throw .malformed("an element that occurs once has several values")
        }
        writer.object { writer in
            for name in names {
                guard let value = values[name] else { continue }
                writer.key(name)
                writer.raw(value.isArray ? JSONValue.array(value.items) : value.items[0])
            }
        }
        return writer.bytes
    }

    /// The element of a type that a value goes into: of a choice, the one of the value's type.
    static func element(
        named name: String, of type: TypeDefinition.ID, for value: PatchValue
    ) throws(PatchError) -> ElementDefinition {
        let elements = Definitions.r4.elements(named: name, of: type)
        let fitting = elements.first { $0.jsonName == name + value.suffix } ?? (elements.count == 1 ? elements[0] : nil)
        guard let fitting else { throw .failed("there is no such element for such a value") }
        return fitting
    }
}
