/// What kind of failure it was: a line of `coordination-failure-classes.tsv`.
package struct FailureClass: Sendable, Hashable {
    package let code: String
    package let danish: String
    package let english: String

    package static let system = "https://tovholder.dk/fhir/CodeSystem/coordination-failure-class"

    /// In the order of the table.
    package static let all: [FailureClass] = CareTable.rows("coordination-failure-classes", columns: 4).map {
        FailureClass(code: $0[0], danish: $0[1], english: $0[2])
    }

    package static func named(_ code: String?) -> FailureClass? { all.first { $0.code == code } }
}
