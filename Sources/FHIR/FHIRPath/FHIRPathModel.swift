/// The types of FHIR as FHIRPath asks for them.
struct FHIRPathModel: Sendable {
    static let r4 = FHIRPathModel(.r4)

    let definitions: Definitions
    /// For each type, its elements by their FHIRPath names: several where there is a choice of types.
    private let children: [[String: [ElementDefinition]]]
    private let resource: TypeDefinition.ID?

    init(_ definitions: Definitions) {
        self.definitions = definitions
        children = definitions.types.map { Dictionary(grouping: definitions.elements(of: $0.id), by: \.name) }
        resource = definitions.type(named: "Resource")?.id
    }

    /// The type with this name in FHIR's namespace.
    func type(named name: String) -> TypeDefinition? { definitions.type(named: name) }

    func primitive(_ type: TypeDefinition.ID) -> PrimitiveType? { definitions.type(type).primitive }

    func isType(_ type: TypeDefinition.ID, _ name: String) -> Bool { definitions.isType(type, name) }

    /// The elements that a type has under this name.
    func elements(named name: String, of type: TypeDefinition.ID) -> [ElementDefinition] {
        children[Int(type.rawValue)][name] ?? []
    }

    /// A resource as an element; nil where its type is unknown.
    func resource(_ json: JSONValue) -> FHIRPathElement? {
        guard let name = json["resourceType"]?.string, let type = type(named: name) else { return nil }
        return FHIRPathElement(json: json, type: type.id)
    }

    /// The children of an element that have this name, in order.
    func children(of parent: FHIRPathElement, named name: String) -> [FHIRPathElement] {
        if primitive(parent.type) != nil {
            guard let companion = parent.companion else { return [] }
            return children(in: companion, elements(named: name, of: parent.type))
        }
        guard let json = parent.json else { return [] }
        return children(in: json, elements(named: name, of: parent.type))
    }

    private func children(in json: JSONValue, _ definitions: [ElementDefinition]) -> [FHIRPathElement] {
        guard json.kind == .object else { return [] }
        var found: [FHIRPathElement] = []
        for definition in definitions {
            let value = json[definition.jsonName]
            let isPrimitive = primitive(definition.type) != nil
            let companion = isPrimitive ? json["_" + definition.jsonName] : nil
            append(definition.type, value, companion, to: &found)
        }
        return found
    }

    /// All children of an element, in the order of the text.
    func children(of parent: FHIRPathElement) -> [FHIRPathElement] {
        let isPrimitive = primitive(parent.type) != nil
        guard let json = isPrimitive ? parent.companion : parent.json, json.kind == .object else { return [] }
        var found: [FHIRPathElement] = []
        for member in json.members {
            var name = member.name
            let isCompanion = name.hasPrefix("_")
            if isCompanion { name.removeFirst() }
            guard let definition = definitions.element(jsonName: name, of: parent.type) else { continue }
            if isCompanion {
                // Where there is a value too, both were taken with it.
                if json[name] == nil { append(definition.type, nil, member.value, to: &found) }
            } else {
                let companion = primitive(definition.type) == nil ? nil : json["_" + name]
                append(definition.type, member.value, companion, to: &found)
            }
        }
        return found
    }

    private func append(
        _ type: TypeDefinition.ID, _ value: JSONValue?, _ companion: JSONValue?, to found: inout [FHIRPathElement]
    ) {
        guard value?.kind == .array || companion?.kind == .array else {
            if value != nil || companion != nil { append(item: type, value, companion, to: &found) }
            return
        }
        let values = value.map { $0.kind == .array ? Array($0.elements) : [$0] } ?? []
        let companions = companion.map { Array($0.elements) } ?? []
        for place in 0..<max(values.count, companions.count) {
            append(
                item: type, place < values.count ? values[place] : nil,
                place < companions.count ? companions[place] : nil, to: &found)
        }
    }

    private func append(
        item type: TypeDefinition.ID, _ value: JSONValue?, _ companion: JSONValue?, to found: inout [FHIRPathElement]
    ) {
        let value = value?.kind == .null ? nil : value
        let companion = companion?.kind == .null ? nil : companion
        guard value != nil || companion != nil else { return }
        if type == resource {
            if let element = value.flatMap({ resource($0) }) { found.append(element) }
        } else {
            found.append(FHIRPathElement(json: value, companion: companion, type: type))
        }
    }
}
