import Access
import FHIR

/// The read models that the gate decides by. Every record has them: they are no capability's.
///
/// They are small: most resources have a row in ``places`` and none in
/// the others.
package enum GateProjections {
    /// Who has to do with a citizen, and what Consents say.
    package static let facts = Projection(
        name: "gate_fact", version: 2, columns: GateRow.columns,
        indexes: [
            // What holds of one citizen, without what is long over.
            .init("current", on: ["ends"]),
            // Whose citizens somebody has to do with, and whose Consents name somebody.
            .init("actor", on: ["actor", "ends", "starts", "kind", "patient"], isAcrossPatients: true),
        ],
        types: CareRelationContent.types.union(["Consent"]),
        rows: { resource in GateRow.rows(of: resource).map(\.values) })

    /// Confidential marks: of each such resource a row with the degree, and one for each of whom it is from.
    package static let labels = Projection(
        name: "gate_label", version: 1, columns: [.init("label", .integer), .init("author", .integer)],
        rows: { resource in
            guard resource["meta"]?["security"] != nil else { return [] }
            let marks = ResourceMarks.labels(of: resource)
            switch marks.confidentiality {
            case .normal: return []
            case .restricted: return [[.integer(Label.restricted), .integer(0)]]
            case .veryRestricted:
                return [[.integer(Label.veryRestricted), .integer(0)]]
                    + marks.authors.sorted().map { [.integer(Label.author), .integer(ReferenceMark.number(of: $0))] }
            }
        })

    /// Which courses and contacts a resource has to do with.
    package static let places = Projection(
        name: "gate_place", version: 1, columns: [.init("mark", .integer)],
        rows: { resource in
            guard let type = resource["resourceType"]?.string, let id = resource["id"]?.string else { return [] }
            return ResourceMarks.places(of: resource, type: type, id: id).sorted().map { [.integer($0)] }
        })

    /// Which contact is in which course or other contact, and which diagnosis is named by them.
    package static let courses = Projection(
        name: "gate_course", version: 1, columns: [.init("mark", .integer), .init("above", .integer)],
        types: ["EpisodeOfCare", "Encounter"], rows: { resource in CourseEdge.edges(of: resource).map(\.values) })

    /// The Consents that hide something, in force or not, and from whom alone.
    package static let denies = Projection(
        name: "gate_deny", version: 2, columns: [.init("whom", .integer)], types: ["Consent"],
        rows: { resource in
            let marks = ResourceMarks(resource)
            guard marks.isDeny else { return [] }
            return [[.integer(marks.isFilter ? Deny.relatives : marks.isBlock ? Deny.professionals : Deny.everybody)]]
        })

    package static let all = [facts, labels, places, courses, denies]

    /// The numbers in ``facts`` that queries name.
    package static let lastRelationKind = GateRow.Kind.generalPractitioner.rawValue
    package static let statedReasonKind = GateRow.Kind.statedReason.rawValue
    package static let emergencyKind = GateRow.Kind.emergency.rawValue
    package static let blockKind = GateRow.Kind.block.rawValue
    package static let protectedKind = GateRow.Kind.protected.rawValue
    package static let wholeExtent = GateRow.Extent.everything.rawValue
    package static let kindExtent = GateRow.Extent.kind.rawValue
    package static let courseExtent = GateRow.Extent.course.rawValue
    package static let instanceExtent = GateRow.Extent.instance.rawValue
    package static let everyProfessional = GateRow.Everybody.professionals
    package static let everybody = GateRow.Everybody.all

    /// The numbers in ``denies``: from whom alone something is hidden.
    package enum Deny {
        package static let everybody: Int64 = 0
        package static let relatives: Int64 = 1
        package static let professionals: Int64 = 2
    }

    /// The numbers in ``labels``.
    package enum Label {
        package static let restricted: Int64 = 1
        package static let veryRestricted: Int64 = 2
        package static let author: Int64 = 3
    }
}

/// That what has one mark is in what has another.
struct CourseEdge: Hashable {
    let mark: Int64
    let above: Int64

    var values: [ColumnValue] { [.integer(mark), .integer(above)] }

    static func edges(of resource: JSONValue) -> [CourseEdge] {
        guard let type = resource["resourceType"]?.string, let id = resource["id"]?.string else { return [] }
        let own = ReferenceMark.number(of: type + "/" + id)
        var edges: [CourseEdge] = []
        func add(_ mark: Int64, in above: Int64) {
            let edge = CourseEdge(mark: mark, above: above)
            if mark != above, !edges.contains(edge) { edges.append(edge) }
        }
        if type == "Encounter" {
            ResourceMarks.forEachReference(in: resource) { reference in
                guard let target = ReferenceMark.target(of: reference), target.hasPrefix("EpisodeOfCare/") else {
                    return
                }
                add(own, in: ReferenceMark.number(of: target))
            }
            if let target = resource["partOf"]?["reference"]?.string.flatMap(ReferenceMark.target),
                target.hasPrefix("Encounter/")
            {
                add(own, in: ReferenceMark.number(of: target))
            }
        }
        for diagnosis in resource["diagnosis"]?.elements.map({ $0 }) ?? [] {
            guard let target = diagnosis["condition"]?["reference"]?.string.flatMap(ReferenceMark.target) else {
                continue
            }
            add(ReferenceMark.number(of: target), in: own)
        }
        return edges
    }
}
