extension StructureCheck {
    mutating func checkString(_ index: Int, _ check: ElementCheck) {
        let node = nodes[index]
        guard node.kind == .string, let primitive = check.primitive else {
            return report(index, .structure, "expected a string: \(check.primitive?.expectation ?? "")")
        }
        if primitive == .xhtml { return checkNarrative(index) }
        guard !node.hasEscapes else { return checkEscapedString(index, primitive, check) }
        let text = text(of: index)
        if !primitive.accepts(utf8: text) {
            reportSyntax(index, primitive)
        } else if check.valueSet != ElementCheck.noValueSet, let start = text.baseAddress,
            definitions.codesByValueSet.find(start, text.count, in: check.valueSet) == nil
        {
            reportCode(index, valueSet: check.valueSet)
        }
    }

    private mutating func checkEscapedString(_ index: Int, _ primitive: PrimitiveType, _ check: ElementCheck) {
        if primitive == .string || primitive == .markdown {
            var rest = UnescapedBytes(text(of: index))
            while let byte = rest.next() {
                if !PrimitiveSyntax.isSpace(byte) { return }
            }
            return reportSyntax(index, primitive)
        }
        let text = JSONValue(document: root.document, index: index).string ?? ""
        if !primitive.accepts(text) {
            reportSyntax(index, primitive)
        } else if check.valueSet != ElementCheck.noValueSet,
            definitions.codesByValueSet.find(text, in: check.valueSet) == nil
        {
            reportCode(index, valueSet: check.valueSet)
        }
    }

    private mutating func checkNarrative(_ index: Int) {
        var syntax = NarrativeSyntax(UnescapedBytes(text(of: index)), definitions.narrativeNames)
        if let fault = syntax.firstFault() { report(index, .value, fault.message) }
    }

    // MARK: Codes

    /// A concept whose binding is required needs a coding from the value set.
    mutating func checkConcept(_ index: Int, valueSet: UInt16) {
        guard valueSet != ElementCheck.noValueSet, nodes[index].kind == .object else { return }
        if let codings = member("coding", of: index), nodes[codings].kind == .array {
            var child = codings + 1
            while child < Int(nodes[codings].next) {
                if isCoding(child, in: valueSet) { return }
                child = Int(nodes[child].next)
            }
        }
        report(index, .codeInvalid, "expected a coding from \(describe(valueSet: valueSet))")
    }

    private func isCoding(_ index: Int, in valueSet: UInt16) -> Bool {
        guard nodes[index].kind == .object, let code = member("code", of: index),
            let system = member("system", of: index)
        else { return false }
        let codeText = JSONValue(document: root.document, index: code).string
        let url = JSONValue(document: root.document, index: system).string
        return definitions.valueSets[Int(valueSet)].systems.contains { known in
            known.url == url && known.codes?.contains { $0 == codeText } ?? true
        }
    }

    // MARK: References

    /// `#id`, an absolute URI, or `Type/id`, `Type/id/_history/version` or `Type?search`, of a type that the element
    /// may refer to (FHIR R4, References).
    mutating func checkReference(_ index: Int, element: UInt16) {
        guard nodes[index].kind == .object, let reference = member("reference", of: index),
            nodes[reference].kind == .string, !nodes[reference].hasEscapes
        else { return }
        let text = text(of: reference)
        var place = 0
        while place < text.count, text[place] &- UInt8(ascii: "A") < 26 || text[place] &- UInt8(ascii: "a") < 26 {
            place += 1
        }
        guard place < text.count, let start = text.baseAddress else { return reportReference(reference) }
        let isAbsolute = place > 0 && isSchemeEnd(text, from: place)
        if text[0] == UInt8(ascii: "#") || isAbsolute { return }
        guard definitions.resourceTypes.find(start, place, in: 0) != nil else { return reportReference(reference) }
        let rest = UnsafeBufferPointer(rebasing: text[(place + 1)...])
        switch text[place] {
        case UInt8(ascii: "?"): break
        case UInt8(ascii: "/") where isVersionedId(rest): break
        default: return reportReference(reference)
        }
        let targets = definitions.elements[Int(element)].targets
        if !targets.isEmpty, definitions.targetsByElement.find(start, place, in: element) == nil {
            report(reference, .value, "expected a reference to \(targets.joined(separator: ", "))")
        }
    }

    /// Schemes are letters, digits, `+`, `-` and `.`, ended by a colon (RFC 3986).
    private func isSchemeEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        text[start...].first { !PrimitiveSyntax.isIdByte($0) && $0 != UInt8(ascii: "+") } == UInt8(ascii: ":")
    }

    private func isVersionedId(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 1 || parts.count == 3 && parts[1].elementsEqual("_history".utf8) else { return false }
        return [0, parts.count - 1].allSatisfy {
            PrimitiveType.id.accepts(utf8: UnsafeBufferPointer(rebasing: parts[$0]))
        }
    }

    private mutating func reportReference(_ index: Int) {
        report(index, .value, "expected a reference such as Patient/12, an absolute URL, urn:uuid:… or #id")
    }
}
