import FHIR
import Record

/// A search entry as a row of the table for its kind.
struct IndexRow: Hashable {
    let table: IndexTable
    let parameter: UInt16
    /// The columns of ``IndexTable/columns``.
    let cells: [SQLValue]

    /// - Parameter adding: whether systems and types that have no number get one; else they get one that no row has.
    init(_ entry: SearchEntry, names: Names, adding: Bool, in connection: any SQLConnection) throws {
        parameter = entry.parameter.rawValue
        func number(_ name: String?, _ table: NameTable) throws -> SQLValue {
            guard let name else { return .integer(Names.none) }
            if adding { return .integer(try table.number(adding: name, in: connection)) }
            return .integer(try table.number(of: name, in: connection) ?? -1)
        }
        switch entry.value {
        case .token(let token):
            table = .token
            cells = [.code(token.code ?? ""), try number(token.system, names.systems)]
        case .string(let text):
            table = .string
            cells = [.text(text.folded), .text(text.text == text.folded ? "" : text.text)]
        case .date(let date):
            table = .date
            cells = [.integer(date.earliest), .integer(date.latest)]
        case .number(let number):
            table = .number
            cells = [.real(number.value), .real(number.lower), .real(number.upper)]
        case .quantity(let quantity):
            table = .quantity
            cells = [
                .word(quantity.code ?? quantity.unit ?? ""), .real(quantity.number.value),
                try number(quantity.system, names.systems), .real(quantity.number.lower),
                .real(quantity.number.upper),
            ]
        case .reference(let reference):
            if let address = reference.url {
                table = .reference
                cells = [.integer(Names.none), .word(address)]
            } else if let type = reference.type, let id = reference.id {
                table = .reference
                cells = [try number(type, names.types), .code(id)]
            } else {
                table = .token
                cells = [
                    .code(reference.identifierValue ?? ""), try number(reference.identifierSystem, names.systems),
                ]
            }
        case .uri(let address):
            table = .uri
            cells = [.word(address)]
        case .composite(let parts):
            table = .composite
            cells = try Self.composite(parts) { try number($0, names.systems) }
        case .present:
            table = .token
            cells = [.code(""), .integer(Names.none)]
        }
    }

    /// The values for the places of ``IndexStatements``.
    func values(at key: ResourceKey, _ keys: KeyColumns) -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(3 + cells.count)
        values.append(.integer(Int64(parameter)))
        keys.append(key, to: &values)
        values.append(contentsOf: cells)
        return values
    }

    /// The first part is a code or a reference in all of R4's composites; the second may be anything; a third, which
    /// only molecular sequences have, is looked at in the resource itself.
    private static func composite(
        _ parts: [SearchValue], _ systemNumber: (String?) throws -> SQLValue
    ) throws -> [SQLValue] {
        var cells: [SQLValue] = [
            .code(""), .integer(Names.none), .code(""), .integer(Names.none), .real(0), .real(0),
        ]
        for (part, place) in zip(parts, [0, 2]) {
            switch part {
            case .token(let token):
                cells[place] = .code(token.code ?? "")
                cells[place + 1] = try systemNumber(token.system)
            case .reference(let reference):
                cells[place] = .code(reference.local ?? reference.url ?? "")
            case .string(let text):
                cells[place] = .word(text.folded)
            case .uri(let address):
                cells[place] = .word(address)
            case .quantity(let quantity):
                cells[place] = .code(quantity.code ?? quantity.unit ?? "")
                cells[place + 1] = try systemNumber(quantity.system)
                cells.replaceSubrange(4..., with: [.real(quantity.number.value), .real(quantity.number.value)])
            case .number(let number):
                cells.replaceSubrange(4..., with: [.real(number.value), .real(number.value)])
            case .date(let date):
                cells.replaceSubrange(4..., with: [.real(Double(date.earliest)), .real(Double(date.latest))])
            case .composite, .present:
                break
            }
        }
        return cells
    }
}
