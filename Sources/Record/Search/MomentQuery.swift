/// The resources of one type as they were at an instant, a slice at a time.
///
/// Versions are never overwritten, so a moment in the past needs no open transaction and no copy: what has not changed
/// since is in ``EngineReading/resources(_:)``, in an order that new versions only ever leave; the rest is in
/// ``EngineReading/changes(since:)``. Why exports are made so stands in decision 12.
package struct MomentQuery: Sendable, Hashable {
    package var type: String
    /// Versions that came at this instant or before, in milliseconds since 1970-01-01T00:00:00Z.
    package var instant: Int64
    /// Only versions that came after this instant.
    package var since: Int64?
    /// Deletions instead of resources.
    package var isDeletion = false
    /// Only what lies in a citizen's compartment.
    package var citizensOnly = false
    /// Only what lies in this patient's compartment, by the patient's number: then the order is that of the keys.
    package var patient: Int64?
    /// Go on after this resource: the last one of the slice before.
    package var after: Position?
    /// So many resources to a slice.
    package var limit = Self.standardLimit
    /// A slice ends with the resource that fills this many bytes.
    package var weight = Self.standardWeight

    package static let standardLimit = 4000
    package static let standardWeight = 2 << 20

    /// Where a resource stands in the order of a moment.
    package struct Position: Sendable, Hashable {
        package let updated: Int64
        package let key: ResourceKey

        package init(of resource: StoredResource) {
            updated = resource.updated
            key = resource.key
        }
    }

    package init(type: String, instant: Int64, since: Int64? = nil) {
        self.type = type
        self.instant = instant
        self.since = since
    }
}

/// A slice of a moment.
package struct MomentSlice: Sendable {
    package let resources: [StoredResource]
    /// Whether nothing comes after the last.
    package let isLast: Bool

    package init(resources: [StoredResource], isLast: Bool) {
        self.resources = resources
        self.isLast = isLast
    }
}

/// A resource that has changed since a moment: the version that it had then.
package struct MomentChange: Sendable, Hashable {
    package let match: SearchMatch
    /// When the version after it came, in milliseconds since 1970-01-01T00:00:00Z.
    package let changed: Int64
    /// Whether it has changed more than once since.
    package let isRepeated: Bool

    package init(match: SearchMatch, changed: Int64, isRepeated: Bool) {
        self.match = match
        self.changed = changed
        self.isRepeated = isRepeated
    }
}

/// How much of one type there was at a moment.
package struct MomentExtent: Sendable, Hashable {
    package var count = 0
    /// The numbers of the patients whose compartments it lies in.
    package var patients: Set<Int64> = []

    package init() {}

    package mutating func add(_ other: MomentExtent) {
        count += other.count
        patients.formUnion(other.patients)
    }

    /// Counts a resource by its key.
    package mutating func add(_ key: ResourceKey) {
        count += 1
        if key.patient != ResourceKey.nobody { patients.insert(key.patient) }
    }
}
