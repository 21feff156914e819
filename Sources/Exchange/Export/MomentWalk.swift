import Record

/// How far an export has come in what has not changed since its instant, and when it was where: enough to tell whether
/// a resource that has changed since was met before it did.
struct MomentWalk: Sendable {
    /// A place in the order of the walk: the instant of the version, or the place of the patient among the members; and
    /// among those that have this in common, the key.
    private struct Position: Sendable, Comparable {
        let major: Int64
        let key: Int64

        static let end = Position(major: .max, key: .max)

        static func < (one: Self, other: Self) -> Bool { (one.major, one.key) < (other.major, other.key) }
    }

    private struct Mark: Sendable {
        let through: Position
        /// The slice that ends here saw nothing that came after this.
        let instant: Int64
    }

    /// What is known of a resource that has changed.
    enum Meeting: Sendable {
        /// In the version that it had, before it changed.
        case met
        case notMet
        /// It was met unless it has been moved to another patient, for then its key was another.
        case metUnlessMoved
    }

    private var query: MomentQuery
    /// By number, ascending; nil: not some patients.
    private let members: [Int64]?
    private var place = 0
    private var marks: [Mark] = []
    private var reached = Position(major: .min, key: .min)
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
            if let last = query.after { reached = Position(major: last.updated, key: last.key.rawValue) }
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
            reached = Position(major: Int64(place), key: slice.isLast ? .max : query.after?.key.rawValue ?? .max)
            if slice.isLast { place += 1 }
        }
        isFinished = place == members.count
        return resources
    }

    /// Says when the last slice had been read.
    mutating func mark(at instant: Int64) {
        marks.append(Mark(through: isFinished ? .end : reached, instant: instant))
    }

    /// Whether a resource was met in the version that it had, before it changed. Better twice than never: what has changed
    /// more than once may have been moved and come back.
    func meeting(_ change: MomentChange) -> Meeting {
        let major: Int64
        if let members {
            // One that has come to a member from elsewhere was not met here.
            guard let member = Self.firstIndex(in: members, where: { $0 >= change.match.key.patient }),
                members[member] == change.match.key.patient
            else { return .notMet }
            major = Int64(member)
        } else {
            major = change.match.updated
        }
        // Wherever its key was, it was in this slice or one before.
        guard let last = Self.firstIndex(in: marks, where: { $0.through >= Position(major: major, key: .max) }) else {
            return .notMet
        }
        if change.changed > marks[last].instant { return .met }
        let place = Position(major: major, key: change.match.key.rawValue)
        guard !change.isRepeated, let own = Self.firstIndex(in: marks, where: { $0.through >= place }),
            change.changed > marks[own].instant
        else { return .notMet }
        return .metUnlessMoved
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
