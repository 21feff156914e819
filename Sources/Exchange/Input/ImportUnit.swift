import FHIR

/// The smallest piece of a file that the import counts: what has been taken, and what is to be tried again, is kept in
/// the record as numbers of units.
///
/// A line is a unit; so is an entry of a Bundle whose entries stand alone, a Bundle that stands or falls as a whole,
/// and a file with one resource.
struct ImportUnit: Sendable {
    /// The place in the order of the file, from 0.
    let ordinal: Int
    let content: Content

    enum Content: Sendable {
        /// A line, not yet parsed.
        case line([UInt8], Place)
        case part(ImportPart)
        case unreadable(UnreadablePiece)
    }

    /// About how much memory the unit holds, in bytes, so that what waits can be bounded.
    var weight: Int {
        switch content {
        case .line(let bytes, _): bytes.count
        case .part(let part): part.weight
        case .unreadable(let piece): piece.bytes.count
        }
    }
}

/// Input that could not be read as JSON, with as much of it as is kept.
struct UnreadablePiece: Sendable {
    let place: Place
    let reason: String
    let bytes: [UInt8]
}

/// Resources that are taken or refused together.
struct ImportPart: Sendable {
    let entries: [ImportEntry]
    /// The Bundle that they stand in; nil for a resource on its own.
    let bundle: BundleContext?
    /// The place of the whole part.
    let place: Place
    /// What came: the resource, or the whole Bundle where it stands or falls as one. Nil: an entry without a resource.
    let source: JSONValue?

    var weight: Int {
        entries.reduce(0) { $0 + ($1.action.keepsResource ? $1.resource?.rawBytes.count ?? 0 : 0) }
    }
}

/// One resource of the input and what is to be done with it.
struct ImportEntry: Sendable {
    let place: Place
    let resource: JSONValue?
    let fullURL: String?
    let action: Action

    enum Action: Sendable, Equatable {
        /// Keep the resource. Where a condition is given and something in the record meets it, nothing is done.
        case create(ifNoneExist: String?)
        /// Keep the resource as the one that the condition finds, or as a new one.
        case update(where: String)
        case delete(type: String, id: String)
        case deleteWhere(String)
        /// The entry holds nothing to keep: a GET, or an entry without a resource.
        case pass
        /// The Bundle itself, apart from its entries: nothing to keep, but its own faults must not pass unseen.
        case envelope
        /// The entry asks for something that an import cannot do.
        case refuse(String)
    }
}
