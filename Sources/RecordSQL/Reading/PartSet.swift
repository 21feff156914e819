import Access
import Record

/// Parts of one citizen's record as a query and a version are compared with them.
struct PartSet: Sendable {
    /// Whose record it is.
    private let patient: Int64
    /// Whole types, by name and by number.
    private(set) var types: Set<String> = []
    private(set) var typeNumbers: [Int64] = []
    /// Courses with all that is in them: what the resources' own rows may say.
    private(set) var marks: Set<Int64> = []
    /// Whether what is in the courses stands among the ``places``.
    private var arePlaced = false
    /// Single resources, as `Type/id` and by their place in the compartment.
    private(set) var identities: Set<String> = []
    private(set) var places: [Int64] = []

    /// - Parameters:
    ///   - parts: of this patient's record.
    ///   - known: what the gate's projections say, where there are courses among them.
    init(_ parts: Set<Part>, of patient: Int64, in reading: SQLReading, _ known: HidingMarks) throws {
        self.patient = patient
        var courses: Set<Int64> = []
        var instances: [String: [String]] = [:]
        for part in parts {
            switch part {
            case .kind(let type):
                types.insert(type)
                if let number = try reading.names.types.number(of: type, in: reading.connection) {
                    typeNumbers.append(number)
                }
            case .course(let id): courses.insert(ReferenceMark.number(of: "EpisodeOfCare/" + id))
            case .instance(let type, let id):
                identities.insert(type + "/" + id)
                instances[type, default: []].append(id)
            }
        }
        typeNumbers.sort()
        if !courses.isEmpty { marks = Self.all(in: courses, edges: known.edges) }
        for (type, ids) in instances {
            places += try reading.sequences(ofType: type, ids.sorted(), inCompartmentOf: patient)
        }
        if let placed = known.places {
            let inside = Set(placed.filter { marks.contains($0.mark) }.map(\.resource))
            if inside.count <= Self.mostNamed {
                places = Array(inside.union(places))
                arePlaced = true
            }
        }
        places.sort()
    }

    /// More than these are not named in a query.
    private static let mostNamed = 64

    /// Everything that is in these courses, in what is in them, and so on.
    private static func all(in courses: Set<Int64>, edges: [(mark: Int64, above: Int64)]) -> Set<Int64> {
        var below: [Int64: [Int64]] = [:]
        for (mark, above) in edges { below[above, default: []].append(mark) }
        var marks = courses
        var rest = Array(courses)
        while let mark = rest.popLast() {
            for lower in below[mark] ?? [] where marks.insert(lower).inserted { rest.append(lower) }
        }
        return marks
    }

    /// The condition that a row of the citizen's has a resource in one of the parts; nil where it is in none.
    ///
    /// It names the citizen by number, not by the row's column: then a database in parts looks into one of them.
    func condition(_ place: RowPlace) -> SQLText? {
        var conditions: [SQLText] = []
        if let type = place.type {
            if types.contains(type) { return SQLText("TRUE") }
        } else if !typeNumbers.isEmpty {
            var held = SQLText("EXISTS (SELECT 1 FROM resource AS held WHERE ")
            held.append(place.isRow("held", of: patient))
            held.append(" AND ")
            held.append(.number("held.type", isOneOf: typeNumbers))
            held.append(")")
            conditions.append(held)
        }
        if !places.isEmpty { conditions.append(.number(place.resource, isOneOf: places)) }
        if !marks.isEmpty, !arePlaced {
            var marked = SQLText(
                """
                EXISTS (SELECT 1 FROM \(ProjectionTables.table(of: GateProjections.places.name)) AS marked \
                WHERE marked.patient = ? AND marked.resource = \(place.resource) AND 
                """, [.integer(patient)])
            marked.append(.number("marked.mark", isOneOf: marks.sorted()))
            marked.append(")")
            conditions.append(marked)
        }
        return conditions.isEmpty ? nil : SQLText.any(conditions)
    }

    /// Whether a version is in one of the parts.
    ///
    /// - Parameter content: what it says, asked for only where it matters.
    func contains(_ version: StoredResource, _ content: () throws -> ResourceMarks) throws -> Bool {
        if types.contains(version.type) || identities.contains(version.reference) { return true }
        return try !marks.isEmpty && !marks.isDisjoint(with: content().places)
    }
}
