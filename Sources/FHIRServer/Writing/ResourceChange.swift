import FHIR
import Record

/// One change that a client asks for: alone, or as an entry of a transaction. What it concerns may yet have to be found.
struct ResourceChange: Sendable {
    enum Kind: Sendable {
        case create, update, patch, delete
    }

    var kind: Kind
    var type: String
    /// Nil where a search says which resource is meant.
    var id: String?
    /// Of a create: what must not be there already. Of the others: the resource that is meant.
    var criteria: SearchQuery?
    var ifMatch: String?
    /// Whether there must be no resource of this id yet (`If-None-Match: *`).
    var mustBeNew = false
    /// Valid by the definitions; nil for a deletion and a patch.
    var resource: JSONValue?
    var patch: ResourcePatch?
    /// Where it stands in a transaction, such as `Bundle.entry[3]`; nil alone.
    var place: String?
}

/// A patch in either of its languages.
enum ResourcePatch: Sendable {
    case json(JSONPatch)
    case path(FHIRPathPatch)

    func applied(to resource: JSONValue) throws(PatchError) -> JSONValue {
        switch self {
        case .json(let patch): try patch.applied(to: resource)
        case .path(let patch): try patch.applied(to: resource)
        }
    }
}

/// What a change did.
struct ChangeResult: Sendable {
    var status: Int
    var type: String
    var id: String
    /// What is there now; nil where nothing is and nothing was.
    var version: StoredResource?

    /// Where the version is found.
    func location(_ base: String) -> String? {
        version.map { "\(base)/\(type)/\(id)/_history/\($0.version)" }
    }
}
