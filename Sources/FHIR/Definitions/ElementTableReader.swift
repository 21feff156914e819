/// Reads `elements.tsv`: first what each type defines itself, then each type with what it inherits.
struct ElementTableReader {
    private(set) var types: [TypeDefinition] = []
    private(set) var elements: [ElementDefinition] = []
    private(set) var numbers: [String: TypeDefinition.ID] = [:]

    /// A type with what it defines itself.
    private struct Block {
        var name: String
        var kind: String
        var base: String
        var rows: Range<Int>
        var elements: [ElementDefinition] = []
        /// How many of its own elements there are, counting a choice once.
        var places = 0
    }

    private var blocks: [Block] = []
    private let valueSets: [String: RequiredValueSet.ID]

    init(_ rows: [[String]], valueSets: [String: RequiredValueSet.ID]) {
        self.valueSets = valueSets
        for (number, row) in rows.enumerated() {
            if row.count == 4, row[0] == "=" {
                numbers[row[1]] = TypeDefinition.ID(rawValue: UInt16(blocks.count))
                blocks.append(Block(name: row[1], kind: row[2], base: row[3], rows: number + 1..<number + 1))
            } else if row.count == 5, !blocks.isEmpty {
                blocks[blocks.count - 1].rows = blocks[blocks.count - 1].rows.lowerBound..<number + 1
            }
        }
        blocks = blocks.map { block in
            var block = block
            for row in rows[block.rows] { read(row, into: &block) }
            return block
        }
        elements.reserveCapacity(rows.count * 2)
        for (number, block) in blocks.enumerated() { add(block, number: number) }
    }

    private func read(_ row: [String], into block: inout Block) {
        let isChoice = row[0].hasSuffix("[x]")
        let name = isChoice ? String(row[0].dropLast(3)) : row[0]
        let flags = row[4].split(separator: " ")
        let bounds = row[1].utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
        for written in row[2].utf8.split(separator: UInt8(ascii: " ")) {
            let parts = written.split { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ")") }
                .map { String(Substring($0)) }
            guard let type = parts.first.flatMap({ numbers[$0] }), bounds.count == 2 else { continue }
            let jsonName = isChoice ? name + parts[0].prefix(1).uppercased() + parts[0].dropFirst() : name
            block.elements.append(
                ElementDefinition(
                    name: name, jsonName: jsonName, type: type, minimum: Int(bounds[0]) ?? 0, maximum: Int(bounds[1]),
                    isChoice: isChoice, isAttribute: flags.contains("attribute"),
                    isSummary: flags.contains("summary"), targets: Array(parts.dropFirst()),
                    requiredValueSet: valueSets[row[3]], place: block.places))
        }
        block.places += 1
    }

    private mutating func add(_ block: Block, number: Int) {
        let start = elements.count
        addElements(of: block)
        let isAbstract = block.kind.hasPrefix("abstract-")
        let kind = TypeDefinition.Kind(rawValue: isAbstract ? String(block.kind.dropFirst(9)) : block.kind)
        types.append(
            TypeDefinition(
                id: TypeDefinition.ID(rawValue: UInt16(number)), name: block.name, kind: kind ?? .complex,
                base: block.base.isEmpty ? nil : block.base, isAbstract: isAbstract,
                primitive: kind == .primitive ? PrimitiveType(rawValue: block.name) : nil,
                elements: start..<elements.count))
    }

    /// Adds what a type inherits, then its own; the number of places that are taken then.
    @discardableResult
    private mutating func addElements(of block: Block) -> Int {
        let inherited = numbers[block.base].map { addElements(of: blocks[Int($0.rawValue)]) } ?? 0
        for var element in block.elements {
            element.place += inherited
            elements.append(element)
        }
        return inherited + block.places
    }
}
