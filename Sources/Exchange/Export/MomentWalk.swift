import Record

/// How far an export has come in what has not changed since its instant, and when it was where: enough to tell whether
/// a resource that has changed since was met before it did.
struct MomentWalk: Sendable {
    /// The order of the walk: the instant of the version, or the place of the patient among the members.
    private struct Mark: Sendable {
        let through: Int64
        /// The slice that ends here saw nothing that came after this.
        let instant: Int64
    }

    private var query: MomentQuery
    /// By number, ascending; nil: not some patients.
    private let members: [Int64]?
    private var place = 0
    private var marks: [Mark] = []
    private var reached: Int64 = .min
    private(set) var isFinished: Bool

    init(_ selection: ExportSelection, members: [Int64]?) {
        query = selection.query
        self.members = members
        isFinished = members?.isEmpty ?? false
    }

    var memberSet: Set<Int64>? { members.map(Set.init) }

    /// The next resources; those of several patients where they have few.
    mutating func slice(from reading: Reading) throws -> [StoredResource] {
        guard let members else {
            let slice = try reading.resources(query)
            query.after = slice.resources.last.map(MomentQuery.Position.init)
            isFinished = slice.isLast
            reached = query.after?.updated ?? reached
            return slice.resources
        }
        var resources: [StoredResource] = []
        var weight = 0
        while place < members.count, weight < query.weight, resources.count < query.limit {
            query.patient = members[place]
            let slice = try reading.resources(query)
            resources += slice.resources
            weight += slice.resources.reduce(0) { $0 + $1.bytes.count }
            query.after = slice.isLast ? nil : slice.resources.last.map(MomentQuery.Position.init)
            reached = Int64(place)
            if slice.isLast { place += 1 }
        }
        isFinished = place == members.count
        return resources
    }

    /// Says when the last slice had been read.
    mutating func mark(at instant: Int64) {
        marks.append(Mark(through: isFinished ? .max : reached, instant: instant))
    }

    /// Whether a resource was met in the version that it had, before it changed.
    func hasMet(_ change: MomentChange) -> Bool {
        let place: Int64
        if let members {
            // One that has come to a member from elsewhere was not met here.
            guard let member = Self.firstIndex(in: members, where: { $0 >= change.match.key.patient }),
                members[member] == change.match.key.patient
            else { return false }
            place = Int64(member)
        } else {
            place = change.match.updated
        }
        // Of the slices that it may have been in, the last: better twice than never.
        let after = Self.firstIndex(in: marks) { $0.through > place } ?? marks.count - 1
        return marks.indices.contains(after) && change.changed > marks[after].instant
    }

    /// The first element of a sorted list that fits; nil: none does.
    private static func firstIndex<Element>(in list: [Element], where fits: (Element) -> Bool) -> Int? {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if fits(list[middle]) { high = middle } else { low = middle + 1 }
        }
        return low < list.count ? low : nil
    }
}
