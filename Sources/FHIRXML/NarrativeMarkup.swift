/// Carries the XHTML of a narrative between the text of JSON and the elements of XML, as it is written.
///
/// The string in JSON is itself a piece of XML, so that its bytes are the same in both: spaces, quotes, references and
/// comments stay. Only what the other side could not read is written anew: prefixes, for which the string has no
/// declaration, a namespace that was declared further out, CDATA, and `&nbsp;`, which XML does not have.
enum NarrativeMarkup {
    /// Copies the element that the scanner has just begun, up to its end.
    static func copy(_ scanner: inout XMLScanner, to output: inout [UInt8]) throws(XMLFault) {
        var depth = 0
        var token = XMLScanner.Token.start
        while true {
            switch token {
            case .start:
                try copyStart(&scanner, isRoot: depth == 0, to: &output)
                depth += 1
            case .end:
                depth -= 1
                if !scanner.isImpliedEnd { copyEnd(scanner, to: &output) }
                if depth == 0 { return }
            case .text: copyText(scanner, scanner.token, to: &output)
            case .characterData: escape(scanner.bytes[scanner.token], to: &output)
            case .comment: output.append(contentsOf: scanner.bytes[scanner.token])
            case .nothingMore: return
            }
            token = try scanner.next()
        }
    }

    private static func copyStart(
        _ scanner: inout XMLScanner, isRoot: Bool, to output: inout [UInt8]
    ) throws(XMLFault) {
        guard scanner.name.namespace == .xhtml else {
            var fault = scanner.fault(
                "expected the namespace \(XMLNamespace.xhtmlName)", at: scanner.name.whole.lowerBound)
            fault.kind = .structure
            throw fault
        }
        var isAsItIs = !scanner.name.hasPrefix
        var isDeclared = !isRoot
        for attribute in scanner.attributes {
            if attribute.isDeclaration {
                if attribute.name.hasPrefix { isAsItIs = false } else { isDeclared = true }
            } else if ![.none, .xml].contains(attribute.name.namespace) {
                var fault = scanner.fault(
                    "expected attributes of XHTML only", at: attribute.name.whole.lowerBound)
                fault.kind = .structure
                throw fault
            }
        }
        if isAsItIs, isDeclared {
            copyText(scanner, scanner.token, to: &output)
        } else {
            writeStart(scanner, isRoot: isRoot, to: &output)
        }
    }

    /// The element without prefixes; its outermost declares the namespace.
    private static func writeStart(_ scanner: XMLScanner, isRoot: Bool, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: scanner.bytes[scanner.name.local])
        if isRoot { output.append(contentsOf: " xmlns=\"\(XMLNamespace.xhtmlName)\"".utf8) }
        for attribute in scanner.attributes where !attribute.isDeclaration {
            output.append(UInt8(ascii: " "))
            output.append(contentsOf: scanner.bytes[attribute.name.whole])
            output.append(UInt8(ascii: "="))
            // With the quotes that it came in.
            let quoted = attribute.value.lowerBound - 1..<attribute.value.upperBound + 1
            copyText(scanner, quoted, to: &output)
        }
        output.append(contentsOf: (scanner.isEmptyElement ? "/>" : ">").utf8)
    }

    private static func copyEnd(_ scanner: XMLScanner, to output: inout [UInt8]) {
        let written = scanner.bytes[scanner.token]
        guard let colon = written.firstIndex(of: UInt8(ascii: ":")) else {
            output.append(contentsOf: written)
            return
        }
        output.append(contentsOf: "</".utf8)
        output.append(contentsOf: written[(colon + 1)...])
    }

    /// Copies text or a tag, but for a reference that XML does not have.
    private static func copyText(_ scanner: XMLScanner, _ range: Range<Int>, to output: inout [UInt8]) {
        guard scanner.takesNonBreakingSpace, scanner.bytes[range].contains(UInt8(ascii: "&")) else {
            output.append(contentsOf: scanner.bytes[range])
            return
        }
        var place = range.lowerBound
        while place < range.upperBound {
            let byte = scanner.bytes[place]
            if byte == UInt8(ascii: "&"), let reference = XMLReference(scanner.bytes, at: place),
                reference.isNamed, reference.scalar == XMLReference.nonBreakingSpace
            {
                output.append(contentsOf: "&#160;".utf8)
                place = reference.range.upperBound
            } else {
                output.append(byte)
                place += 1
            }
        }
    }

    private static func escape(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            default: output.append(byte)
            }
        }
    }
}
