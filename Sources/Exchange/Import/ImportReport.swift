/// What an import did.
package struct ImportReport: Sendable, Hashable {
    package internal(set) var files = 0
    /// Files that an earlier import has taken in full.
    package internal(set) var filesDone = 0
    package internal(set) var created = 0
    package internal(set) var updated = 0
    /// Resources whose content was there already.
    package internal(set) var unchanged = 0
    package internal(set) var deleted = 0
    /// Entries that hold nothing to keep, such as the GETs of a batch.
    package internal(set) var passedOver = 0
    /// Resources, Bundles or pieces of text that were refused.
    package internal(set) var refused = 0
    /// The import was asked to stop before its end: the next one goes on from there.
    package internal(set) var wasStopped = false

    package init() {}

    /// Resources dealt with, whatever became of them.
    package var resources: Int { created + updated + unchanged + deleted }
}

/// How far an import is, for whoever waits.
package struct ImportProgress: Sendable {
    package let report: ImportReport
    /// Bytes of the input read, and of how many; as they lie on disk.
    package let bytesRead: Int
    package let bytes: Int
}
