import FHIR
import Record

/// A row of the search index, in the table for its kind.
struct IndexRow: Hashable {
    let table: IndexTable
    /// The parameter's number, with its ``IndexAspect``.
    let parameter: UInt16
    /// The columns of ``IndexTable/columns``.
    let cells: [SQLValue]

    private init(
        _ table: IndexTable, _ parameter: SearchParameterID, _ aspect: IndexAspect = .value, _ cells: [SQLValue]
    ) {
        self.table = table
        self.parameter = aspect.number(of: parameter.rawValue)
        self.cells = cells
    }

    /// The rows of a search entry: its value, and what else it is found by.
    ///
    /// - Parameter adding: whether systems and types that have no number get one; else they get one that no row has.
    static func rows(
        of entry: SearchEntry, names: Names, adding: Bool, in connection: any SQLConnection
    ) throws -> [IndexRow] {
        func number(_ name: String?, _ table: NameTable) throws -> SQLValue {
            guard let name else { return .integer(Names.none) }
            if adding { return .integer(try table.number(adding: name, in: connection)) }
            return .integer(try table.number(of: name, in: connection) ?? -1)
        }
        let parameter = entry.parameter
        let row = try IndexRow(entry) {
            try number($0, names.systems)
        } type: {
            try number($0, names.types)
        }
        switch entry.value {
        case .token(let token):
            let words = token.text.map(IndexWords.words(of:)) ?? ""
            return words.isEmpty ? [row] : [row, IndexRow(.string, parameter, .text, [.text(words), .text("")])]
        case .reference(let reference):
            guard let value = reference.identifierValue else { return [row] }
            let system = try number(reference.identifierSystem, names.systems)
            return [row, IndexRow(.token, parameter, .identifier, [.code(value), system])]
        case .typedIdentifier:
            return [IndexRow(.token, parameter, .type, row.cells)]
        default: return [row]
        }
    }

    /// The row of an entry's own value.
    private init(
        _ entry: SearchEntry, system: (String?) throws -> SQLValue, type: (String) throws -> SQLValue
    ) throws {
        parameter = entry.parameter.rawValue
        switch entry.value {
        case .token(let token), .typedIdentifier(let token):
            table = .token
            cells = [.code(token.code ?? ""), try system(token.system)]
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
            let written = SQLValue.real(quantity.number.value)
            cells = [
                .word(quantity.comparedUnit), .real(quantity.compared), try system(quantity.system), written, written,
            ]
        case .reference(let reference):
            if let address = reference.url {
                table = .reference
                cells = [.integer(Names.none), .word(address)]
            } else if reference.type != nil, let id = reference.id {
                table = .reference
                cells = [try type(reference.type ?? ""), .code(id)]
            } else {
                // Only an identifier: the row says that the parameter is not missing.
                table = .token
                cells = [.code(""), .integer(Names.none)]
            }
        case .uri(let address):
            table = .uri
            cells = [.word(address)]
        case .composite(let parts):
            table = .composite
            cells = try Self.composite(parts, system)
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
    /// only molecular sequences have, is a number after a number.
    private static func composite(
        _ parts: [SearchValue], _ systemNumber: (String?) throws -> SQLValue
    ) throws -> [SQLValue] {
        var cells: [SQLValue] = [
            .code(""), .integer(Names.none), .code(""), .integer(Names.none), .real(0), .real(0),
        ]
        for (part, place) in zip(parts, [0, 2, 5]) {
            switch part {
            case .number(let number) where place == 5: cells[5] = .real(number.value)
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
                cells[place] = .word(quantity.comparedUnit)
                cells[place + 1] = try systemNumber(quantity.system)
                cells.replaceSubrange(4..., with: [.real(quantity.compared), .real(quantity.number.value)])
            case .number(let number):
                cells.replaceSubrange(4..., with: [.real(number.value), .real(number.value)])
            case .date(let date):
                cells.replaceSubrange(4..., with: [.real(Double(date.earliest)), .real(Double(date.latest))])
            case .composite, .typedIdentifier, .present:
                break
            }
        }
        return cells
    }
}

extension SearchQuantity {
    /// The unit under which the index keeps the amount: base units for what is in UCUM, so that amounts in units that
    /// can be converted are compared; else the unit as it is written.
    fileprivate var comparedUnit: String { canonicalUnit ?? code ?? unit ?? "" }

    /// The amount in that unit.
    fileprivate var compared: Double { (canonical ?? number).value }
}
