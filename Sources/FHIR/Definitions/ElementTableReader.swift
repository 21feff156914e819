/// Reads `elements.tsv`: first the types with what each defines itself, then each with what it inherits.
struct ElementTableReader {
    private(set) var types: [TypeDefinition] = []
    private(set) var elements: [ElementDefinition] = []
    private(set) var numbers: [String: TypeDefinition.ID] = [:]

    private struct Block {
        var name: String
        var kind: String
        var base: String
        var rows: [[String]]
    }

    private var blocks: [Block] = []
    private let valueSets: [String: RequiredValueSet.ID]

    init(_ rows: [[String]], valueSets: [String: RequiredValueSet.ID]) {
        self.valueSets = valueSets
        for row in rows {
            if row.count == 4, row[0] == "=" {
                numbers[row[1]] = TypeDefinition.ID(rawValue: UInt16(blocks.count))
                blocks.append(Block(name: row[1], kind: row[2], base: row[3], rows: []))
            } else if row.count == 5, !blocks.isEmpty {
                blocks[blocks.count - 1].rows.append(row)
            }
        }
        for (number, block) in blocks.enumerated() { add(block, number: number) }
    }

    private mutating func add(_ block: Block, number: Int) {
        let start = elements.count
        let isAbstract = block.kind.hasPrefix("abstract-")
        let kind = TypeDefinition.Kind(rawValue: isAbstract ? String(block.kind.dropFirst(9)) : block.kind)
        for (place, row) in rows(of: block).enumerated() { add(row, place: place) }
        types.append(
            TypeDefinition(
                id: TypeDefinition.ID(rawValue: UInt16(number)), name: block.name, kind: kind ?? .complex,
                base: block.base.isEmpty ? nil : block.base, isAbstract: isAbstract,
                primitive: kind == .primitive ? PrimitiveType(rawValue: block.name) : nil,
                elements: start..<elements.count))
    }

    private func rows(of block: Block) -> [[String]] {
        guard let base = numbers[block.base] else { return block.rows }
        return rows(of: blocks[Int(base.rawValue)]) + block.rows
    }

    private mutating func add(_ row: [String], place: Int) {
        let isChoice = row[0].hasSuffix("[x]")
        let name = isChoice ? String(row[0].dropLast(3)) : row[0]
        let bounds = row[1].utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
        for written in row[2].utf8.split(separator: UInt8(ascii: " ")) {
            let parts = written.split { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ")") }
                .map { String(Substring($0)) }
            guard let type = parts.first.flatMap({ numbers[$0] }), bounds.count == 2 else { continue }
            elements.append(
                ElementDefinition(
                    name: name,
                    jsonName: isChoice ? name + parts[0].prefix(1).uppercased() + parts[0].dropFirst() : name,
                    type: type, minimum: Int(bounds[0]) ?? 0, maximum: Int(bounds[1]), isChoice: isChoice,
                    isAttribute: row[4] == "attribute", targets: Array(parts.dropFirst()),
                    requiredValueSet: valueSets[row[3]], place: place))
        }
    }
}
