/// A parsed JSON text (RFC 8259): the original bytes and a flat table of nodes over them.
///
/// Nothing is decoded: numbers keep their digits, objects keep the order of their members, and unknown elements stay.
/// Nodes stand in document order; a node's `next` is the index just after its subtree, so that skipping a value is one
/// step. In an object each member is a string node (the key) followed by its value.
package final class JSONDocument: @unchecked Sendable {
    // Sendable, because neither the bytes nor the nodes change after `init`.
    package let bytes: [UInt8]
    /// The first node; the memory is the document's own, and lives as long.
    let firstNode: UnsafePointer<Node>
    private let nodeCount: Int

    /// One value (or key) in the table.
    package struct Node: Sendable {
        /// The first byte of the value: for strings the one after the opening quote.
        package var start: UInt32
        /// The byte after the last: for strings the closing quote.
        package var end: UInt32
        /// The index of the node after this one's subtree.
        package var next: UInt32
        package var kind: JSONKind
        /// Whether a string holds escapes, so that its bytes are not yet its text.
        package var hasEscapes: Bool
    }

    /// All nodes, in the order of the text.
    package struct Nodes: Sendable {
        fileprivate let document: JSONDocument

        package var count: Int { document.nodeCount }

        package subscript(_ index: Int) -> Node {
            precondition(index >= 0 && index < count, "there is no such node")
            return document.firstNode[index]
        }

        /// Lends the nodes as one piece of memory, which is valid only within the closure.
        package func withUnsafeBufferPointer<Result>(
            _ body: (UnsafeBufferPointer<Node>) throws -> Result
        ) rethrows -> Result {
            try withExtendedLifetime(document) {
                try body(UnsafeBufferPointer(start: document.firstNode, count: count))
            }
        }
    }

    /// Parses a whole JSON text.
    ///
    /// - Throws: ``JSONError`` with the place of the first fault.
    package init(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        let table = try JSONScanner.scan(bytes, limits: limits)
        self.bytes = bytes
        firstNode = UnsafePointer(table.start)
        nodeCount = table.count
    }

    deinit {
        firstNode.deallocate()
    }

    package var nodes: Nodes { Nodes(document: self) }

    /// Parses a whole JSON text.
    package convenience init(_ text: String, limits: JSONLimits = .standard) throws(JSONError) {
        try self.init(Array(text.utf8), limits: limits)
    }

    /// The value that the whole text is.
    package var root: JSONValue { JSONValue(document: self, index: 0) }
}

/// What a JSON value is.
package enum JSONKind: UInt8, Sendable {
    case object, array, string, number, `true`, `false`, null
}

/// Bounds on what is parsed at all, so that hostile input costs no more than it should.
package struct JSONLimits: Sendable {
    /// Levels of objects and arrays. FHIR's deepest official example has 16.
    package var depth: Int
    /// Bytes of one JSON text. Node offsets are 32 bits, so never more than 4 GB.
    package var size: Int

    package init(depth: Int, size: Int) {
        self.depth = depth
        self.size = size
    }

    package static let standard = JSONLimits(depth: 100, size: 512 << 20)
}

/// Why a text is not JSON, and where.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    /// What was wrong, for the one who sent it: it never quotes the text itself.
    package var reason: String
    /// The byte offset of the fault.
    package var offset: Int
    /// The line of the fault, from 1.
    package var line: Int
    /// The byte within its line, from 1.
    package var column: Int

    package var description: String { "line \(line), column \(column): \(reason)" }

    package init(_ reason: String, at offset: Int, in bytes: [UInt8]) {
        self.reason = reason
        self.offset = offset
        var line = 1
        var lineStart = 0
        for (index, byte) in bytes.prefix(offset).enumerated() where byte == 0x0A {
            line += 1
            lineStart = index + 1
        }
        self.line = line
        self.column = offset - lineStart + 1
    }
}
