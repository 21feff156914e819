package import FHIR

/// Writes a FHIR resource as XML, by the definitions of R4.
///
/// Elements stand in the order of the definitions, whatever order the members of the JSON have; decimals keep their
/// digits. What XML cannot hold is an error that names the element, never left out: a member that is not in the
/// definitions or has another shape than they say, and characters that XML does not have.
///
/// Source: FHIR R4, XML Representation of Resources.
package struct FHIRXMLWriter {
    let definitions: Definitions
    let element: TypeDefinition.ID
    let isIndented: Bool
    var output: [UInt8] = []
    /// The members of the objects that are open, sorted within each: one list, so that none is made for each object.
    var members: [Member] = []
    private var depth = 0

    /// One element of an object with its value, and with the ids and extensions that a primitive has beside it.
    struct Member {
        var element: ElementDefinition
        var value: JSONValue?
        var companion: JSONValue?
    }

    /// The XML of a resource.
    ///
    /// - Parameter isIndented: for people, by two spaces a level; narratives stay as they are.
    /// - Throws: ``XMLWritingError`` for the first element that XML cannot hold.
    package static func xml(
        of resource: JSONValue, isIndented: Bool = false, definitions: Definitions = .r4
    ) throws(XMLWritingError) -> [UInt8] {
        var writer = FHIRXMLWriter(
            definitions: definitions, element: definitions.type(named: "Element")?.id ?? .init(rawValue: 0),
            isIndented: isIndented)
        writer.output.reserveCapacity(resource.rawBytes.count * 2)
        writer.append(#"<?xml version="1.0" encoding="UTF-8"?>"#)
        writer.newLine()
        try writer.writeResource(resource, isRoot: true)
        writer.newLine()
        return writer.output
    }

    private init(definitions: Definitions, element: TypeDefinition.ID, isIndented: Bool) {
        self.definitions = definitions
        self.element = element
        self.isIndented = isIndented
    }

    // MARK: Objects

    private mutating func writeResource(_ resource: JSONValue, isRoot: Bool = false) throws(XMLWritingError) {
        guard resource.kind == .object, let name = resource["resourceType"]?.string,
            let type = definitions.type(named: name), type.kind == .resource, !type.isAbstract
        else { throw XMLWritingError(reason: "expected a resource type of FHIR R4", path: "") }
        do throws(XMLWritingError) {
            append("<")
            append(name)
            if isRoot { append(" xmlns=\"\(XMLNamespace.fhirName)\"") }
            try writeContent(of: resource, type, named: name)
        } catch {
            throw isRoot ? error.within(name) : error
        }
    }

    /// Attributes, elements and the end of an element whose name has been written.
    private mutating func writeContent(
        of object: JSONValue, _ type: TypeDefinition, named name: String
    ) throws(XMLWritingError) {
        guard object.kind == .object else { throw XMLWritingError(reason: "expected an object", path: "") }
        let start = members.count
        defer { members.removeLast(members.count - start) }
        try collectMembers(of: object, type)
        guard members.count > start || type.kind == .resource else {
            throw XMLWritingError(reason: "an object cannot be empty", path: "")
        }
        var hasContent = false
        for place in start..<members.count where members[place].element.isAttribute {
            try writeAttribute(members[place])
        }
        for place in start..<members.count where !members[place].element.isAttribute {
            if !hasContent {
                append(">")
                depth += 1
                hasContent = true
            }
            let member = members[place]
            if definitions.type(member.element.type).primitive == nil {
                try writeComplex(member)
            } else {
                try writePrimitive(member)
            }
        }
        guard hasContent else { return append("/>") }
        depth -= 1
        newLine()
        writeEnd(name)
    }

    private mutating func writeComplex(_ member: Member) throws(XMLWritingError) {
        guard let value = member.value, member.companion == nil else {
            throw XMLWritingError(reason: "only primitives have ids beside them", path: "_" + member.element.jsonName)
        }
        let name = member.element.jsonName
        let type = definitions.type(member.element.type)
        for (place, item) in try items(of: value, member.element) {
            do throws(XMLWritingError) {
                newLine()
                append("<")
                append(name)
                guard type.kind == .resource else {
                    try writeContent(of: item, type, named: name)
                    continue
                }
                append(">")
                depth += 1
                newLine()
                try writeResource(item)
                depth -= 1
                newLine()
                writeEnd(name)
            } catch {
                throw error.within(place.map { "\(name)[\($0)]" } ?? name)
            }
        }
    }

    private mutating func writePrimitive(_ member: Member) throws(XMLWritingError) {
        let name = member.element.jsonName
        let type = definitions.type(member.element.type)
        let values = try member.value.map { value throws(XMLWritingError) in try items(of: value, member.element) }
        let companions = try member.companion.map { value throws(XMLWritingError) in
            try items(of: value, member.element)
        }
        for number in 0..<max(values?.count ?? 0, companions?.count ?? 0) {
            let value = values.flatMap { number < $0.count ? $0[number].item : nil }
            let companion = companions.flatMap { number < $0.count ? $0[number].item : nil }
            do throws(XMLWritingError) {
                newLine()
                if type.primitive == .xhtml {
                    guard let value, companion == nil else {
                        throw XMLWritingError(reason: "a narrative has no extensions", path: "")
                    }
                    try writeNarrative(value)
                } else {
                    try writePrimitive(named: name, type, value, companion)
                }
            } catch {
                throw error.within(member.element.isArray ? "\(name)[\(number)]" : name)
            }
        }
    }

    private mutating func writePrimitive(
        named name: String, _ type: TypeDefinition, _ value: JSONValue?, _ companion: JSONValue?
    ) throws(XMLWritingError) {
        let value = value?.kind == .null ? nil : value
        let companion = companion?.kind == .null ? nil : companion
        guard value != nil || companion != nil else {
            throw XMLWritingError(reason: "expected a value or an extension", path: "")
        }
        append("<")
        append(name)
        if let value { try writeValue(value, type) }
        guard let companion else { return append("/>") }
        try writeContent(of: companion, definitions.type(element), named: name)
    }

    /// The items of an array with their places, or the one value; by the definition it is one or the other.
    private func items(
        of value: JSONValue, _ element: ElementDefinition
    ) throws(XMLWritingError) -> [(place: Int?, item: JSONValue)] {
        guard element.isArray == (value.kind == .array) else {
            throw XMLWritingError(
                reason: element.isArray ? "expected an array" : "expected one value, not an array",
                path: element.jsonName)
        }
        guard !element.isArray || value.elements.contains(where: { _ in true }) else {
            throw XMLWritingError(reason: "an array cannot be empty", path: element.jsonName)
        }
        return element.isArray ? value.elements.enumerated().map { ($0, $1) } : [(nil, value)]
    }

    // MARK: Bytes

    mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    private mutating func writeEnd(_ name: String) {
        append("</")
        append(name)
        append(">")
    }

    private mutating func newLine() {
        guard isIndented else { return }
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }
}
