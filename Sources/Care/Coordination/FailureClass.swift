/// What kind of failure it was: a line of `coordination-failure-classes.tsv`.
package struct FailureClass: Sendable, Hashable {
    package let code: String
    package let danish: String
    package let english: String

    package static let system = "https://tovholder.dk/fhir/CodeSystem/coordination-failure-class"

    /// In the order of the table.
    package static let all: [FailureClass] = CoordinationTable.lines("coordination-failure-classes").compactMap {
        line in
        line.count >= 3 ? FailureClass(code: line[0], danish: line[1], english: line[2]) : nil
    }

    package static func named(_ code: String?) -> FailureClass? { all.first { $0.code == code } }
}
