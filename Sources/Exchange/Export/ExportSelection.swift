package import Record

/// What is exported of one type: the resources as they were at an instant.
package struct ExportSelection: Sendable, Hashable {
    /// Whose resources.
    package enum Cohort: Sendable, Hashable {
        /// Everything in the record.
        case everything
        /// What lies in any citizen's compartment.
        case citizens
        /// What lies in these patients' compartments, by their ids.
        case patients([String])
    }

    package var query: MomentQuery
    package var cohort: Cohort

    /// - Parameters:
    ///   - instant: of the export, in milliseconds since 1970-01-01T00:00:00Z.
    ///   - since: only what came after this instant.
    ///   - isDeletion: what was deleted instead of what was there.
    package init(
        type: String, instant: Int64, since: Int64? = nil, cohort: Cohort = .everything, isDeletion: Bool = false
    ) {
        query = MomentQuery(type: type, instant: instant, since: since)
        query.isDeletion = isDeletion
        query.citizensOnly = cohort == .citizens
        self.cohort = cohort
    }

    /// How much there is, and whose.
    package func extent(in reading: Reading) throws -> MomentExtent {
        var extent = MomentExtent()
        let members = try self.members(in: reading)
        if let members {
            for member in members {
                var query = query
                query.patient = member
                extent.add(try reading.extent(of: query))
            }
        } else {
            extent = try reading.extent(of: query)
        }
        let numbers = members.map(Set.init)
        for change in try reading.changes(since: query) where isInside(change.match.key, members: numbers) {
            extent.add(change.match.key)
        }
        return extent
    }

    /// The numbers of the cohort's patients, in order; nil where it is not some patients.
    func members(in reading: Reading) throws -> [Int64]? {
        guard case .patients(let ids) = cohort else { return nil }
        return try reading.numbers(ofPatients: ids).sorted()
    }

    /// Whether a place in the record belongs to the cohort.
    func isInside(_ key: ResourceKey, members: Set<Int64>?) -> Bool {
        switch cohort {
        case .everything: true
        case .citizens: key.patient != ResourceKey.nobody
        case .patients: members?.contains(key.patient) ?? false
        }
    }

    /// Whether a resource belongs to the cohort that was in this patient's compartment (nil: nobody's).
    func isInside(patient: String?) -> Bool {
        switch cohort {
        case .everything: true
        case .citizens: patient != nil
        case .patients(let ids): patient.map(ids.contains) ?? false
        }
    }
}
