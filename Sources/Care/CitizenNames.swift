package import Record

/// What the citizens on a list are called: asked for once, whatever its length.
package struct CitizenNames {
    package struct Name: Sendable {
        package let name: String?
        package let civilRegistrationNumber: String?
        package let birthDate: String?
    }

    private let known: [Int64: Name]

    /// - Parameter keys: resources in the citizens' compartments.
    package init(_ reading: Reading, of keys: [ResourceKey]) throws {
        guard !keys.isEmpty else {
            known = [:]
            return
        }
        var query = RowQuery(CitizenProjection.projection.name)
        query.patients = Array(Set(keys.map(\.patient))).sorted()
        let named = try reading.rows(query).map { row in
            let values = row.values
            return (
                row.key.patient,
                Name(name: values[0].text, civilRegistrationNumber: values[1].text, birthDate: values[2].text)
            )
        }
        known = Dictionary(named, uniquingKeysWith: { first, _ in first })
    }

    /// Nil where the record has no such Patient, or the reader may not see it.
    package subscript(key: ResourceKey) -> Name? { known[key.patient] }
}
