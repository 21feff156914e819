/// A place in a resource that names another resource, or may.
package struct FoundReference: Sendable, Equatable {
    /// The node of the text in its ``JSONDocument``.
    package let node: Int
    package let text: String
    /// A `Reference.reference`, and not just a web address that happens to be that of an entry.
    package let isReference: Bool

    package init(node: Int, text: String, isReference: Bool) {
        self.node = node
        self.text = text
        self.isReference = isReference
    }
}

/// Finds what in a resource refers to others: every `reference`, and the addresses that may be those of Bundle entries.
package struct ReferenceScanner {
    private let document: JSONDocument
    private var found: [FoundReference] = []

    /// The references that depend on where the resource stands: `urn:`, searches, and addresses. Those to contained
    /// resources (`#…`) are left out; so are plain `Type/id`, unless the resource comes in a Bundle.
    package static func references(in resource: JSONValue, isInBundle: Bool) -> [FoundReference] {
        var scanner = ReferenceScanner(document: resource.document)
        scanner.walk(resource)
        return scanner.found.filter { $0.dependsOnPlace(isInBundle: isInBundle) }
    }

    private init(document: JSONDocument) {
        self.document = document
    }

    private mutating func walk(_ value: JSONValue) {
        switch value.kind {
        case .object:
            for member in value.members {
                switch member.value.kind {
                case .object, .array: walk(member.value)
                case .string: look(at: member)
                default: break
                }
            }
        case .array:
            for element in value.elements { walk(element) }
        default: break
        }
    }

    /// `reference`, and the elements of type uri or url that FHIR lets a Bundle's `fullUrl` stand in (R4,
    /// bundle.html#references). The length of the name rules out nearly all others; one with escapes is longer.
    private mutating func look(at member: JSONMembers.Member) {
        let name = member.rawName
        guard [3, 8, 9].contains(name.count - 2) || name.contains(UInt8(ascii: "\\")) else { return }
        if member.nameEquals("reference") {
            add(member.value, isReference: true)
        } else if ["url", "valueUri", "valueUrl"].contains(where: member.nameEquals) {
            add(member.value, isReference: false)
        }
    }

    private mutating func add(_ value: JSONValue, isReference: Bool) {
        guard let text = value.string else { return }
        found.append(FoundReference(node: value.index, text: text, isReference: isReference))
    }
}

extension FoundReference {
    fileprivate func dependsOnPlace(isInBundle: Bool) -> Bool {
        if text.hasPrefix("#") { return false }
        if !isReference { return isInBundle && text.hasPrefix("urn:") }
        return isInBundle || text.hasPrefix("urn:") || text.contains("?")
    }
}
