import FHIR

/// What can be said about an entry from itself alone: done on any thread.
struct CheckedEntry: Sendable {
    let entry: ImportEntry
    let type: String
    let id: String
    /// Its identifiers, for those who refer to it by one.
    let terms: [IdentifierTerm]
    /// What in it depends on where it stands.
    let references: [FoundReference]
    let problems: [ImportProblem]
}

/// The part that an entry belongs to, every entry checked.
struct CheckedPart: Sendable {
    let part: ImportPart
    let entries: [CheckedEntry]
}

/// A unit, parsed and checked.
struct CheckedUnit: Sendable {
    let ordinal: Int
    let parts: [CheckedPart]
    /// What was no JSON at all.
    let unreadable: UnreadablePiece?
}

/// Parses and checks units: pure, on any thread.
struct EntryChecker: Sendable {
    /// What is wrong with the structure of a resource: element path and what was expected.
    typealias StructureCheck = @Sendable (JSONValue) -> [(path: String, reason: String)]

    /// How many faults of one resource are told; the rest follow from the first as a rule.
    static let problemLimit = 20

    let check: StructureCheck
    /// The same for a Bundle apart from its entries.
    let checkEnvelope: StructureCheck
    let limits: ImportLimits

    func checked(_ unit: ImportUnit) -> CheckedUnit {
        switch unit.content {
        case .part(let part):
            return CheckedUnit(ordinal: unit.ordinal, parts: [checked(part)], unreadable: nil)
        case .unreadable(let piece):
            return CheckedUnit(ordinal: unit.ordinal, parts: [], unreadable: piece)
        case .line(let bytes, let place):
            do throws(JSONError) {
                let document = try JSONDocument(bytes, limits: limits.json)
                let parts = BundleReader.parts(of: document.root, at: place).map(checked)
                return CheckedUnit(ordinal: unit.ordinal, parts: parts, unreadable: nil)
            } catch {
                let reason = "column \(error.column): \(error.reason)"
                let piece = UnreadablePiece(place: place, reason: reason, bytes: bytes)
                return CheckedUnit(ordinal: unit.ordinal, parts: [], unreadable: piece)
            }
        }
    }

    private func checked(_ part: ImportPart) -> CheckedPart {
        CheckedPart(part: part, entries: part.entries.map { checked($0, isInBundle: part.bundle != nil) })
    }

    private func checked(_ entry: ImportEntry, isInBundle: Bool) -> CheckedEntry {
        if case .refuse(let reason) = entry.action {
            return CheckedEntry(entry, problems: [ImportProblem(place: entry.place, reason: reason)])
        }
        if entry.action == .envelope, let bundle = entry.resource {
            let problems = checkEnvelope(bundle).prefix(Self.problemLimit).map { issue in
                ImportProblem(place: entry.place, type: "Bundle", path: issue.path, reason: issue.reason)
            }
            return CheckedEntry(entry, problems: problems)
        }
        guard entry.action.keepsResource, let resource = entry.resource else { return CheckedEntry(entry) }
        guard resource.kind == .object, let type = resource["resourceType"]?.string else {
            let reason = "not a FHIR resource: there is no resourceType"
            return CheckedEntry(entry, problems: [ImportProblem(place: entry.place, reason: reason)])
        }
        let id = ResourceIdentity.id(of: resource, fullURL: entry.fullURL)
        var problems = check(resource).prefix(Self.problemLimit).map { issue in
            ImportProblem(place: entry.place, type: type, id: id, path: issue.path, reason: issue.reason)
        }
        if problems.isEmpty, !ResourceIdentity.isID(id) {
            let reason = "not a FHIR id: 1 to 64 letters, digits, hyphens and full stops"
            problems.append(
                ImportProblem(place: entry.place, type: type, path: type + ".id", reason: reason))
        }
        // A document or message is kept as it was signed or sent: nothing in it is changed.
        let isWholeBundle = isInBundle && entry.fullURL == nil && type == "Bundle"
        return CheckedEntry(
            entry: entry, type: type, id: id, terms: Self.terms(of: resource),
            references: isWholeBundle ? [] : ReferenceScanner.references(in: resource, isInBundle: isInBundle),
            problems: problems)
    }

    private static func terms(of resource: JSONValue) -> [IdentifierTerm] {
        guard let identifier = resource["identifier"] else { return [] }
        let values = identifier.kind == .array ? Array(identifier.elements) : [identifier]
        return values.compactMap { value in
            guard let text = value["value"]?.string else { return nil }
            return IdentifierTerm(system: value["system"]?.string ?? "", value: text)
        }
    }
}

extension ImportEntry.Action {
    /// Whether the entry's resource is to be kept.
    var keepsResource: Bool {
        switch self {
        case .create, .update: true
        case .delete, .deleteWhere, .pass, .envelope, .refuse: false
        }
    }
}

extension CheckedEntry {
    /// An entry without a resource to keep.
    init(_ entry: ImportEntry, problems: [ImportProblem] = []) {
        self.init(entry: entry, type: "", id: "", terms: [], references: [], problems: problems)
    }
}
