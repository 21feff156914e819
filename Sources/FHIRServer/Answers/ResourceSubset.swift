import FHIR

/// Which parts of each resource a client wants (`_elements`, `_summary`).
///
/// `id`, `meta` and what a type requires stay, and a tag says that the resource is not whole, so that nobody writes it
/// back as if it were.
///
/// Source: FHIR R4, Search, 3.1.1.5.8 Summary and 3.1.1.5.9 Elements.
struct ResourceSubset: Sendable, Hashable {
    private enum Kind: Sendable, Hashable {
        case whole
        case elements(Set<String>)
        case text
        case data
        case summary
    }

    private var kind = Kind.whole
    /// Whether only the number of matches is asked for (`_summary=count`).
    private(set) var isCount = false

    static let parameters: Set<String> = ["_elements", "_summary"]

    /// - Parameters:
    ///   - elements: the value of `_elements`.
    ///   - summary: the value of `_summary`.
    init(elements: String? = nil, summary: String? = nil) throws(FHIRError) {
        switch summary {
        case nil, "false": break
        case "count": isCount = true
        case "text": kind = .text
        case "data": kind = .data
        case "true": kind = .summary
        default: throw .malformed("_summary is true, text, data, count or false")
        }
        guard let elements else { return }
        guard kind == .whole else { throw .malformed("_elements and _summary exclude each other") }
        // `Patient.name` may be written for `name`.
        let names = elements.split(separator: ",").map { String($0.split(separator: ".").last ?? "") }
        guard !names.isEmpty, names.allSatisfy({ $0.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 } }) else {
            throw .malformed("_elements takes names of elements")
        }
        kind = .elements(Set(names))
    }

    var isWhole: Bool { kind == .whole }

    /// Whether included resources are cut too: `_elements` is about the matches only.
    var coversIncluded: Bool {
        if case .elements = kind { false } else { true }
    }

    /// The parts of one stored resource.
    func bytes(of resource: [UInt8]) -> [UInt8] {
        guard !isWhole, let root = try? JSONDocument(resource).root else { return resource }
        if kind == .summary { return SummaryWriter.bytes(of: root, meta: Self.marked) }
        let required = Self.required(root["resourceType"]?.string ?? "")
        var writer = JSONWriter()
        writer.object { writer in
            for member in root.members {
                let name = member.name
                if name == "meta" {
                    writer.key("meta")
                    writer.raw(Self.marked(member.value))
                } else if keeps(name.first == "_" ? String(name.dropFirst()) : name, required) {
                    writer.member(name, member.value)
                }
            }
        }
        return writer.bytes
    }

    private func keeps(_ name: String, _ required: Set<String>) -> Bool {
        if ["resourceType", "id", "implicitRules"].contains(name) || required.contains(name) { return true }
        switch kind {
        case .whole, .summary: return true
        case .text: return name == "text"
        case .data: return name != "text"
        case .elements(let wanted):
            return wanted.contains(name)
                // `value` asks for `valueQuantity`.
                || wanted.contains { name.hasPrefix($0) && name.dropFirst($0.count).first?.isUppercase == true }
        }
    }

    private static func required(_ type: String) -> Set<String> {
        guard let definition = Definitions.r4.type(named: type) else { return [] }
        return Set(Definitions.r4.elements(of: definition.id).filter { $0.minimum > 0 }.map(\.jsonName))
    }

    private static let tag =
        #"{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue","code":"SUBSETTED"}"#

    private static func marked(_ meta: JSONValue) -> [UInt8] {
        var editor = JSONEditor(meta)
        if let tags = meta["tag"], tags.kind == .array {
            editor.append(json: tag.utf8, to: tags)
        } else {
            editor.set("tag", of: meta, toJSON: Array("[\(tag)]".utf8))
        }
        return editor.bytes
    }
}
