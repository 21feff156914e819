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
        if text.utf8.first == UInt8(ascii: "#") {
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
    package init(text: String) {
        self.init()
        var bytes = text
        let isLocal = bytes.withUTF8 { read(Self.words(of: $0), in: $0) }
        if !isLocal { url = text }
    }

    /// Where the parts between slashes lie: the last four, from the end.
    private static func words(of text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var last: [Range<Int>] = []
        var end = text.count
        var place = end - 1
        while place >= 0, last.count < 4 {
            if text[place] == UInt8(ascii: "/") {
                last.append(place + 1..<end)
                end = place
            }
            place -= 1
        }
        if last.count < 4 { last.append(0..<end) }
        return last
    }

    /// Reads type, id and version from the end of the text.
    ///
    /// - Returns: whether they are all there is, so that the reference is relative.
    private mutating func read(_ words: [Range<Int>], in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, first != UInt8(ascii: "#"), !text.starts(with: "urn:".utf8) else { return false }
        func string(_ range: Range<Int>) -> String {
            String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
        }
        var last = words[...]
        var version: Range<Int>?
        if last.count == 4, text[last[1]].elementsEqual("_history".utf8) {
            version = last[0]
            last = last.dropFirst(2)
        }
        guard last.count >= 2 else { return false }
        let id = last[last.startIndex]
        let type = last[last.startIndex + 1]
        let isRelative = type.lowerBound == 0
        guard isRelative || Self.isAbsolute(text), Self.isType(text[type]), Self.isID(text[id]) else { return false }
        self.type = string(type)
        self.id = string(id)
        self.version = version.map(string)
        return isRelative
    }

    /// Whether it begins with a scheme, as `https://` does.
    private static func isAbsolute(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let colon = text.prefix(16).firstIndex(of: UInt8(ascii: ":")), colon + 2 < text.count else {
            return false
        }
        return text[colon + 1] == UInt8(ascii: "/") && text[colon + 2] == UInt8(ascii: "/")
    }

    /// A canonical address, with the version after its `|`.
    init(canonical text: String) {
        self.init()
        let parts = text.split(separator: "|", maxSplits: 1)
        url = parts.first.map(String.init) ?? text
        version = parts.count > 1 ? String(parts[1]) : nil
    }

    private static func isType(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = text.first, (0x41...0x5A).contains(first) else { return false }
        return text.allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
    }

    private static func isID(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        !text.isEmpty && text.count <= 64
            && text.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x2E }
    }
}
