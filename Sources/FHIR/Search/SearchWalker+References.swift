extension SearchMemberName {
    static let contained = SearchMemberName("contained")
    static let id = SearchMemberName("id")
    static let identifier = SearchMemberName("identifier")
    static let reference = SearchMemberName("reference")
    static let resourceType = SearchMemberName("resourceType")
}

extension SearchWalker {
    /// A `Reference`: nil where it only has a display.
    func reference(at index: Int) -> SearchReference? {
        var reference = text(.reference, of: index).map { SearchReference(text: $0) }
        if let identifier = member(.identifier, of: index), let value = text(.value, of: identifier) {
            var found = reference ?? SearchReference()
            found.identifierSystem = text(.system, of: identifier)
            found.identifierValue = value
            reference = found
        }
        guard var reference else { return nil }
        if reference.type == nil { reference.type = referredType(at: index) }
        return reference
    }

    /// The type of what a `Reference` points to, as far as the reference itself or a contained resource tells.
    func referredType(at index: Int) -> String? {
        guard let text = text(.reference, of: index) else { return self.text(.type, of: index) }
        if text.hasPrefix("#") {
            return containedType(String(text.dropFirst())) ?? self.text(.type, of: index)
        }
        return SearchReference(text: text).type ?? self.text(.type, of: index)
    }

    private func containedType(_ id: String) -> String? {
        guard !id.isEmpty else { return text(.resourceType, of: root.index) }
        guard let contained = member(.contained, of: root.index), nodes[contained].kind == .array else { return nil }
        let end = Int(nodes[contained].next)
        var item = contained + 1
        while item < end {
            if text(.id, of: item) == id { return text(.resourceType, of: item) }
            item = Int(nodes[item].next)
        }
        return nil
    }
}

extension SearchReference {
    /// A reference from its text: `Patient/12`, with `/_history/3`, an absolute address, `urn:…` or `#contained`.
    init(text: String) {
        self.init()
        if text.hasPrefix("#") || text.hasPrefix("urn:") {
            url = text
            return
        }
        let isAbsolute = text.contains("://")
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)
        var version: Substring?
        if parts.count >= 4, parts[parts.count - 2] == "_history" {
            version = parts.last
            parts.removeLast(2)
        }
        if parts.count == 2 || isAbsolute && parts.count >= 4, let id = parts.last,
            Self.isType(parts[parts.count - 2]), Self.isID(id)
        {
            type = String(parts[parts.count - 2])
            self.id = String(id)
            self.version = version.map(String.init)
            if isAbsolute { url = text }
        } else {
            url = text
        }
    }

    /// A canonical address, with the version after its `|`.
    init(canonical text: String) {
        self.init()
        let parts = text.split(separator: "|", maxSplits: 1)
        url = parts.first.map(String.init) ?? text
        version = parts.count > 1 ? String(parts[1]) : nil
    }

    private static func isType(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, (0x41...0x5A).contains(first) else { return false }
        return text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
    }

    private static func isID(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x2E }
    }
}
