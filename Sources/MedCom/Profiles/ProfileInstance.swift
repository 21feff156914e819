import FHIR

/// One value in a resource, as a profile looks at it.
struct ProfileInstance {
    /// Nil where a primitive has extensions but no value.
    let json: JSONValue?
    /// The extensions of a primitive.
    let companion: JSONValue?
    let type: TypeDefinition
    /// The resource that holds it.
    let resource: JSONValue

    init(json: JSONValue?, companion: JSONValue? = nil, type: TypeDefinition, resource: JSONValue) {
        self.json = json
        self.companion = companion
        self.type = type
        self.resource = resource
    }

    /// A resource itself; nil where its type is unknown.
    init?(resource: JSONValue, _ definitions: Definitions) {
        guard let type = resource["resourceType"]?.string.flatMap(definitions.type(named:)) else { return nil }
        self.init(json: resource, type: type, resource: resource)
    }

    /// The node of the value in its document.
    var index: Int { json?.index ?? companion?.index ?? resource.index }

    /// What members are looked up in.
    private var object: JSONValue? { type.kind == .primitive ? companion : json }

    /// The values of an element, of whichever type where it is a choice, in their order.
    func children(named name: String, _ definitions: Definitions) -> [ProfileInstance] {
        guard let object, object.kind == .object else { return [] }
        var found: [ProfileInstance] = []
        for element in definitions.elements(named: name, of: type.id) {
            let value = object[element.jsonName]
            let type = definitions.type(element.type)
            let companion = type.kind == .primitive ? object["_" + element.jsonName] : nil
            guard value != nil || companion != nil else { continue }
            if value?.kind == .array || companion?.kind == .array {
                let values = value.map { Array($0.elements) } ?? []
                let companions = companion.map { Array($0.elements) } ?? []
                for place in 0..<max(values.count, companions.count) {
                    found.append(
                        child(
                            place < values.count ? values[place] : nil,
                            place < companions.count ? companions[place] : nil, type))
                }
            } else {
                found.append(child(value, companion, type))
            }
        }
        return found
    }

    private func child(_ json: JSONValue?, _ companion: JSONValue?, _ type: TypeDefinition) -> ProfileInstance {
        let json = json?.kind == .null ? nil : json
        guard type.name == "Resource", let json, let real = json["resourceType"]?.string,
            let realType = Definitions.r4.type(named: real)
        else { return ProfileInstance(json: json, companion: companion, type: type, resource: resource) }
        return ProfileInstance(json: json, type: realType, resource: json)
    }
}
