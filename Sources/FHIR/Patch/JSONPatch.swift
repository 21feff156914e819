/// A JSON Patch: operations that are carried out one after the other, or none of them.
///
/// Numbers are the same for `test` where their digits are, since in FHIR 1.0 and 1.00 say different things.
///
/// Source: RFC 6902, with the pointers of RFC 6901.
package struct JSONPatch: Sendable {
    private let operations: [Operation]

    /// Operations of one patch.
    package static let mostOperations = 1000

    private struct Operation: Sendable {
        enum Kind: String, Sendable {
            case add, remove, replace, move, copy, test
        }

        var kind: Kind
        var path: [String]
        var from: [String] = []
        var value: [UInt8] = []
    }

    /// Reads a patch.
    ///
    /// - Throws: ``PatchError/malformed(_:)`` with the number of the operation, from 0.
    package init(_ json: JSONValue) throws(PatchError) {
        guard json.kind == .array else { throw .malformed("a JSON Patch is an array of operations") }
        var operations: [Operation] = []
        for (number, item) in json.elements.enumerated() {
            guard number < Self.mostOperations else { throw .malformed("more than \(Self.mostOperations) operations") }
            guard let kind = item["op"]?.string.flatMap(Operation.Kind.init),
                let path = item["path"]?.string.flatMap(Self.pointer)
            else { throw .malformed("operation \(number) has no op or no path that is known") }
            var operation = Operation(kind: kind, path: path)
            switch kind {
            case .add, .replace, .test:
                guard let value = item["value"] else { throw .malformed("operation \(number) has no value") }
                operation.value = Array(value.rawBytes)
            case .move, .copy:
                guard let from = item["from"]?.string.flatMap(Self.pointer) else {
                    throw .malformed("operation \(number) has no from")
                }
                if kind == .move, path.count > from.count, path.starts(with: from) {
                    throw .malformed("operation \(number) moves a value into itself")
                }
                operation.from = from
            case .remove: break
            }
            operations.append(operation)
        }
        self.operations = operations
    }

    /// The value with all operations carried out.
    package func applied(to value: JSONValue) throws(PatchError) -> JSONValue {
        var current = value
        for (number, operation) in operations.enumerated() {
            do {
                current = try JSONDocument(try Self.bytes(of: current, with: operation)).root
            } catch let error as PatchError {
                throw .failed("operation \(number): \(error)")
            } catch {
                throw .malformed("operation \(number) holds what is not JSON")
            }
        }
        return current
    }

    private static func bytes(of root: JSONValue, with operation: Operation) throws -> [UInt8] {
        switch operation.kind {
        case .add: return try adding(operation.value, at: operation.path, to: root)
        case .remove: return try removing(operation.path, from: root)
        case .replace:
            let target = try value(at: operation.path, in: root)
            if target.index == root.index { return operation.value }
            var editor = JSONEditor(root)
            editor.replace(target, withJSON: operation.value)
            return editor.bytes
        case .copy:
            return try adding(Array(try value(at: operation.from, in: root).rawBytes), at: operation.path, to: root)
        case .move:
            let moved = Array(try value(at: operation.from, in: root).rawBytes)
            if operation.from == operation.path { return Array(root.rawBytes) }
            let without = try JSONDocument(try removing(operation.from, from: root)).root
            return try adding(moved, at: operation.path, to: without)
        case .test:
            let wanted = try JSONDocument(operation.value).root
            guard try value(at: operation.path, in: root).isEqual(to: wanted) else {
                throw PatchError.failed("the value is another")
            }
            return Array(root.rawBytes)
        }
    }

    private static func adding(_ json: [UInt8], at path: [String], to root: JSONValue) throws(PatchError) -> [UInt8] {
        guard let last = path.last else { return json }
        let parent = try value(at: path.dropLast(), in: root)
        var editor = JSONEditor(root)
        switch parent.kind {
        case .object: editor.set(last, of: parent, toJSON: json)
        case .array:
            var elements = parent.elements.map { Array($0.rawBytes) }
            guard let place = last == "-" ? elements.count : index(last), place <= elements.count else {
                throw .failed("there is no such place in the array")
            }
            elements.insert(json, at: place)
            editor.replace(parent, withJSON: JSONValue.array(elements))
        default: throw .failed("nothing can be added there")
        }
        return editor.bytes
    }

    private static func removing(_ path: [String], from root: JSONValue) throws(PatchError) -> [UInt8] {
        let target = try value(at: path[...], in: root)
        guard target.index != root.index else { throw .failed("the whole cannot be removed") }
        var editor = JSONEditor(root)
        editor.remove(target)
        return editor.bytes
    }

    private static func value(at path: [String], in root: JSONValue) throws(PatchError) -> JSONValue {
        try value(at: path[...], in: root)
    }

    private static func value(at path: ArraySlice<String>, in root: JSONValue) throws(PatchError) -> JSONValue {
        var current = root
        for token in path {
            let next = current.kind == .array ? index(token).flatMap { current[$0] } : current[token]
            guard let next else { throw .failed("there is nothing at the path") }
            current = next
        }
        return current
    }

    /// The tokens of a pointer; nil where it is none.
    private static func pointer(_ text: String) -> [String]? {
        if text.isEmpty { return [] }
        guard text.hasPrefix("/") else { return nil }
        return text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
            // In this order, so that `~01` is `~1`.
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }

    /// A place in an array: digits without a zero before them.
    private static func index(_ token: String) -> Int? {
        guard let number = Int(token), String(number) == token, number >= 0 else { return nil }
        return number
    }
}
