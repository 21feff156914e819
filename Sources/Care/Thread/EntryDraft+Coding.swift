import FHIR

/// How a draft stands in a row of the thread. Letters never change meaning; a new field takes a new one.
extension EntryDraft {
    /// As one short text.
    var encoded: String {
        var writer = FieldWriter()
        encode(to: &writer)
        return writer.text
    }

    /// Nil where the text holds no draft.
    init?(encoded text: String) {
        var text = text
        let draft: EntryDraft? = text.withUTF8 { EntryDraft(FieldReader($0[...])) }
        guard let draft else { return nil }
        self = draft
    }

    private func encode(to writer: inout FieldWriter) {
        writer.write("R", reference)
        writer.write("K", kind.rawValue)
        writer.write("T", title.isEmpty ? nil : title)
        writer.write("d", detail)
        writer.write("s", status)
        writer.write("b", start?.text)
        writer.write("e", end?.text)
        writer.write("p", place)
        writer.write("r", reason)
        writer.write("i", instruction)
        writer.write("c", code)
        if let dose { writer.write("D") { dose.encode(to: &$0) } }
        if let value { writer.write("v") { value.encode(to: &$0) } }
        for component in components {
            writer.write("m") {
                $0.write("T", component.title)
                $0.write("c", component.code)
                component.value.encode(to: &$0)
            }
        }
        if isVoid { writer.write("V", "") }
        if startIsOrderTime { writer.write("o", "") }
        writer.write("l", language)
        writer.write("S", sector?.rawValue)
        for party in parties {
            writer.write("P") {
                $0.write("R", party.reference)
                $0.write("d", party.display)
                $0.write("r", party.role)
            }
        }
        for link in links { writer.write("L", String(link.role.rawValue) + link.reference) }
        for part in parts { writer.write("A") { part.encode(to: &$0) } }
    }

    private init?(_ fields: FieldReader) {
        self.init(reference: "", kind: .other)
        for field in fields {
            switch field.name {
            case UInt8(ascii: "R"): reference = field.text
            case UInt8(ascii: "K"): kind = EntryKind(rawValue: field.text) ?? .other
            case UInt8(ascii: "T"): title = field.text
            case UInt8(ascii: "d"): detail = field.text
            case UInt8(ascii: "s"): status = field.text
            case UInt8(ascii: "b"): start = DateTime(field.text)
            case UInt8(ascii: "e"): end = DateTime(field.text)
            case UInt8(ascii: "p"): place = field.text
            case UInt8(ascii: "r"): reason = field.text
            case UInt8(ascii: "i"): instruction = field.text
            case UInt8(ascii: "c"): code = field.text
            case UInt8(ascii: "D"): dose = Dose(field.fields)
            case UInt8(ascii: "v"): value = MeasuredValue(field.fields)
            case UInt8(ascii: "m"): components.append(MeasuredComponent(field.fields))
            case UInt8(ascii: "V"): isVoid = true
            case UInt8(ascii: "o"): startIsOrderTime = true
            case UInt8(ascii: "l"): language = field.text
            case UInt8(ascii: "S"): sector = Sector(rawValue: field.text)
            case UInt8(ascii: "P"): parties.append(Party(field.fields))
            case UInt8(ascii: "L"): links.append(contentsOf: Link(field.text).map { [$0] } ?? [])
            case UInt8(ascii: "A"): parts.append(contentsOf: EntryDraft(field.fields).map { [$0] } ?? [])
            default: continue
            }
        }
        if reference.isEmpty { return nil }
    }
}

extension Party {
    fileprivate init(_ fields: FieldReader) {
        self.init(reference: nil, display: nil, role: nil)
        for field in fields {
            switch field.name {
            case UInt8(ascii: "R"): reference = field.text
            case UInt8(ascii: "d"): display = field.text
            case UInt8(ascii: "r"): role = field.text
            default: continue
            }
        }
    }
}

extension Link {
    fileprivate init?(_ text: String) {
        guard let letter = text.first, let role = Role(rawValue: letter) else { return nil }
        self.init(role: role, reference: String(text.dropFirst()))
    }
}

extension MeasuredValue {
    fileprivate func encode(to writer: inout FieldWriter) {
        writer.write("t", text)
        writer.write("u", unit)
        writer.write("n", number)
        writer.write("l", low)
        writer.write("h", high)
        writer.write("x", referenceRange)
        writer.write("I", interpretation == .unknown ? nil : interpretation.rawValue)
    }

    fileprivate init(_ fields: FieldReader) {
        self.init(text: "")
        for field in fields {
            switch field.name {
            case UInt8(ascii: "t"): text = field.text
            case UInt8(ascii: "u"): unit = field.text
            case UInt8(ascii: "n"): number = field.number
            case UInt8(ascii: "l"): low = field.number
            case UInt8(ascii: "h"): high = field.number
            case UInt8(ascii: "x"): referenceRange = field.text
            case UInt8(ascii: "I"): interpretation = Interpretation(rawValue: field.text) ?? .unknown
            default: continue
            }
        }
    }
}

extension MeasuredComponent {
    fileprivate init(_ fields: FieldReader) {
        self.init(title: "", value: MeasuredValue(fields))
        for field in fields {
            switch field.name {
            case UInt8(ascii: "T"): title = field.text
            case UInt8(ascii: "c"): code = field.text
            default: continue
            }
        }
    }
}

extension Dose {
    fileprivate func encode(to writer: inout FieldWriter) {
        writer.write("a", amount)
        writer.write("u", unit)
        writer.write("f", frequency.map { String($0) })
        writer.write("p", period)
        writer.write("U", periodUnit)
        if asNeeded { writer.write("n", "") }
        writer.write("r", route)
    }

    fileprivate init(_ fields: FieldReader) {
        self.init()
        for field in fields {
            switch field.name {
            case UInt8(ascii: "a"): amount = field.text
            case UInt8(ascii: "u"): unit = field.text
            case UInt8(ascii: "f"): frequency = Int(field.text)
            case UInt8(ascii: "p"): period = field.text
            case UInt8(ascii: "U"): periodUnit = field.text
            case UInt8(ascii: "n"): asNeeded = true
            case UInt8(ascii: "r"): route = field.text
            default: continue
            }
        }
    }
}
