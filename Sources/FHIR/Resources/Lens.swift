/// A typed view of a JSON object: one FHIR element or resource. It copies nothing, and never fails: a property whose
/// JSON is of another type than FHIR says reads as absent.
package protocol Lens: Sendable {
    /// What is looked at.
    var json: JSONValue { get }

    /// Looks at a JSON value whatever it is; where it is no object, every property is absent.
    init(json: JSONValue)
}

/// A view of a data type or of a part of a resource.
package protocol ElementLens: Lens {}

extension ElementLens {
    /// Nil where the value is no JSON object.
    package init?(_ json: JSONValue?) {
        guard let json, json.kind == .object else { return nil }
        self.init(json: json)
    }
}

/// A view of a resource of one type.
package protocol ResourceLens: Lens {
    /// The name of the type, as `resourceType` says it.
    static var resourceType: String { get }
}

extension ResourceLens {
    /// Nil where the value is not a resource of this type.
    package init?(_ json: JSONValue?) {
        guard let json, json.kind == .object, json["resourceType"]?.string == Self.resourceType else { return nil }
        self.init(json: json)
    }

    /// The logical id.
    package var id: String? { json["id"]?.string }

    /// Metadata that the record keeps about it.
    package var meta: Meta? { element("meta") }

    /// Elements that FHIR itself does not define.
    package var extensions: [Extension] { elements("extension") }

    /// What the resource says to people.
    package var narrative: Narrative? { element("text") }

    /// Resources that live inside this one.
    package var contained: [JSONValue] { json.list("contained") }
}

extension Lens {
    /// The first extension with this definition.
    package func extensionValue(_ url: String) -> Extension? {
        guard let all = json["extension"] else { return nil }
        return all.elements.lazy.compactMap { Extension($0) }.first { $0.url == url }
    }

    func element<E: ElementLens>(_ name: String) -> E? { E(json[name]) }

    func elements<E: ElementLens>(_ name: String) -> [E] {
        guard let array = json[name] else { return [] }
        return array.elements.compactMap { E($0) }
    }

    func strings(_ name: String) -> [String] {
        guard let array = json[name] else { return [] }
        return array.elements.compactMap(\.string)
    }

    func dateTime(_ name: String) -> DateTime? { json[name]?.string.flatMap { DateTime($0) } }

    func integer(_ name: String) -> Int? { json[name]?.numberText.flatMap { Int($0) } }
}
