/// Changes a few places of a parsed value and leaves everything else byte for byte: spaces, digits, the order of
/// members, unknown elements.
///
/// ```swift
/// var editor = JSONEditor(resource)
/// editor.set("id", of: resource, to: "12")
/// for reference in references { editor.replace(reference, with: "Patient/12") }
/// let bytes = editor.bytes
/// ```
/// Edits are kept as nodes of the original, and applied in one pass; those within a value that is itself replaced or
/// removed have no effect.
package struct JSONEditor: Sendable {
    private let root: JSONValue
    private var replacements: [Int: [UInt8]] = [:]
    private var removals: Set<Int> = []
    private var insertions: [Int: [Insertion]] = [:]

    private struct Insertion: Sendable {
        /// The name with its colon; nil in an array.
        var name: String?
        var json: [UInt8]
        var isFirst: Bool
    }

    /// - Parameter root: what ``bytes`` will be; all values that are edited stand in it.
    package init(_ root: JSONValue) {
        self.root = root
    }

    // MARK: What to change

    /// Puts finished JSON in the place of a value.
    package mutating func replace(_ value: JSONValue, withJSON json: some Sequence<UInt8>) {
        replacements[value.index] = Array(json)
    }

    /// Puts a string in the place of a value.
    package mutating func replace(_ value: JSONValue, with text: String) {
        replace(value, withJSON: Self.json(text))
    }

    /// Gives a member of an object a value: in the place of the one it has, or as a new member.
    ///
    /// - Parameter isFirst: where a new member goes: before all others, or after them.
    package mutating func set(
        _ name: String, of object: JSONValue, toJSON json: some Sequence<UInt8>, isFirst: Bool = false
    ) {
        if let value = object[name] {
            removals.remove(value.index)
            replace(value, withJSON: json)
        } else {
            insertions[object.index, default: []].removeAll { $0.name == name }
            insertions[object.index, default: []].append(Insertion(name: name, json: Array(json), isFirst: isFirst))
        }
    }

    /// Gives a member of an object a string.
    package mutating func set(_ name: String, of object: JSONValue, to text: String, isFirst: Bool = false) {
        set(name, of: object, toJSON: Self.json(text), isFirst: isFirst)
    }

    /// Adds finished JSON as the last element of an array.
    package mutating func append(json: some Sequence<UInt8>, to array: JSONValue) {
        insertions[array.index, default: []].append(Insertion(name: nil, json: Array(json), isFirst: false))
    }

    /// Takes out a member, by its value, or an element of an array.
    package mutating func remove(_ value: JSONValue) {
        removals.insert(value.index)
    }

    /// Takes out the member of this name, where there is one.
    package mutating func remove(_ name: String, of object: JSONValue) {
        if let value = object[name] { remove(value) }
    }

    // MARK: The result

    /// The root as it came, with the changes.
    package var bytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(root.rawBytes.count + replacements.values.reduce(64) { $0 + $1.count })
        let touched = (Array(replacements.keys) + removals + insertions.keys).sorted()
        write(root, touched: touched[...], to: &output)
        return output
    }

    /// - Parameter touched: the nodes that are edited, sorted; at least those within the value.
    private func write(_ value: JSONValue, touched: ArraySlice<Int>, to output: inout [UInt8]) {
        if let replacement = replacements[value.index] {
            output += replacement
            return
        }
        let own = touched.drop { $0 < value.index }.prefix { $0 < Int(value.node.next) }
        guard !own.isEmpty, value.kind == .object || value.kind == .array else {
            output += value.rawBytes
            return
        }
        writeContainer(value, touched: own, to: &output)
    }

    private func writeContainer(_ container: JSONValue, touched: ArraySlice<Int>, to output: inout [UInt8]) {
        let source = container.document.bytes
        let end = Int(container.node.end) - 1
        var copied = Int(container.node.start) + 1
        var isEmpty = true
        output.append(source[copied - 1])
        let added = insertions[container.index] ?? []
        for insertion in added where insertion.isFirst { write(insertion, &isEmpty, to: &output) }
        for child in Child.all(of: container) {
            let bytes = child.value.rawBytes
            defer { copied = bytes.endIndex }
            if removals.contains(child.value.index) { continue }
            // What stands between two children: the comma goes where there is nothing before it any more.
            let gap = source[copied..<child.start]
            let hasComma = gap.contains(UInt8(ascii: ","))
            if isEmpty, hasComma {
                output += gap.filter { $0 != UInt8(ascii: ",") }
            } else if !isEmpty, !hasComma {
                output.append(UInt8(ascii: ","))
                output += gap
            } else {
                output += gap
            }
            output += source[child.start..<bytes.startIndex]
            write(child.value, touched: touched, to: &output)
            isEmpty = false
        }
        for insertion in added where !insertion.isFirst { write(insertion, &isEmpty, to: &output) }
        output += source[copied..<end + 1]
    }

    private func write(_ insertion: Insertion, _ isEmpty: inout Bool, to output: inout [UInt8]) {
        if !isEmpty { output.append(UInt8(ascii: ",")) }
        isEmpty = false
        if let name = insertion.name {
            output += Self.json(name)
            output.append(UInt8(ascii: ":"))
        }
        output += insertion.json
    }

    private static func json(_ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(text)
        return writer.bytes
    }

    /// A member of an object or an element of an array.
    private struct Child {
        var value: JSONValue
        /// Where it begins in the text: for members at the name.
        var start: Int

        static func all(of container: JSONValue) -> [Child] {
            container.members.map { Child(value: $0.value, start: $0.key.rawBytes.startIndex) }
                + container.elements.map { Child(value: $0, start: $0.rawBytes.startIndex) }
        }
    }
}
