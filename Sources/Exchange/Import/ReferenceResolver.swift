import FHIR

/// Says what the references of checked units mean, and what is to be done with each entry. Units come in the order of
/// the input, one at a time, so that what is found does not depend on who was faster.
actor ReferenceResolver {
    /// Asks the record for the ids of the resources that a search finds.
    typealias Finder = @Sendable (SearchExpression) async throws -> Set<String>

    /// Beyond this many remembered answers all are forgotten: bounds the memory of a long import.
    private static let rememberedLimit = 100_000

    private let find: Finder
    private var waiting = ImportedIdentifiers()
    private var remembered: [SearchExpression: String] = [:]

    init(find: @escaping Finder) {
        self.find = find
    }

    /// - Parameter isLastTry: nothing more will come that could be referred to: what is not found is refused instead of
    ///   put off.
    func resolved(_ unit: CheckedUnit, isLastTry: Bool) async throws -> ResolvedUnit {
        var parts: [ResolvedPart] = []
        for part in unit.parts { parts.append(try await resolved(part, isLastTry: isLastTry)) }
        if let piece = unit.unreadable {
            let problem = ImportProblem(place: piece.place, reason: piece.reason)
            let content: Refusal.Content = piece.bytes.isEmpty ? .none : .bytes(piece.bytes)
            parts.append(.refused(Refusal(place: piece.place, problems: [problem], content: content)))
        }
        return ResolvedUnit(ordinal: unit.ordinal, parts: parts)
    }

    /// Forgets what the record now knows itself.
    func written(_ units: [ResolvedUnit]) {
        for entry in units.flatMap(\.parts).flatMap(\.entries) {
            waiting.remove(type: entry.type, id: entry.id, terms: entry.terms)
        }
    }

    private func resolved(_ part: CheckedPart, isLastTry: Bool) async throws -> ResolvedPart {
        var problems = part.entries.flatMap(\.problems)
        guard problems.isEmpty else { return .refused(refusal(of: part, problems)) }
        var entries: [ResolvedEntry] = []
        var isMissing = false
        for entry in part.entries {
            let found = try await resolved(entry, in: part.part.bundle)
            if let resolved = found.entry { entries.append(resolved) }
            problems += found.problems
            isMissing = isMissing || found.isMissing
        }
        guard problems.isEmpty else {
            if isMissing, !isLastTry { return .postponed }
            return .refused(refusal(of: part, problems))
        }
        for entry in entries where entry.isKept {
            waiting.add(type: entry.type, id: entry.id, terms: entry.terms)
        }
        return .accepted(entries, part)
    }

    private func refusal(of part: CheckedPart, _ problems: [ImportProblem]) -> Refusal {
        Refusal(
            place: part.part.place, problems: problems,
            content: part.part.source.map { .json(Array($0.rawBytes)) } ?? .none)
    }

    /// What one entry became: or what is wrong with it, and whether that may be because something has not come yet.
    private struct Finding {
        var entry: ResolvedEntry?
        var problems: [ImportProblem] = []
        var isMissing = false
    }

    private func resolved(_ checked: CheckedEntry, in bundle: BundleContext?) async throws -> Finding {
        var finding = Finding()
        var id = checked.id
        switch checked.entry.action {
        case .envelope: return finding
        case .pass, .refuse:
            finding.entry = ResolvedEntry(checked, id: "", change: .pass)
            return finding
        case .delete(let type, let id):
            finding.entry = ResolvedEntry(checked, type: type, id: id, change: .delete)
            return finding
        case .deleteWhere(let search):
            try await conditional(search, checked, &finding) { search, match in
                ResolvedEntry(checked, type: search.type, id: match ?? "", change: match == nil ? .pass : .delete)
            }
            return finding
        case .create(let search?):
            try await conditional(search, checked, &finding) { _, match in
                match.map { ResolvedEntry(checked, id: $0, change: .alreadyThere) }
            }
            if finding.entry != nil || !finding.problems.isEmpty { return finding }
        case .update(let search):
            try await conditional(search, checked, &finding) { _, match in
                if let match { id = match }
                return nil
            }
            if !finding.problems.isEmpty { return finding }
        case .create(nil): break
        }
        let replacing = try await replacements(checked, in: bundle, &finding)
        guard finding.problems.isEmpty, let resource = checked.entry.resource else { return finding }
        finding.entry = ResolvedEntry(checked, id: id, change: .keep(resource, replacing: replacing))
        return finding
    }

    private func conditional(
        _ text: String, _ checked: CheckedEntry, _ finding: inout Finding,
        _ entry: (SearchExpression, String?) -> ResolvedEntry?
    ) async throws {
        switch try await answer(to: text) {
        case .one(let search, let id): finding.entry = entry(search, id)
        case .none(let search): finding.entry = entry(search, nil)
        case .several(let count): finding.problems.append(problem(checked, nil, several(count)))
        case .unsupported: finding.problems.append(problem(checked, nil, Self.unsupported))
        }
    }

    private func replacements(
        _ checked: CheckedEntry, in bundle: BundleContext?, _ finding: inout Finding
    ) async throws -> [Int: String] {
        var replacing: [Int: String] = [:]
        for reference in checked.references {
            switch try await meaning(of: reference, from: checked.entry, in: bundle) {
            case .same: break
            case .text(let text): if text != reference.text { replacing[reference.node] = text }
            case .problem(let reason, let isMissing):
                finding.problems.append(problem(checked, reference.text, reason))
                finding.isMissing = finding.isMissing || isMissing
            }
        }
        return replacing
    }

    private enum Meaning {
        case same
        case text(String)
        case problem(String, isMissing: Bool)
    }

    private func meaning(
        of reference: FoundReference, from entry: ImportEntry, in bundle: BundleContext?
    ) async throws -> Meaning {
        let text = reference.text
        if let target = bundle?.target(of: text) ?? relativeTarget(text, from: entry, in: bundle) {
            guard let condition = target.condition else { return .text(target.type + "/" + target.id) }
            switch try await answer(to: condition) {
            case .one(let search, let id): return .text(search.type + "/" + id)
            case .none: return .text(target.type + "/" + target.id)
            case .several(let count): return .problem(several(count), isMissing: false)
            case .unsupported: return .problem(Self.unsupported, isMissing: false)
            }
        }
        guard reference.isReference else { return .same }
        if text.hasPrefix("urn:") {
            guard bundle?.kind.mustResolve == true else { return .same }
            return .problem("a reference to an entry that is not in the Bundle", isMissing: false)
        }
        // An address on another server is kept as it is, whether it is a search there or not.
        guard let mark = text.firstIndex(of: "?"), !text[..<mark].contains(":") else { return .same }
        switch try await answer(to: text) {
        case .one(let search, let id): return .text(search.type + "/" + id)
        case .none(let search):
            return .problem("a reference by search that finds no \(search.type)", isMissing: true)
        case .several(let count): return .problem(several(count), isMissing: false)
        case .unsupported: return .problem(Self.unsupported, isMissing: false)
        }
    }

    /// A relative reference means the entry whose `fullUrl` has the same base (R4, bundle.html#references).
    private func relativeTarget(
        _ reference: String, from entry: ImportEntry, in bundle: BundleContext?
    ) -> BundleContext.Target? {
        guard let bundle, let fullURL = entry.fullURL, !reference.contains(":"),
            ResourceIdentity.id(inURL: fullURL) != nil
        else { return nil }
        let parts = fullURL.split(separator: "/", omittingEmptySubsequences: false)
        return bundle.target(of: parts.dropLast(2).joined(separator: "/") + "/" + reference)
    }

    private enum Answer {
        case one(SearchExpression, String)
        case none(SearchExpression)
        case several(Int)
        case unsupported
    }

    private func answer(to text: String) async throws -> Answer {
        guard let search = try? SearchExpression(text) else { return .unsupported }
        if let id = remembered[search] { return .one(search, id) }
        let inRecord = try await find(search)
        let ids = inRecord.union(waiting.matches(search))
        guard let id = ids.first else { return .none(search) }
        guard ids.count == 1 else { return .several(ids.count) }
        if inRecord.contains(id) {
            if remembered.count >= Self.rememberedLimit { remembered = [:] }
            remembered[search] = id
        }
        return .one(search, id)
    }

    private static let unsupported = "a search that is not by one identifier (Type?identifier=system|value)"

    private func several(_ count: Int) -> String { "a search that finds \(count) resources, not one" }

    private func problem(_ checked: CheckedEntry, _ reference: String?, _ reason: String) -> ImportProblem {
        ImportProblem(
            place: checked.entry.place, type: checked.type.isEmpty ? nil : checked.type,
            id: checked.id.isEmpty ? nil : checked.id,
            path: reference == nil ? nil : checked.type + " (reference)", reason: reason)
    }
}
