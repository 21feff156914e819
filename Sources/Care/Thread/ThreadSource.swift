import FHIR

/// What the rules ask of one citizen's thread. None of the questions needs the whole of it: a thread of ten thousand
/// entries answers as fast as a short one.
protocol ThreadSource {
    /// The citizen's Patient id.
    var patient: String { get }

    /// Whether certain parts may be seen only.
    var isLimited: Bool { get }

    /// The FHIR types of which something may be seen; nil: of any.
    var openTypes: Set<String>? { get }

    /// A current resource of the citizen or of the directory by `Type/id`; nil where there is none to be seen.
    func resource(_ reference: String) throws -> JSONValue?

    /// Rows on one shelf, latest first.
    ///
    /// - Parameters:
    ///   - kind: only this kind.
    ///   - start: not before this time.
    func rows(on shelf: Shelf, kind: EntryKind?, from start: Int64?, limit: Int) throws -> [ThreadRow]

    /// How the thread falls into courses and contacts.
    func groups() throws -> [ThreadGroup]

    /// Rows of one group, latest first, after a place in the order.
    func rows(in group: ThreadGroup, after cursor: ThreadCursor?, limit: Int) throws -> [ThreadRow]

    /// Rows of the whole thread but frames, latest first, after a place in the order.
    func rows(after cursor: ThreadCursor?, limit: Int) throws -> [ThreadRow]

    /// Rows with this code, latest first.
    func rows(code: Int64, kind: EntryKind, limit: Int) throws -> [ThreadRow]
}

extension ThreadSource {
    var isLimited: Bool { false }
    var openTypes: Set<String>? { nil }

    /// The row of one resource.
    func row(of reference: String) throws -> ThreadRow? {
        try resource(reference).flatMap(ThreadExtractor.row)
    }
}
