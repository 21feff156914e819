import FHIR

/// A unit of which it is known what to do.
struct ResolvedUnit: Sendable {
    let ordinal: Int
    let parts: [ResolvedPart]
}

/// A part of which it is known what to do.
enum ResolvedPart: Sendable {
    case accepted([ResolvedEntry], CheckedPart)
    case refused(Refusal)
    /// It refers to something that may still come: to be tried again when everything else is in.
    case postponed

    var entries: [ResolvedEntry] {
        if case .accepted(let entries, _) = self { entries } else { [] }
    }
}

/// An entry with the id it gets and what its references mean.
struct ResolvedEntry: Sendable {
    let place: Place
    let type: String
    let id: String
    let terms: [IdentifierTerm]
    let change: Change

    enum Change: Sendable {
        /// Keep the resource, with new texts for some of its nodes.
        case keep(JSONValue, replacing: [Int: String])
        case delete
        /// The condition found it in the record.
        case alreadyThere
        /// There is nothing to keep in the entry.
        case pass
    }

    init(_ checked: CheckedEntry, type: String? = nil, id: String, change: Change) {
        place = checked.entry.place
        self.type = type ?? checked.type
        self.id = id
        terms = checked.terms
        self.change = change
    }

    var isKept: Bool {
        if case .keep = change { true } else { false }
    }
}
