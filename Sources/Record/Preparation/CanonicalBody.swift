package import FHIR

/// The bytes of a resource as they are kept: no spaces between tokens, members in the order they came, numbers digit
/// for digit, the `id` that it has here, and a gap where the record's own `versionId` and `lastUpdated` go.
///
/// The gap lets the writer finish the bytes by copying, and tell unchanged content without parsing.
package struct CanonicalBody: Sendable, Hashable {
    private let bytes: [UInt8]
    private let gap: Int
    /// How the gap is filled when `meta` had other members, or did not exist.
    private let shape: Shape

    private enum Shape: Sendable {
        /// `meta` is there, and something follows in it.
        case beforeMembers
        /// `meta` is there, and would be empty.
        case alone
        /// There is no `meta`; a whole member goes in.
        case wholeMember
    }

    /// - Parameter resource: an object with a `resourceType`.
    package init(_ resource: JSONValue, id: String) {
        var writer = BodyWriter(reserving: resource.rawBytes.count + id.utf8.count + 16)
        var gap: Int?
        var shape = Shape.wholeMember
        let hasID = resource["id"] != nil
        let hasMeta = resource["meta"]?.kind == .object
        for member in resource.members {
            if member.nameEquals("id") {
                writer.idMember(id)
            } else if hasMeta, gap == nil, member.nameEquals("meta") {
                writer.open("meta")
                gap = writer.bytes.count
                let others = member.value.members.filter {
                    !$0.nameEquals("versionId") && !$0.nameEquals("lastUpdated")
                }
                shape = others.isEmpty ? .alone : .beforeMembers
                for other in others { writer.member(other) }
                writer.close()
            } else {
                writer.member(member)
            }
            if member.nameEquals("resourceType"), !hasID { writer.idMember(id) }
            if !hasMeta, gap == nil, member.nameEquals(hasID ? "id" : "resourceType") { gap = writer.bytes.count }
        }
        writer.finish()
        self.bytes = writer.bytes
        self.gap = gap ?? 1
        self.shape = shape
    }

    /// The finished bytes of one version.
    package func bytes(version: Int, updated: Int64) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 80)
        result.append(contentsOf: bytes[..<gap])
        if shape == .wholeMember { result.append(contentsOf: ",\"meta\":{".utf8) }
        result.append(contentsOf: "\"versionId\":\"".utf8)
        result.append(contentsOf: String(version).utf8)
        result.append(contentsOf: "\",\"lastUpdated\":\"".utf8)
        result.append(
            contentsOf: InstantText.exact(updated).utf8)
        result.append(UInt8(ascii: "\""))
        switch shape {
        case .beforeMembers: result.append(UInt8(ascii: ","))
        case .alone: break
        case .wholeMember: result.append(UInt8(ascii: "}"))
        }
        result.append(contentsOf: bytes[gap...])
        return result
    }
}

/// Writes members with commas between them.
private struct BodyWriter {
    private(set) var bytes: [UInt8]
    private var needsComma = false

    init(reserving count: Int) {
        bytes = []
        bytes.reserveCapacity(count)
        bytes.append(UInt8(ascii: "{"))
    }

    mutating func idMember(_ id: String) {
        separate()
        bytes.append(contentsOf: "\"id\":\"".utf8)
        bytes.append(contentsOf: id.utf8)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    mutating func open(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: "\":{".utf8)
        needsComma = false
    }

    mutating func close() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func member(_ member: JSONMembers.Member) {
        separate()
        bytes.append(contentsOf: member.rawName)
        bytes.append(UInt8(ascii: ":"))
        member.value.appendMinified(to: &bytes)
        needsComma = true
    }

    mutating func finish() { bytes.append(UInt8(ascii: "}")) }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }
}
