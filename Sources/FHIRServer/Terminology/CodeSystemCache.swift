import FHIR
import Record
import Synchronization

/// Code systems that have been read: a large one takes long to read, and each question about it would.
///
/// A version of a resource never changes, so what is kept is never stale; who asks has found that version through the
/// gate before.
final class CodeSystemCache: Sendable {
    /// Concepts of all code systems together; beyond this all are forgotten.
    static let mostConcepts = 500_000

    private struct Place: Hashable {
        let key: ResourceKey
        let version: Int
    }

    private struct Kept {
        var contents: [Place: CodeSystemContent] = [:]
        var concepts = 0
    }

    private let kept = Mutex(Kept())

    /// What a CodeSystem of the record holds.
    func content(of resource: StoredResource) throws -> CodeSystemContent {
        let place = Place(key: resource.key, version: resource.version)
        if let known = kept.withLock({ $0.contents[place] }) { return known }
        let content = CodeSystemContent(try resource.json())
        kept.withLock { kept in
            guard kept.contents[place] == nil else { return }
            if kept.concepts + content.concepts.count > Self.mostConcepts { kept = Kept() }
            kept.contents[place] = content
            kept.concepts += content.concepts.count
        }
        return content
    }
}
