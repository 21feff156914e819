import FHIR
import TestSupport
import Testing

@testable import FHIRXML

/// Resources made by chance from the definitions, of every type and with every element: they come back from XML.
@Suite struct RandomResourceTests {
    @Test(arguments: 1...4)
    func `every type comes back`(seed: UInt64) throws {
        for type in Definitions.r4.resourceTypeNames {
            var maker = RandomResource(random: SeededRandom(seed: seed &* 1000 &+ UInt64(type.utf8.count)))
            let bytes = try maker.resource(type)
            let fault = RoundTripTests.fault(of: try JSONDocument(bytes).root)
            #expect(fault == nil, "seed \(seed), \(type): \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test func `every element of every type is read by its own name`() throws {
        var seen = 0
        for type in Definitions.r4.types where !type.isAbstract && type.kind != .primitive {
            seen += Definitions.r4.elements(of: type.id).count
            // The reader marks what it has seen by bits.
            #expect(Definitions.r4.elements(of: type.id).allSatisfy { $0.place < 64 }, "\(type.name)")
        }
        #expect(seen > 5000)
    }
}

/// Makes resources of the right shape; the values mean nothing.
struct RandomResource {
    var random: SeededRandom
    private let definitions = Definitions.r4

    init(random: SeededRandom) { self.random = random }

    mutating func resource(_ name: String) throws -> [UInt8] {
        let type = try #require(definitions.type(named: name))
        var writer = JSONWriter()
        writeObject(type, depth: 0, to: &writer)
        return writer.bytes
    }

    private mutating func writeObject(_ type: TypeDefinition, depth: Int, to writer: inout JSONWriter) {
        var members: [(name: String, json: [UInt8])] = []
        if type.kind == .resource { members.append(("resourceType", Array("\"\(type.name)\"".utf8))) }
        var places: Set<Int> = []
        let chance = [60, 40, 25, 10, 0][min(depth, 4)]
        for element in definitions.elements(of: type.id).shuffled(using: &random) {
            let isWanted = Int.random(in: 0..<100, using: &random) < chance || element.isAttribute
            guard isWanted, places.insert(element.place).inserted else { continue }
            members += self.members(of: element, depth: depth)
        }
        if members.isEmpty || type.kind == .resource && members.count == 1 {
            members.append((type.kind == .resource ? "language" : "id", Array("\"x\"".utf8)))
        }
        members.shuffle(using: &random)
        writer.object { writer in
            for member in members {
                writer.key(member.name)
                writer.raw(member.json)
            }
        }
    }

    /// A value, its companion, or both.
    private mutating func members(of element: ElementDefinition, depth: Int) -> [(name: String, json: [UInt8])] {
        let type = definitions.type(element.type)
        let count = element.isArray ? Int.random(in: 1...3, using: &random) : 1
        guard type.primitive != nil else {
            let items = (0..<count).map { _ in complex(type, depth: depth + 1) }
            return [(element.jsonName, joined(items, element.isArray))]
        }
        let canHaveCompanion = !element.isAttribute && type.primitive != .xhtml && depth < 4
        var values: [[UInt8]] = []
        var companions: [[UInt8]] = []
        for _ in 0..<count {
            let hasCompanion = canHaveCompanion && Int.random(in: 0..<4, using: &random) == 0
            let hasValue = !hasCompanion || Bool.random(using: &random)
            values.append(hasValue ? primitive(type) : Array("null".utf8))
            companions.append(
                hasCompanion
                    ? definitions.type(named: "Element").map { complex($0, depth: max(depth + 1, 3)) } ?? []
                    : Array("null".utf8))
        }
        let null = Array("null".utf8)
        var members: [(name: String, json: [UInt8])] = []
        if values.contains(where: { $0 != null }) {
            members.append((element.jsonName, joined(values, element.isArray)))
        }
        if companions.contains(where: { $0 != null }) {
            members.append(("_" + element.jsonName, joined(companions, element.isArray)))
        }
        return members
    }

    private func joined(_ items: [[UInt8]], _ isArray: Bool) -> [UInt8] {
        guard isArray else { return items[0] }
        return [UInt8(ascii: "[")] + Array(items.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "]")]
    }

    private mutating func complex(_ type: TypeDefinition, depth: Int) -> [UInt8] {
        var writer = JSONWriter()
        let inner = type.kind == .resource && type.isAbstract ? definitions.type(named: "Basic") : type
        if let inner { writeObject(inner, depth: depth, to: &writer) }
        return writer.bytes
    }

    private mutating func primitive(_ type: TypeDefinition) -> [UInt8] {
        switch type.primitive?.json {
        case .boolean: return Array(random.pick("true", "false").utf8)
        case .number: return Array(random.pick("0", "-1", "1.50", "12e-3", "0.00", "7.1E+22").utf8)
        default: break
        }
        var writer = JSONWriter()
        if type.primitive == .xhtml {
            writer.string(
                random.pick(
                    #"<div xmlns="http://www.w3.org/1999/xhtml">x</div>"#,
                    "<div xmlns='http://www.w3.org/1999/xhtml' class=\"a\"\n>&#160;<p >\"\\</p >\r\n<br /></div>"))
        } else {
            writer.string(
                random.pick(
                    "a", "æøå", " x ", "a\tb\nc\r\nd", "\"<&>'", "\\u0041", "😀", "&amp;", "]]>", "<!-- -->",
                    "\u{85}\u{2028}",
                    "\u{FFFD}", "", "\u{7F}"))
        }
        return writer.bytes
    }
}
