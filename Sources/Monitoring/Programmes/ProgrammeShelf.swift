import FHIR
import Record
import Synchronization

/// Programmes as they were read, so that each arrival does not read its programme anew. A version never changes, and what is
/// kept is known by the very version of the resource that it was read from.
final class ProgrammeShelf: Sendable {
    private let known = Mutex<[String: (mark: String, programme: Programme)]>([:])
    /// More programmes than this are not kept: a region has some tens.
    private static let most = 200

    /// - Parameters:
    ///   - canonical: `URL|VERSION`.
    ///   - read: the current content of a resource.
    /// - Returns: nil where there is no such programme, or it is not understood.
    func programme(_ canonical: String, _ read: (String, String) throws -> JSONValue?) rethrows -> Programme? {
        guard let id = Programme.id(of: canonical), let json = try read("PlanDefinition", id) else { return nil }
        let meta = json["meta"]
        let mark = (meta?["versionId"]?.string ?? "") + " " + (meta?["lastUpdated"]?.string ?? "")
        if let kept = known.withLock({ $0[id] }), kept.mark == mark { return kept.programme }
        guard let programme = Programme(json), programme.canonical == canonical else { return nil }
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[id] = (mark, programme)
        }
        return programme
    }
}
