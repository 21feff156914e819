import FHIR

/// Attributes and primitive values.
extension FHIRXMLReader {
    /// A comma where it is needed, and the name of a member.
    func append(key: String, to output: inout [UInt8]) {
        if output.last != UInt8(ascii: "{") { output.append(UInt8(ascii: ",")) }
        output.append(UInt8(ascii: "\""))
        output.append(contentsOf: key.utf8)
        output.append(contentsOf: "\":".utf8)
    }

    /// The members that XML writes as attributes: the id of an element, the address of an extension.
    func readAttributes(of type: TypeDefinition, to output: inout [UInt8]) throws(XMLFault) {
        for attribute in scanner.attributes where counts(attribute) {
            let name = text(attribute.name.whole)
            guard let element = definitions.element(jsonName: name, of: type.id), element.isAttribute else {
                throw unknown(attribute)
            }
            append(key: name, to: &output)
            JSONStringBytes.append(attribute: attribute.value, of: scanner.bytes, to: &output)
        }
    }

    func refuseAttributes() throws(XMLFault) {
        for attribute in scanner.attributes where counts(attribute) { throw unknown(attribute) }
    }

    /// Declarations of namespaces, where schemas are, and the marks `xml:space` and `xml:lang` say nothing that JSON has
    /// a place for.
    private func counts(_ attribute: XMLAttribute) -> Bool {
        !attribute.isDeclaration && attribute.name.namespace != .schemaInstance && attribute.name.namespace != .xml
    }

    private func unknown(_ attribute: XMLAttribute) -> XMLFault {
        structure("an attribute that FHIR does not have here", at: attribute.name.whole.lowerBound)
    }

    /// A primitive that there is one of; its element has begun.
    mutating func readPrimitive(
        _ element: ElementDefinition, _ type: TypeDefinition, depth: Int, to output: inout [UInt8]
    ) throws(XMLFault) -> XMLScanner.Token {
        do throws(XMLFault) {
            let start = scanner.token.lowerBound
            let before = output.count
            if let value = try value() {
                append(key: element.jsonName, to: &output)
                try append(value, as: type, to: &output)
            }
            var companion: [UInt8] = []
            try readCompanion(depth: depth + 1, to: &companion)
            if !companion.isEmpty {
                append(key: "_" + element.jsonName, to: &output)
                output.append(contentsOf: companion)
            }
            guard output.count > before else { throw structure("expected a value or an extension", at: start) }
        } catch {
            throw error.within(element.jsonName)
        }
        return try nextMarkup()
    }

    /// All of a primitive that there may be several of: an array of values, and beside it one of ids and extensions.
    mutating func readPrimitives(
        _ element: ElementDefinition, _ type: TypeDefinition, depth: Int, to output: inout [UInt8]
    ) throws(XMLFault) -> XMLScanner.Token {
        try checkDepth(depth + 1)
        var values: [UInt8] = []
        var companions: [UInt8] = []
        var hasValue = false
        var hasCompanion = false
        var place = 0
        var token = XMLScanner.Token.start
        repeat {
            do throws(XMLFault) {
                let start = scanner.token.lowerBound
                if place > 0 {
                    values.append(UInt8(ascii: ","))
                    companions.append(UInt8(ascii: ","))
                }
                let value = try value()
                if let value {
                    try append(value, as: type, to: &values)
                    hasValue = true
                } else {
                    values.append(contentsOf: "null".utf8)
                }
                let before = companions.count
                try readCompanion(depth: depth + 2, to: &companions)
                if companions.count > before {
                    hasCompanion = true
                } else if value == nil {
                    throw structure("expected a value or an extension", at: start)
                } else {
                    companions.append(contentsOf: "null".utf8)
                }
            } catch {
                throw error.within("\(element.jsonName)[\(place)]")
            }
            place += 1
            token = try nextMarkup()
        } while token == .start && isSibling(element)
        if hasValue { append(values, as: element.jsonName, to: &output) }
        if hasCompanion { append(companions, as: "_" + element.jsonName, to: &output) }
        return token
    }

    private func append(_ items: [UInt8], as key: String, to output: inout [UInt8]) {
        append(key: key, to: &output)
        output.append(UInt8(ascii: "["))
        output.append(contentsOf: items)
        output.append(UInt8(ascii: "]"))
    }

    /// Where the value of the primitive stands; nil where it has none.
    private func value() throws(XMLFault) -> Range<Int>? {
        var value: Range<Int>?
        for attribute in scanner.attributes where counts(attribute) {
            if scanner.matches(attribute.name.whole, "value") {
                value = attribute.value
            } else if !scanner.matches(attribute.name.whole, "id") {
                throw unknown(attribute)
            }
        }
        return value
    }

    /// The id and the extensions of a primitive, up to its end; nothing where it has none.
    private mutating func readCompanion(depth: Int, to output: inout [UInt8]) throws(XMLFault) {
        let start = output.count
        output.append(UInt8(ascii: "{"))
        if let id = scanner.attributes.first(where: { counts($0) && scanner.matches($0.name.whole, "id") }) {
            append(key: "id", to: &output)
            JSONStringBytes.append(attribute: id.value, of: scanner.bytes, to: &output)
        }
        let token = try nextMarkup()
        if token == .start {
            try checkDepth(depth)
            try readMembers(of: definitions.type(element), from: token, depth: depth, to: &output)
        }
        if output.count == start + 1 { output.removeLast() } else { output.append(UInt8(ascii: "}")) }
    }

    /// A value in the form that JSON has for the type: a string, a number by its digits, true or false.
    private func append(_ value: Range<Int>, as type: TypeDefinition, to output: inout [UInt8]) throws(XMLFault) {
        let bytes = scanner.bytes[value]
        switch type.primitive?.json {
        case .boolean:
            guard scanner.matches(value, "true") || scanner.matches(value, "false") else {
                throw structure("expected true or false", at: value.lowerBound)
            }
            output.append(contentsOf: bytes)
        case .number:
            guard JSONNumber.isNumber(bytes) else {
                let expected = type.primitive?.expectation ?? "a number"
                throw structure("expected \(expected)", at: value.lowerBound)
            }
            output.append(contentsOf: bytes)
        case .string, nil: JSONStringBytes.append(attribute: value, of: scanner.bytes, to: &output)
        }
    }
}

/// What JSON takes for a number (RFC 8259, 6), which is what FHIR takes for a decimal.
enum JSONNumber {
    static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        func digits() -> ArraySlice<UInt8> { rest.prefix { $0 &- UInt8(ascii: "0") < 10 } }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = digits()
        guard let first = whole.first, first != UInt8(ascii: "0") || whole.count == 1 else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            let fraction = digits()
            if fraction.isEmpty { return false }
            rest = rest.dropFirst(fraction.count)
        }
        if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
            let power = digits()
            if power.isEmpty { return false }
            rest = rest.dropFirst(power.count)
        }
        return rest.isEmpty
    }
}
