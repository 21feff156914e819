/// One operation of a ``FHIRPathPatch`` on a resource.
struct PatchStep {
    let root: JSONValue
    let operation: FHIRPathPatch.Operation

    /// The resource after the operation.
    func bytes() throws -> [UInt8] {
        let found = try operation.path.evaluate(on: root).map { value throws(PatchError) -> FHIRPathElement in
            guard let element = value.element, element.json ?? element.companion != nil else {
                throw .failed("the path gives no element of the resource")
            }
            return element
        }
        switch operation.kind {
        case .add: return try add(to: try only(found))
        case .insert: return try insert(among: found)
        case .delete: return found.isEmpty ? Array(root.rawBytes) : try delete(try only(found))
        case .replace: return try replace(try only(found))
        case .move: return try move(among: found)
        }
    }

    private func only(_ found: [FHIRPathElement]) throws(PatchError) -> FHIRPathElement {
        guard let element = found.first else { throw .failed("there is nothing at the path") }
        guard found.count == 1 else { throw .failed("there are several elements at the path") }
        return element
    }

    private func add(to parent: FHIRPathElement) throws(PatchError) -> [UInt8] {
        guard let object = parent.json, object.kind == .object, let part = operation.value, let name = operation.name
        else { throw .failed("nothing can be added there") }
        let value = PatchValue(part)
        let element = try PatchValue.element(named: name, of: parent.type, for: value)
        let json = try value.bytes(as: element.type)
        var editor = JSONEditor(root)
        switch (element.isArray, object[element.jsonName]) {
        case (true, let list?) where list.kind == .array: editor.append(json: json, to: list)
        case (true, _): editor.set(element.jsonName, of: object, toJSON: JSONValue.array([json]))
        case (false, nil): editor.set(element.jsonName, of: object, toJSON: json)
        case (false, _?): throw .failed("the element has a value already")
        }
        return editor.bytes
    }

    private func insert(among found: [FHIRPathElement]) throws(PatchError) -> [UInt8] {
        let (list, type) = try list(of: found)
        guard let index = operation.index, let part = operation.value else { throw .failed("there is no index") }
        var elements = list.elements.map { Array($0.rawBytes) }
        guard elements.indices.contains(index) || index == elements.count else {
            throw .failed("there is no such place in the list")
        }
        elements.insert(try PatchValue(part).bytes(as: type), at: index)
        return replacing(list, with: JSONValue.array(elements))
    }

    private func move(among found: [FHIRPathElement]) throws(PatchError) -> [UInt8] {
        let (list, _) = try list(of: found)
        var elements = list.elements.map { Array($0.rawBytes) }
        guard let source = operation.source, let destination = operation.destination,
            elements.indices.contains(source), elements.indices.contains(destination)
        else { throw .failed("there is no such place in the list") }
        let moved = elements.remove(at: source)
        elements.insert(moved, at: destination)
        return replacing(list, with: JSONValue.array(elements))
    }

    private func replace(_ element: FHIRPathElement) throws(PatchError) -> [UInt8] {
        guard let old = element.json, let part = operation.value, old.index != root.index else {
            throw .failed("this cannot be replaced")
        }
        let value = PatchValue(part)
        let json = try value.bytes(as: element.type)
        var editor = JSONEditor(root)
        if let object = root.containers(of: old.index).last, let name = object.name(of: old),
            let other = renamed(name, from: element.type, to: value.suffix)
        {
            editor.remove(old)
            editor.remove("_" + name, of: object)
            editor.set(other, of: object, toJSON: json)
        } else {
            editor.replace(old, withJSON: json)
        }
        return editor.bytes
    }

    /// The member that a value of another type goes into, where the element is a choice: `deceasedDateTime` for
    /// `deceasedBoolean`; nil where the name stays.
    private func renamed(_ name: String, from type: TypeDefinition.ID, to suffix: String) -> String? {
        let own = Definitions.r4.type(type).name
        let ending = own.prefix(1).uppercased() + own.dropFirst()
        guard !suffix.isEmpty, suffix != ending, name.hasSuffix(ending), name.count > ending.count else { return nil }
        return name.dropLast(ending.count) + suffix
    }

    /// Takes an element away, and what would be empty without it, for FHIR has no empty elements.
    private func delete(_ element: FHIRPathElement) throws(PatchError) -> [UInt8] {
        guard var target = element.json ?? element.companion, target.index != root.index else {
            throw .failed("the whole resource is not deleted by a patch")
        }
        var editor = JSONEditor(root)
        var containers = root.containers(of: target.index)
        if let list = containers.last, list.kind == .array { try refuseCompanions(of: list) }
        var companions = 0
        if let object = containers.last, let name = object.name(of: target), object["_" + name] != nil {
            editor.remove("_" + name, of: object)
            companions = 1
        }
        while let container = containers.popLast(), !containers.isEmpty,
            Array(container.members).count + Array(container.elements).count == 1 + companions
        {
            target = container
            companions = 0
        }
        editor.remove(target)
        return editor.bytes
    }

    /// The array that elements stand in, with their type.
    private func list(of found: [FHIRPathElement]) throws(PatchError) -> (JSONValue, TypeDefinition.ID) {
        guard let first = found.first, let json = first.json, let list = root.containers(of: json.index).last,
            list.kind == .array
        else { throw .failed("there is no list at the path") }
        for other in found {
            guard let json = other.json, root.containers(of: json.index).last?.index == list.index else {
                throw .failed("the elements at the path stand in several lists")
            }
        }
        try refuseCompanions(of: list)
        return (list, first.type)
    }

    /// The extensions of primitives stand in an array of their own, whose places would no longer be theirs.
    private func refuseCompanions(of list: JSONValue) throws(PatchError) {
        guard let object = root.containers(of: list.index).last, let name = object.name(of: list) else { return }
        if object["_" + name] != nil { throw .failed("a list of primitives with extensions is not changed by a patch") }
    }

    private func replacing(_ list: JSONValue, with json: [UInt8]) -> [UInt8] {
        var editor = JSONEditor(root)
        editor.replace(list, withJSON: json)
        return editor.bytes
    }
}
