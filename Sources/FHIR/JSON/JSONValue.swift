/// One value in a ``JSONDocument``: a view, never a copy.
package struct JSONValue: Sendable {
    package let document: JSONDocument
    package let index: Int

    package init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    /// Its index is a node of the document, because only the document and the values in it make values.
    var node: JSONDocument.Node { document.firstNode[index] }

    package var kind: JSONKind { node.kind }

    /// The bytes as they came: strings with their quotes.
    package var rawBytes: ArraySlice<UInt8> {
        let node = node
        return node.kind == .string
            ? document.bytes[Int(node.start) - 1..<Int(node.end) + 1]
            : document.bytes[Int(node.start)..<Int(node.end)]
    }

    /// The text of a string, escapes resolved; nil for anything else.
    package var string: String? {
        let node = node
        guard node.kind == .string else { return nil }
        if node.hasEscapes { return JSONEscapes.resolve(document.bytes[Int(node.start)..<Int(node.end)]) }
        return document.bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)]), as: UTF8.self)
        }
    }

    /// The digits of a number as they came (`1.50` stays `1.50`); nil for anything else.
    package var numberText: String? {
        kind == .number ? String(decoding: rawBytes, as: UTF8.self) : nil
    }

    package var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The member of an object with this name; nil where there is none or this is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard kind == .object else { return nil }
        var name = name
        let found = name.withUTF8 { name in document.bytes.withUnsafeBufferPointer { value(of: name, in: $0) } }
        return found.map { JSONValue(document: document, index: $0) }
    }

    /// Compares bytes, so that a look-up makes no `String`; but for names that are written with escapes.
    private func value(of name: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let nodes = document.firstNode
        let end = Int(nodes[index].next)
        var key = index + 1
        while key < end {
            let node = nodes[key]
            if node.hasEscapes {
                if JSONValue(document: document, index: key).string?.utf8.elementsEqual(name) == true { return key + 1 }
            } else if Int(node.end - node.start) == name.count {
                guard let start = bytes.baseAddress, let wanted = name.baseAddress, !name.isEmpty else {
                    return key + 1
                }
                if ByteString.areEqual(start + Int(node.start), wanted, name.count) { return key + 1 }
            }
            key = Int(nodes[key + 1].next)
        }
        return nil
    }

    /// The element of an array at this place; nil outside it.
    package subscript(_ place: Int) -> JSONValue? {
        guard kind == .array, place >= 0 else { return nil }
        return elements.dropFirst(place).first { _ in true }
    }

    /// The members of an object in their order; empty for anything else.
    package var members: JSONMembers { JSONMembers(of: self) }

    /// The elements of an array in their order; empty for anything else.
    package var elements: JSONElements { JSONElements(of: self) }
}

/// The members of an object, in the order of the text.
package struct JSONMembers: Sequence, IteratorProtocol {
    package struct Member {
        let key: JSONValue
        package let value: JSONValue

        package var name: String { key.string ?? "" }

        /// Whether the name is this one: compares bytes, and makes a `String` only of names that have escapes.
        package func nameEquals(_ name: String) -> Bool {
            let node = key.node
            guard !node.hasEscapes else { return key.string == name }
            guard Int(node.end - node.start) == name.utf8.count else { return false }
            return document.bytes[Int(node.start)..<Int(node.end)].elementsEqual(name.utf8)
        }

        private var document: JSONDocument { key.document }
    }

    private let document: JSONDocument
    private var position: Int
    private let end: Int

    init(of value: JSONValue) {
        document = value.document
        let isObject = value.kind == .object
        position = value.index + 1
        end = isObject ? Int(value.node.next) : position
    }

    package mutating func next() -> Member? {
        guard position < end else { return nil }
        let key = JSONValue(document: document, index: position)
        let value = JSONValue(document: document, index: position + 1)
        position = Int(value.node.next)
        return Member(key: key, value: value)
    }
}

/// The elements of an array, in order.
package struct JSONElements: Sequence, IteratorProtocol {
    private let document: JSONDocument
    private var position: Int
    private let end: Int

    init(of value: JSONValue) {
        document = value.document
        position = value.index + 1
        end = value.kind == .array ? Int(value.node.next) : position
    }

    package mutating func next() -> JSONValue? {
        guard position < end else { return nil }
        let value = JSONValue(document: document, index: position)
        position = Int(value.node.next)
        return value
    }
}
