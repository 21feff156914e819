import FHIR

extension FHIRXMLWriter {
    /// Finds the definitions of an object's members, brings each value together with its companion, and puts them in
    /// the order of the definitions.
    mutating func collectMembers(of object: JSONValue, _ type: TypeDefinition) throws(XMLWritingError) {
        let start = members.count
        var isSorted = true
        for member in object.members {
            if type.kind == .resource, member.nameEquals("resourceType") { continue }
            let (element, isCompanion) = try definition(of: member, type)
            if let last = members.last, members.count > start, last.element.place == element.place,
                last.element.jsonName == element.jsonName, take(member.value, isCompanion, at: members.count - 1)
            {
                continue
            }
            if let other = members[start...].firstIndex(where: { $0.element.jsonName == element.jsonName }) {
                guard take(member.value, isCompanion, at: other) else {
                    throw XMLWritingError(reason: "the member occurs twice", path: element.jsonName)
                }
                continue
            }
            if let last = members.last, members.count > start, last.element.place > element.place { isSorted = false }
            members.append(
                Member(
                    element: element, value: isCompanion ? nil : member.value,
                    companion: isCompanion ? member.value : nil))
        }
        if !isSorted { sort(from: start) }
    }

    /// Puts a value or a companion beside its other half; false where that place is taken.
    private mutating func take(_ value: JSONValue, _ isCompanion: Bool, at place: Int) -> Bool {
        if isCompanion {
            guard members[place].companion == nil else { return false }
            members[place].companion = value
        } else {
            guard members[place].value == nil else { return false }
            members[place].value = value
        }
        return true
    }

    /// Keeps the order of those that share a place.
    private mutating func sort(from start: Int) {
        let sorted = members[start...].enumerated().sorted {
            ($0.element.element.place, $0.offset) < ($1.element.element.place, $1.offset)
        }
        members.replaceSubrange(start..., with: sorted.map(\.element))
    }

    private func definition(
        of member: JSONMembers.Member, _ type: TypeDefinition
    ) throws(XMLWritingError) -> (ElementDefinition, isCompanion: Bool) {
        let name = member.name
        if let element = definitions.element(jsonName: name, of: type.id) { return (element, false) }
        if name.first == "_", let element = definitions.element(jsonName: String(name.dropFirst()), of: type.id),
            definitions.type(element.type).primitive != nil, !element.isAttribute
        {
            return (element, true)
        }
        throw XMLWritingError(reason: "\(type.name) has no such element", path: String(name.prefix(64)))
    }

    // MARK: Values

    mutating func writeAttribute(_ member: Member) throws(XMLWritingError) {
        let name = member.element.jsonName
        guard let value = member.value, value.kind == .string else {
            throw XMLWritingError(reason: "expected a string", path: name)
        }
        do throws(XMLWritingError) {
            append(" ")
            append(name)
            try writeQuoted(value)
        } catch {
            throw error.within(name)
        }
    }

    /// ` value="…"`, from the form that JSON has for the type.
    mutating func writeValue(_ value: JSONValue, _ type: TypeDefinition) throws(XMLWritingError) {
        append(" value")
        switch (type.primitive?.json, value.kind) {
        case (.boolean, .true), (.boolean, .false), (.number, .number):
            append("=\"")
            output.append(contentsOf: value.rawBytes)
            append("\"")
        case (.string, .string): try writeQuoted(value)
        default:
            throw XMLWritingError(
                reason: "expected \(type.primitive?.expectation ?? "a value") in the form that JSON has for it",
                path: "")
        }
    }

    /// `="…"`: what would end the value or be taken for a space when it is read is written as a reference.
    private mutating func writeQuoted(_ value: JSONValue) throws(XMLWritingError) {
        append("=\"")
        let raw = value.rawBytes.dropFirst().dropLast()
        if raw.allSatisfy(Self.isPlain) {
            output.append(contentsOf: raw)
        } else {
            for scalar in (value.string ?? "").unicodeScalars { try writeQuoted(scalar) }
        }
        append("\"")
    }

    /// Bytes of JSON that XML writes in the same way. 0xEF begins, among others, two characters that XML does not have.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0xEF: false
        default: true
        }
    }

    private mutating func writeQuoted(_ scalar: Unicode.Scalar) throws(XMLWritingError) {
        switch scalar {
        case "&": append("&amp;")
        case "<": append("&lt;")
        case ">": append("&gt;")
        case "\"": append("&quot;")
        case "\t", "\n", "\r": append("&#\(scalar.value);")
        default:
            guard XMLReference.isCharacter(scalar) else {
                throw XMLWritingError(reason: "a character that XML does not have", path: "")
            }
            output.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
    }

    /// The `div` of a narrative as it is written in the string, when it is XHTML.
    mutating func writeNarrative(_ value: JSONValue) throws(XMLWritingError) {
        guard let text = value.string else { throw XMLWritingError(reason: "expected a string", path: "") }
        do throws(XMLFault) {
            // The limits are those of the resource that it stands in: whatever JSON took.
            var scanner = try XMLScanner(
                Array(text.utf8), limits: .standard, namespace: .xhtml, isFragment: true)
            guard try scanner.next() == .start else { throw scanner.fault("expected an element") }
            try NarrativeMarkup.copy(&scanner, to: &output)
            guard try scanner.next() == .nothingMore else { throw scanner.fault("expected nothing after the div") }
        } catch {
            throw XMLWritingError(reason: "no XHTML that XML can hold: \(error.reason)", path: "")
        }
    }
}
