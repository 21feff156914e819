import FHIR
import Record

/// What clauses of a search ask of the index: the keys that they find, or whether they find one key.
struct SearchSelections {
    let parameters: SearchParameters
    let tables: RecordTables
    /// Whose resources are looked for: what of theirs is open is asked of what is found.
    let scopes: [ScopeFilter]
    /// The type of what is looked for.
    let type: String
    let connection: any SQLConnection
    /// A clause that finds fewer is where a search starts.
    var few: Int64 = 1_000

    /// A clause that asks for values as conditions of which one must hold; nil where it is of another kind.
    func conditions(_ clause: SearchClause, _ definition: SearchParameterDefinition) throws -> [SearchCondition]? {
        var conditions: [SearchCondition] = []
        for test in clause.alternatives {
            switch test {
            case .chain, .referred, .missing: return nil
            default:
                conditions += try SearchCondition.all(test, of: definition.id, tables: tables, in: connection)
            }
        }
        return conditions
    }

    /// The same of a clause that must hold, by its name; nil for those that the index does not answer alone.
    func conditions(_ clause: SearchClause, of type: String) throws -> (SearchParameterDefinition, [SearchCondition])? {
        guard !clause.isNegated, !clause.alternatives.isEmpty,
            !["_id", "_lastUpdated", "_has"].contains(clause.parameter),
            let definition = parameters.definition(of: type, code: clause.parameter),
            let conditions = try conditions(clause, definition)
        else { return nil }
        return (definition, conditions)
    }

    /// The keys of rows that meet a condition.
    func selection(_ definition: SearchParameterDefinition, _ condition: SearchCondition) -> SQLText {
        var selection = SQLText(
            "SELECT \(tables.keys.list) FROM \(condition.table.name) WHERE parameter = ?",
            [.integer(Int64(condition.aspect.number(of: definition.id.rawValue)))])
        selection.and(condition.sql)
        for scope in scopes {
            selection.and(scope.patientCondition(on: tables.keys, in: condition.table.name, type: type))
        }
        return selection
    }

    /// Whether the row of `resource` at hand has a row that meets one of the conditions; nil where the index cannot tell.
    func probes(_ definition: SearchParameterDefinition, _ conditions: [SearchCondition]) -> [SQLText]? {
        var probes: [SQLText] = []
        for condition in conditions {
            guard let sql = condition.probe else { return nil }
            let number = Int64(condition.aspect.number(of: definition.id.rawValue))
            var probe = SQLText(
                "EXISTS (SELECT 1 FROM \(condition.table.name) AS probed WHERE probed.parameter = ?", [.integer(number)]
            )
            probe.and(sql)
            probe.append(" AND \(tables.keys.areEqual("probed", "resource")))")
            probes.append(probe)
        }
        return probes
    }

    static func union(_ parts: [SQLText]) -> SQLText {
        SQLText("(" + parts.map(\.text).joined(separator: " UNION ALL ") + ")", parts.flatMap(\.values))
    }
}
