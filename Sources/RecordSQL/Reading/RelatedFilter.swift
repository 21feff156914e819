import Access
import Record

/// A professional's citizens, found inside each query: what ``Access/opening(of:for:_:)`` says of one citizen, said of all
/// at once. A test holds the two equal.
struct RelatedFilter: Sendable {
    let caller: Caller
    let instant: Int64
    /// The references that the caller is, as numbers.
    private let selves: [Int64]
    /// Whom a block names that hides from the caller.
    private let denied: [Int64]
    private let mayOverride: Bool
    private let dialect: any SQLDialect

    private static let facts = ProjectionTables.table(of: GateProjections.facts.name)
    private static let labels = ProjectionTables.table(of: GateProjections.labels.name)
    private static let places = ProjectionTables.table(of: GateProjections.places.name)
    private static let courses = ProjectionTables.table(of: GateProjections.courses.name)
    private static let denies = ProjectionTables.table(of: GateProjections.denies.name)

    init(_ related: Scope.Related, _ dialect: any SQLDialect) {
        caller = related.caller
        instant = related.instant
        selves = caller.selves.map(ReferenceMark.number(of:)).sorted()
        denied =
            [GateProjections.everyProfessional, GateProjections.everybody]
            + caller.selves.union(caller.largerUnits).map(ReferenceMark.number(of:)).sorted()
        mayOverride = if case .professional(let profession) = caller.role { profession.mayOverride } else { false }
        self.dialect = dialect
    }

    /// That a citizen is one whom the caller has to do with, whatever is blocked.
    func isRelated(_ patient: String, isAskedOfEach: Bool = false) -> SQLText {
        let reasons =
            [GateProjections.statedReasonKind] + (mayOverride ? [GateProjections.emergencyKind] : [])
        return isNamed(
            patient,
            "kind <= \(GateProjections.lastRelationKind) OR kind IN (\(reasons.map(String.init).joined(separator: ", ")))",
            isAskedOfEach: isAskedOfEach)
    }

    private func isInCare(_ patient: String) -> SQLText {
        isNamed(patient, "kind <= \(GateProjections.lastRelationKind)")
    }

    /// That facts of certain kinds which name the caller hold of a citizen.
    ///
    /// - Parameter isAskedOfEach: of the citizen of each row, in place of finding all the caller's citizens first: of few rows.
    private func isNamed(_ patient: String, _ kinds: String, isAskedOfEach: Bool = false) -> SQLText {
        var sql = SQLText(
            isAskedOfEach
                ? "EXISTS (SELECT 1 FROM \(Self.facts) AS named WHERE named.patient = \(patient) AND "
                : "\(patient) IN (SELECT named.patient FROM \(Self.facts) AS named WHERE ")
        // The sign keeps the engine from going through all that names the caller.
        sql.append(.number(isAskedOfEach ? "+named.actor" : "named.actor", isOneOf: selves))
        sql.append(
            " AND named.ends > ? AND named.starts <= ? AND named.patient > 0 AND (\(kinds)))",
            [.integer(instant), .integer(instant)])
        return sql
    }

    /// That a row is inside.
    ///
    /// - Parameter isOfFew: whether a query's own conditions find few rows. An engine that does not weigh that itself would
    ///   find all the caller's citizens first, of whom a large unit has tens of thousands.
    func condition(_ place: RowPlace, isOfFew: Bool = false) -> SQLText {
        let isAskedOfEach = isOfFew && dialect.needsSearchOrder
        var open = hidesNothing(place)
        open.and(openLabels(place))
        if mayOverride {
            let emergency = isNamed(
                place.patient, "kind = \(GateProjections.emergencyKind)", isAskedOfEach: isAskedOfEach)
            open = SQLText.any([open, emergency])
        }
        var sql = isRelated(place.patient, isAskedOfEach: isAskedOfEach)
        sql.and(open)
        if place.type == nil || place.type == "Consent" {
            sql.append(
                " AND NOT EXISTS (SELECT 1 FROM \(Self.denies) AS own WHERE own.patient = \(place.patient) "
                    + "AND own.resource = \(place.resource) "
                    + "AND own.whom <> \(GateProjections.Deny.relatives))")
        }
        return sql
    }

    /// That no block in force that is about the caller hides the row.
    private func hidesNothing(_ place: RowPlace) -> SQLText {
        var sql = SQLText(
            """
            NOT EXISTS (SELECT 1 FROM \(Self.facts) AS deny WHERE deny.patient = \(place.patient) AND deny.ends > ? \
            AND deny.starts <= ? AND deny.kind = \(GateProjections.blockKind) AND 
            """, [.integer(instant), .integer(instant)])
        sql.append(.number("deny.actor", isOneOf: denied))
        sql.append(
            " AND (deny.extent = \(GateProjections.wholeExtent) OR (deny.extent = \(GateProjections.kindExtent) AND ")
        let held =
            "EXISTS (SELECT 1 FROM resource AS held JOIN type AS titled ON titled.number = held.type "
            + "WHERE \(place.isRow("held")) AND "
        if let type = place.type {
            sql.append("deny.mark = ?", [.integer(ReferenceMark.number(of: type))])
        } else {
            sql.append("\(held)\(dialect.placeText("titled")) = deny.place)")
        }
        sql.append(") OR (deny.extent = \(GateProjections.instanceExtent) AND ")
        sql.append("\(held)\(dialect.placeText("held", "titled")) = deny.place)")
        sql.append(") OR (deny.extent = \(GateProjections.courseExtent) AND \(isInCourse(place)))))")
        return sql
    }

    /// That a row's resource is in the course of a block: upwards from what the resource names, as ``PartSet`` goes down
    /// from the course.
    private func isInCourse(_ place: RowPlace) -> String {
        """
        EXISTS (WITH RECURSIVE above (mark) AS (SELECT marked.mark FROM \(Self.places) AS marked \
        WHERE marked.patient = \(place.patient) AND marked.resource = \(place.resource) \
        UNION SELECT edge.above FROM above JOIN \(Self.courses) AS edge \
        ON edge.patient = \(place.patient) AND edge.mark = above.mark) \
        SELECT 1 FROM above WHERE above.mark = deny.mark)
        """
    }

    /// That a row bears no confidential mark, or one that is open to the caller.
    private func openLabels(_ place: RowPlace) -> SQLText {
        var sql = SQLText(
            """
            NOT EXISTS (SELECT 1 FROM \(Self.labels) AS label WHERE label.patient = \(place.patient) \
            AND label.resource = \(place.resource) AND label.label < \(GateProjections.Label.author) AND NOT (
            """)
        sql.append(isInCare(place.patient))
        sql.append(
            """
             AND (label.label = \(GateProjections.Label.restricted) OR EXISTS (SELECT 1 FROM \(Self.labels) AS author \
            WHERE author.patient = \(place.patient) AND author.resource = \(place.resource) \
            AND author.label = \(GateProjections.Label.author) AND 
            """)
        sql.append(.number("author.author", isOneOf: selves))
        sql.append("))))")
        return sql
    }

    /// That a citizen's address may be told: the caller has a care relation, or it is not protected.
    func opensAddress(_ patient: String) -> SQLText {
        var conditions = [isInCare(patient)]
        if mayOverride { conditions.append(isNamed(patient, "kind = \(GateProjections.emergencyKind)")) }
        conditions.append(
            SQLText(
                "\(patient) NOT IN (SELECT guarded.patient FROM \(Self.facts) AS guarded "
                    + "WHERE guarded.actor = \(GateProjections.everybody) "
                    + "AND guarded.kind = \(GateProjections.protectedKind))"))
        return SQLText.any(conditions)
    }
}
