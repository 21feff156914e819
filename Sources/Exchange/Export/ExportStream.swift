package import Access
import FHIR
package import Record

/// Hands out the resources of one type as they were at an instant, a slice at a time, while writers are busy.
///
/// No reading lasts longer than a slice, nothing is copied beforehand, and what is handed out goes on at the speed of
/// whoever takes it. What has not changed since the instant comes first; what changes meanwhile is met at the end, in
/// the version that it had. A resource that changes in the very moment in which its slice is read, or that is moved to
/// another patient after it was handed out, may come a second time, as the same version; none is left out.
package struct ExportStream: Sendable {
    private let record: Record
    package let look: WholeLook

    /// What has changed is looked up so many at a time.
    private static let changesToASlice = 1000

    /// Opens the record, and puts that into its audit.
    ///
    /// - Parameter activity: what is done, as a route pattern or a word, for the audit.
    /// - Throws: ``RecordError/forbidden(_:)`` where the caller may not see the whole record.
    package init(
        _ record: Record, as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws {
        self.record = record
        look = try await record.look(as: caller, because: purpose, doing: activity)
    }

    /// The newest moment that is over: an export of it sees every write that was acknowledged before, and no other.
    package var moment: Int64 { look.moment }

    /// How much there is of a selection. Its patients stand in the audit when this returns.
    ///
    /// - Parameter named: the numbers of the patients who stand there already.
    package func prepare(_ selection: ExportSelection, named: inout Set<Int64>) async throws -> Int {
        let extent = try await look.read { try selection.extent(in: $0) }
        try await look.disclose(extent.patients.subtracting(named))
        named.formUnion(extent.patients)
        return extent.count
    }

    /// Hands out a selection that was prepared, here or by another stream of the same caller. The citizens of what has
    /// changed since are put into the audit here.
    package func run(_ selection: ExportSelection, _ take: ([StoredResource]) async throws -> Void) async throws {
        var walk = MomentWalk(selection, members: try await look.read { try selection.members(in: $0) })
        while !walk.isFinished {
            let (slice, next) = try await look.read { [walk, surroundings = record.surroundings] reading in
                var walk = walk
                let slice = try walk.slice(from: reading)
                // After the snapshot began: what changed before this instant may or may not have been seen.
                walk.mark(at: surroundings.now())
                return (slice, walk)
            }
            walk = next
            if !slice.isEmpty { try await take(slice) }
        }
        try await handOutChanges(selection, walk, take)
    }

    /// What searches find of a cohort, in the order of the keys: for ``run(_:_:)``. The patients stand in the audit when
    /// this returns.
    ///
    /// - Parameter named: the numbers of the patients who stand there already.
    package func prepare(
        _ queries: [SearchQuery], cohort: ExportSelection.Cohort, named: inout Set<Int64>
    ) async throws -> [SearchMatch] {
        let matches = try await look.read { reading in
            let selection = ExportSelection(type: "", instant: 0, cohort: cohort)
            let members = try selection.members(in: reading).map(Set.init)
            var found: Set<SearchMatch> = []
            for query in queries {
                found.formUnion(try reading.matches(query).filter { selection.isInside($0.key, members: members) })
            }
            return found.sorted { $0.key < $1.key }
        }
        var extent = MomentExtent()
        for match in matches { extent.add(match.key) }
        try await look.disclose(extent.patients.subtracting(named))
        named.formUnion(extent.patients)
        return matches
    }

    /// Hands out chosen versions, in their order.
    package func run(_ matches: [SearchMatch], _ take: ([StoredResource]) async throws -> Void) async throws {
        var rest = matches[...]
        while !rest.isEmpty {
            let slice = rest.prefix(Self.changesToASlice)
            rest = rest.dropFirst(Self.changesToASlice)
            try await take(try await look.read { reading in try slice.compactMap { try reading.resource($0) } })
        }
    }

    /// What has changed since the instant and was not met before it changed. Repeated until there is no more, for a
    /// resource may be moved to another patient meanwhile.
    private func handOutChanges(
        _ selection: ExportSelection, _ walk: MomentWalk, _ take: ([StoredResource]) async throws -> Void
    ) async throws {
        var done: Set<ResourceKey> = []
        while true {
            let changes = try await look.read { try $0.changes(since: selection.query) }
                .filter { !done.contains($0.match.key) }
                .map { (match: $0.match, meeting: walk.meeting($0)) }
                .filter { $0.meeting != .met }
            if changes.isEmpty { return }
            var rest = changes[...]
            while !rest.isEmpty {
                let slice = rest.prefix(Self.changesToASlice)
                rest = rest.dropFirst(Self.changesToASlice)
                let resources = try await former(Array(slice), selection, members: walk.memberSet)
                if !resources.isEmpty { try await take(resources) }
            }
            done.formUnion(changes.map(\.match.key))
        }
    }

    private func former(
        _ changes: [(match: SearchMatch, meeting: MomentWalk.Meeting)], _ selection: ExportSelection,
        members: Set<Int64>?
    ) async throws -> [StoredResource] {
        let (resources, patients) = try await look.read { reading in
            var patients: Set<Int64> = []
            let resources = try changes.compactMap { match, meeting -> StoredResource? in
                guard let resource = try reading.look(at: match) else { return nil }
                if resource.isDeletion {
                    guard selection.isInside(match.key, members: members) else { return nil }
                } else {
                    // Where it lay then: since, it may have been moved.
                    let patient = PatientCompartment.patient(of: try resource.json())
                    guard selection.isInside(patient: patient) else { return nil }
                    let home = try patient.flatMap { try reading.numbers(ofPatients: [$0]).first } ?? ResourceKey.nobody
                    if meeting == .metUnlessMoved, home == match.key.patient { return nil }
                    patients.insert(home)
                }
                patients.insert(match.key.patient)
                return resource
            }
            return (resources, patients.subtracting([ResourceKey.nobody]))
        }
        try await look.disclose(patients)
        return resources
    }
}
