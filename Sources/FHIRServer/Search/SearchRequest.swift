import FHIR
import Record

/// A search as a client asks for it: which resources, and how the answer is to be.
///
/// Source: FHIR R4, Search (search.html).
struct SearchRequest: Sendable {
    /// One for each type that is searched.
    var queries: [SearchQuery] = []
    var count = Self.standardCount
    var sort: [SearchSort] = []
    var total = Total.whenKnown
    var subset: ResourceSubset
    var includes: [SearchInclude] = []
    /// Whether what the matches refer to comes along where it is in nobody's compartment.
    var includesShared = false
    /// Only what is about care in this time; nil: whenever it was (`$everything`).
    var carePeriod: CarePeriod?
    /// So many of each code, the newest; nil: all (`$lastn`).
    var latestOfEach: Int?
    /// What the search really was, for the self link.
    var used = QueryParameters()
    /// What a lenient client's search left out, in words.
    var ignored: [OutcomeIssue] = []

    enum Total: Sendable, Hashable {
        /// Said where it costs nothing.
        case whenKnown
        case none
        case accurate
    }

    static let standardCount = 50
    static let mostCount = 1000

    var types: [String] { queries.map(\.type) }

    /// - Parameters:
    ///   - types: what is searched; several in a search over the whole record.
    ///   - compartment: only what lies in this patient's.
    ///   - isLenient: what is not understood is left out and named, instead of refused.
    ///   - knowledge: what some parameters need to find out first (``SearchKnowledge/isNeeded(_:)``).
    init(
        types: [String], compartment: String? = nil, _ parameters: QueryParameters, base: String, isLenient: Bool,
        knowledge: SearchKnowledge? = nil
    ) throws(FHIRError) {
        subset = try ResourceSubset()
        let reader = SearchClauseReader(values: SearchValueReader(base: base), knowledge: knowledge)
        let clauseType = types.count == 1 ? types[0] : "Resource"
        var clauses: [SearchClause] = []
        var summary: String?
        var elements: String?
        var listed: [String: Set<String>]?
        for parameter in parameters.all where !AnswerStyle.parameters.contains(parameter.name) {
            // A form that was left empty asks for nothing.
            if parameter.value.isEmpty, !isLenient { throw .malformed("\(parameter.name.prefix(40)) has no value") }
            do throws(FHIRError) {
                switch parameter.name {
                case "_summary": summary = parameter.value
                case "_elements": elements = parameter.value
                case "_type" where types.count != 1: break
                case "_list": listed = try Self.listed(parameter.value, within: listed, knowledge)
                default:
                    guard try !take(parameter, types: types, reader: reader) else { break }
                    clauses.append(try reader.clause(clauseType, parameter.name, parameter.value))
                }
                used.all.append(parameter)
            } catch {
                guard isLenient else { throw error }
                ignored += error.issues.map { OutcomeIssue(.notSupported, $0.text, severity: .warning) }
            }
        }
        subset = try ResourceSubset(elements: elements, summary: summary)
        queries = types.compactMap { type in
            var query = SearchQuery(type, clauses, compartment: compartment)
            if let listed {
                guard let ids = listed[type], !ids.isEmpty else { return nil }
                query.clauses.append(SearchClause("_id", ids.sorted().map { .token(.any, code: $0) }))
            }
            return query
        }
    }

    /// What stands in one of the lists, and in those that other `_list` parameters name.
    private static func listed(
        _ value: String, within others: [String: Set<String>]?, _ knowledge: SearchKnowledge?
    ) throws(FHIRError) -> [String: Set<String>] {
        guard let knowledge else { throw .unsupported("_list is for searches, not for conditions") }
        var listed: [String: Set<String>] = [:]
        for id in SearchValueReader.split(value, at: ",") {
            let members = try knowledge.members(ofList: id.hasPrefix("List/") ? String(id.dropFirst(5)) : id)
            listed.merge(members) { $0.union($1) }
        }
        guard let others else { return listed }
        return listed.reduce(into: [:]) { kept, entry in
            kept[entry.key] = entry.value.intersection(others[entry.key] ?? [])
        }
    }

    /// Everything in a patient's compartment, the Patient first.
    ///
    /// - Parameter since: only versions that came at this instant or later.
    init(everythingOf patient: String, types: [String], since: DateTime?, count: Int?) throws(FHIRError) {
        subset = try ResourceSubset()
        includesShared = true
        self.count = count ?? Self.mostCount
        let clauses = since.map { since in
            let date = SearchDate(earliest: since.earliest, latest: since.latest)
            return SearchClause("_lastUpdated", .date(.greaterOrEqual, date))
        }
        let order = types.filter { $0 == "Patient" } + types.filter { $0 != "Patient" }
        queries = order.map { SearchQuery($0, clauses.map { [$0] } ?? [], compartment: patient) }
    }

    /// Whether only the number of matches is asked for.
    var isCount: Bool { subset.isCount || count == 0 }

    /// Takes a parameter that says how the answer is to be.
    ///
    /// - Returns: false where it is none of those.
    private mutating func take(
        _ parameter: QueryParameters.Parameter, types: [String], reader: SearchClauseReader
    ) throws(FHIRError) -> Bool {
        let value = parameter.value
        switch parameter.name {
        case "_count":
            guard let count = Int(value), count >= 0 else { throw .malformed("_count is a number from 0 up") }
            self.count = min(count, Self.mostCount)
        case "_total":
            switch value {
            case "none": total = .none
            case "accurate", "estimate": total = .accurate
            default: throw .malformed("_total is none, estimate or accurate")
            }
        case "_sort": sort = try SearchSort.keys(value, type: types.count == 1 ? types[0] : "Resource")
        case "_include", "_include:iterate", "_revinclude", "_revinclude:iterate":
            includes.append(
                try SearchInclude(
                    value, isReverse: parameter.name.hasPrefix("_rev"),
                    iterates: parameter.name.hasSuffix(":iterate")))
        case "_contained":
            guard value == "false" else { throw .unsupported("_contained is not supported but for false") }
        default:
            let name = parameter.name.prefix { $0 != ":" }
            guard ["_include", "_revinclude", "_containedType", "_sort", "_count", "_total"].contains(name) else {
                return false
            }
            throw .unsupported("\(parameter.name.prefix(40)) is not supported")
        }
        return true
    }
}

/// One key that matches are sorted by.
struct SearchSort: Sendable, Hashable {
    let code: String
    let isDescending: Bool

    /// Reads `date,-_lastUpdated`.
    static func keys(_ text: String, type: String) throws(FHIRError) -> [SearchSort] {
        var keys: [SearchSort] = []
        for part in text.split(separator: ",") {
            let isDescending = part.hasPrefix("-")
            let code = String(isDescending ? part.dropFirst() : part)
            guard let definition = SearchParameters.r4.definition(of: type, code: code),
                definition.kind != .composite, definition.kind != .special, !definition.expression.isEmpty
            else { throw .unsupported("\(type) cannot be sorted by \(code.prefix(40))") }
            keys.append(SearchSort(code: code, isDescending: isDescending))
        }
        guard !keys.isEmpty else { throw .malformed("_sort names parameters") }
        return keys
    }
}

/// What is to come with the matches: `Observation:subject:Patient`.
struct SearchInclude: Sendable, Hashable {
    /// The type that has the reference.
    let source: String
    let code: String
    /// Only references to this type; nil: to any.
    let target: String?
    /// Whether it is the resources that refer to a match, not those that a match refers to.
    let isReverse: Bool
    /// Whether it goes on from what was included.
    let iterates: Bool

    init(_ text: String, isReverse: Bool, iterates: Bool) throws(FHIRError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), FHIRTarget.isType(parts[0]) else {
            throw .unsupported("an include is Type:parameter or Type:parameter:Type")
        }
        guard let definition = SearchParameters.r4.definition(of: parts[0], code: parts[1]),
            definition.kind == .reference
        else { throw .unsupported("\(parts[0]) has no reference parameter \(parts[1].prefix(40))") }
        if parts.count == 3, !FHIRTarget.isType(parts[2]) { throw .malformed("an include names no resource type") }
        source = parts[0]
        code = parts[1]
        target = parts.count == 3 ? parts[2] : nil
        self.isReverse = isReverse
        self.iterates = iterates
    }
}
