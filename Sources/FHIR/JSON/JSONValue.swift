/// One value in a ``JSONDocument``: a view, never a copy.
package struct JSONValue: Sendable {
    package let document: JSONDocument
    package let index: Int

    package init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    var node: JSONDocument.Node { document.nodes[index] }

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
        let raw = document.bytes[Int(node.start)..<Int(node.end)]
        return node.hasEscapes ? JSONEscapes.resolve(raw) : String(decoding: raw, as: UTF8.self)
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
        members.first { $0.nameEquals(name) }?.value
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

        package func nameEquals(_ name: String) -> Bool {
            let node = key.node
            guard !node.hasEscapes else { return key.string == name }
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
