/// A walk back through the versions of resources, newest first, deletions too.
///
/// Versions never change and new ones only come before the first, so that going on after a position gives neither a gap
/// nor a repetition, however much is written meanwhile.
package struct HistoryQuery: Sendable, Hashable {
    /// Nil: resources of every type.
    package var type: String?
    /// One resource of the type; nil: all.
    package var id: String?
    /// Only versions that came at this instant or later, in milliseconds since 1970-01-01T00:00:00Z.
    package var since: Int64?
    /// Go on after this version: the last one of the page before.
    package var after: Position?
    package var limit: Int

    /// Where a version stands in the order of a history.
    package struct Position: Sendable, Hashable {
        package let updated: Int64
        package let key: ResourceKey
        package let version: Int

        package init(updated: Int64, key: ResourceKey, version: Int) {
            self.updated = updated
            self.key = key
            self.version = version
        }

        package init(of version: StoredResource) {
            self.init(updated: version.updated, key: version.key, version: version.version)
        }
    }

    package init(
        type: String? = nil, id: String? = nil, since: Int64? = nil, after: Position? = nil, limit: Int
    ) {
        self.type = type
        self.id = id
        self.since = since
        self.after = after
        self.limit = limit
    }
}
