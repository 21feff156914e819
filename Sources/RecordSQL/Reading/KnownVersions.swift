import Record

/// The latest versions of resources that are known without asking, to all who read at the same instant or in the same
/// transaction.
final class KnownVersions {
    /// More than so many that were written are asked for again: a load of many is hardly read in its own transaction.
    private static let mostWritten = 256

    private var versions: [ResourceIdentity: StoredResource?] = [:]

    /// The latest version, or that there is none; nil: it is not known.
    subscript(_ identity: ResourceIdentity) -> StoredResource?? { versions[identity] }

    /// They were asked for.
    func add(_ found: [ResourceIdentity: StoredResource?]) { versions.merge(found) { _, new in new } }

    /// Nobody has ever written it.
    func addNone(_ identity: ResourceIdentity) { versions[identity] = .some(nil) }

    /// It was written.
    func replace(with version: StoredResource) {
        let identity = ResourceIdentity(type: version.type, id: version.id)
        versions[identity] = versions.count < Self.mostWritten ? .some(version) : nil
    }
}
