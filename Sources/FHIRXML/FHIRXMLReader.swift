package import FHIR

/// Makes the JSON of a FHIR resource from its XML, by the definitions of R4.
///
/// ```swift
/// let resource = try JSONDocument(try FHIRXMLReader.json(of: bytes)).root
/// ```
/// The JSON has no spaces between its tokens; members stand as the elements came, those that XML writes as attributes
/// first; decimals keep their digits. What XML has and JSON has no place for is left out: comments, processing
/// instructions, the spaces between elements, and where a schema is found. An element that is not in the definitions, or
/// there too often, is refused: JSON has no shape for it. The order of the definitions is not insisted on.
///
/// This reads; whether the resource is right beyond its shape is the ``Validator``'s to say.
///
/// Source: FHIR R4, XML Representation of Resources and JSON Representation of Resources.
package struct FHIRXMLReader {
    let definitions: Definitions
    /// The type that the ids and extensions of primitive values are of.
    let element: TypeDefinition.ID
    let depthLimit: Int
    var scanner: XMLScanner

    /// The bytes of the resource as JSON.
    ///
    /// - Throws: ``FHIRXMLError`` with the place of the first fault.
    package static func json(
        of bytes: [UInt8], limits: XMLLimits = .standard, definitions: Definitions = .r4
    ) throws(FHIRXMLError) -> [UInt8] {
        do throws(XMLFault) {
            var reader = FHIRXMLReader(
                definitions: definitions, element: definitions.type(named: "Element")?.id ?? .init(rawValue: 0),
                depthLimit: limits.depth, scanner: try XMLScanner(bytes, limits: limits))
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            guard try reader.nextMarkup() == .start else { throw reader.scanner.fault("expected an element") }
            try reader.readResource(depth: 1, to: &output)
            guard try reader.nextMarkup() == .nothingMore else {
                throw reader.scanner.fault("expected nothing after the root element")
            }
            return output
        } catch {
            throw FHIRXMLError(error, in: bytes)
        }
    }

    // MARK: Resources

    /// A resource; its element has begun.
    mutating func readResource(depth: Int, to output: inout [UInt8]) throws(XMLFault) {
        let name = text(scanner.name.local)
        guard scanner.name.namespace == .fhir else { throw wrongNamespace(XMLNamespace.fhirName) }
        guard let type = definitions.type(named: name), type.kind == .resource, !type.isAbstract else {
            throw structure("expected the name of a resource type of FHIR R4", at: scanner.name.whole.lowerBound)
        }
        do throws(XMLFault) {
            try checkDepth(depth)
            output.append(contentsOf: "{\"resourceType\":\"\(name)\"".utf8)
            try readAttributes(of: type, to: &output)
            try readMembers(of: type, from: nextMarkup(), depth: depth, to: &output)
            output.append(UInt8(ascii: "}"))
        } catch {
            throw error.within(name)
        }
    }

    /// An element that holds a whole resource, such as `contained`.
    private mutating func readWrapper(depth: Int, to output: inout [UInt8]) throws(XMLFault) {
        try refuseAttributes()
        guard try nextMarkup() == .start else { throw structure("expected a resource") }
        do throws(XMLFault) {
            try readResource(depth: depth, to: &output)
        } catch {
            // The path goes on as in JSON: `Bundle.entry[0].resource.name`.
            var fault = error
            fault.path = fault.path.split(separator: ".").dropFirst().joined(separator: ".")
            throw fault
        }
        guard try nextMarkup() == .end else { throw structure("expected one resource only") }
    }

    // MARK: Members

    /// An object of a type that is no resource; its element has begun.
    mutating func readObject(_ type: TypeDefinition, depth: Int, to output: inout [UInt8]) throws(XMLFault) {
        let start = scanner.token.lowerBound
        try checkDepth(depth)
        output.append(UInt8(ascii: "{"))
        let empty = output.count
        try readAttributes(of: type, to: &output)
        try readMembers(of: type, from: nextMarkup(), depth: depth, to: &output)
        guard output.count > empty else { throw structure("an element cannot be empty", at: start) }
        output.append(UInt8(ascii: "}"))
    }

    /// Whether what has begun is one more of these.
    func isSibling(_ element: ElementDefinition) -> Bool {
        scanner.name.namespace == .fhir && scanner.matches(scanner.name.local, element.jsonName)
    }

    /// The elements within one, up to its end.
    ///
    /// - Parameter first: the token that was read last.
    mutating func readMembers(
        of type: TypeDefinition, from first: XMLScanner.Token, depth: Int, to output: inout [UInt8]
    ) throws(XMLFault) {
        var token = first
        var seen: UInt64 = 0
        while token == .start {
            let element = try element(of: type, seen: &seen)
            let kind = definitions.type(element.type)
            if kind.primitive == nil {
                token = try readComplex(element, kind, depth: depth, to: &output)
            } else if kind.primitive == .xhtml {
                token = try readNarrative(element, to: &output)
            } else if element.isArray {
                token = try readPrimitives(element, kind, depth: depth, to: &output)
            } else {
                token = try readPrimitive(element, kind, depth: depth, to: &output)
            }
        }
        guard token == .end else { throw structure("expected an element") }
    }

    /// The definition of the element that has begun.
    ///
    /// - Parameter seen: a bit for each of the elements that were read already.
    private func element(
        of type: TypeDefinition, seen: inout UInt64
    ) throws(XMLFault) -> ElementDefinition {
        let name = text(scanner.name.local)
        let place = scanner.name.whole.lowerBound
        guard let element = definitions.element(jsonName: name, of: type.id), !element.isAttribute else {
            let isFHIR = scanner.name.namespace == .fhir
            throw structure(isFHIR ? "\(type.name) has no such element" : "an element that is not FHIR's", at: place)
                // Whatever somebody sends as a name, a path stays readable.
                .within(String(name.prefix(64)))
        }
        let isMarkup = definitions.type(element.type).primitive == .xhtml
        guard scanner.name.namespace == (isMarkup ? .xhtml : .fhir) else {
            throw wrongNamespace(isMarkup ? XMLNamespace.xhtmlName : XMLNamespace.fhirName).within(name)
        }
        // No type has more than 64 elements, counting a choice once.
        let bit: UInt64 = 1 << UInt64(element.place)
        guard seen & bit == 0 else {
            let reason =
                element.isArray
                ? "expected next to the others of its name" : "there can be only one, of one type"
            throw structure(reason, at: place).within(name)
        }
        seen |= bit
        return element
    }

    private mutating func readComplex(
        _ element: ElementDefinition, _ type: TypeDefinition, depth: Int, to output: inout [UInt8]
    ) throws(XMLFault) -> XMLScanner.Token {
        let isResource = type.kind == .resource
        append(key: element.jsonName, to: &output)
        if element.isArray { output.append(UInt8(ascii: "[")) }
        var place = 0
        var token = XMLScanner.Token.start
        repeat {
            if place > 0 { output.append(UInt8(ascii: ",")) }
            do throws(XMLFault) {
                let inner = element.isArray ? depth + 2 : depth + 1
                if isResource {
                    try readWrapper(depth: inner, to: &output)
                } else {
                    try readObject(type, depth: inner, to: &output)
                }
            } catch {
                throw error.within(element.isArray ? "\(element.jsonName)[\(place)]" : element.jsonName)
            }
            place += 1
            token = try nextMarkup()
        } while element.isArray && token == .start && isSibling(element)
        if element.isArray { output.append(UInt8(ascii: "]")) }
        return token
    }

    private mutating func readNarrative(
        _ element: ElementDefinition, to output: inout [UInt8]
    ) throws(XMLFault) -> XMLScanner.Token {
        var markup: [UInt8] = []
        do throws(XMLFault) {
            try NarrativeMarkup.copy(&scanner, to: &markup)
        } catch {
            throw error.within(element.jsonName)
        }
        append(key: element.jsonName, to: &output)
        JSONStringBytes.append(markup, to: &output)
        return try nextMarkup()
    }

    // MARK: Tokens

    /// The next start or end of an element: what stands between them may only be space.
    mutating func nextMarkup() throws(XMLFault) -> XMLScanner.Token {
        while true {
            switch try scanner.next() {
            case .start: return .start
            case .end: return .end
            case .nothingMore: return .nothingMore
            case .comment: continue
            case .text, .characterData:
                guard scanner.isSpace(scanner.token) else {
                    throw structure("text where FHIR has none", at: scanner.token.lowerBound)
                }
            }
        }
    }

    /// Objects and arrays within each other, as the JSON will have them.
    func checkDepth(_ depth: Int) throws(XMLFault) {
        guard depth <= depthLimit else { throw scanner.fault("nested deeper than \(depthLimit) levels") }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: scanner.bytes[range], as: UTF8.self) }

    func structure(_ reason: String, at place: Int? = nil) -> XMLFault {
        XMLFault(kind: .structure, reason: reason, offset: place ?? scanner.token.lowerBound)
    }

    private func wrongNamespace(_ expected: String) -> XMLFault {
        structure("expected the namespace \(expected)", at: scanner.name.whole.lowerBound)
    }
}
