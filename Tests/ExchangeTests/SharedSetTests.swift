import FHIR
import Foundation
import Record
import RecordSQLite
import TestSupport
import Testing

@testable import Exchange

/// The real sets that nobody here wrote: taken in full, read back equal, and unchanged by a second import.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct SharedSetTests {
    private let temporary: TemporaryRecord
    private let folder: ScratchFolder

    init() async throws {
        temporary = try await TemporaryRecord(on: .current)
        folder = try ScratchFolder()
    }

    private func run(_ paths: [String], readsAgain: Bool = false) async throws -> ImportReport {
        var settings = ImportSettings()
        settings.refusals = folder.path("refused.ndjson")
        settings.readsAgain = readsAgain
        return try await Importer(temporary.record, validator: Validator(), settings: settings)
            .run(InputFiles(at: paths).files.map { ImportSource($0) })
    }

    private func paths(_ set: String) throws -> [String] { [try SharedData.file(set).path] }

    /// Imports, compares every resource of the set with what the record now has, and imports again.
    ///
    /// - Parameter refused: how many pieces of the set are refused, each for a reason that is known.
    private func takes(_ paths: [String], refused: Int = 0) async throws {
        let first = try await run(paths)
        #expect(first.refused == refused, "\((try? folder.text("refused.ndjson").prefix(2000)) ?? "")")
        try await expectReadsBackEqual(paths)
        let second = try await run(paths)
        #expect(second.created + second.updated + second.deleted == 0)
        let check = try await temporary.engine.check { _, _ in }
        #expect(check.isSound, "\(check.findings)")
    }

    @Test func takesMedComMessagesAndDocuments() async throws {
        try await takes(try paths("04_medcom/examples"))
    }

    @Test func takesTheDanishCore() async throws {
        try await takes(try paths("04_dk_core/examples"))
    }

    @Test func takesSyntheaWithReferencesInTheBundle() async throws {
        try await takes(try paths("01_synthea_r4/synthea-2.4.0"))
    }

    /// Conditional references, in the wrong order: the patients first, one of them packed.
    @Test func takesSyntheaWithConditionalReferencesInAnyOrder() async throws {
        let files = try SharedData.files(in: "01_synthea_r4/synthea-2.7.0").map(\.path)
        let information = files.filter { $0.contains("Information") }
        let patients = files.filter { !$0.contains("Information") }.prefix(2)
        let packed = try SharedData.files(in: "01_synthea_r4/synthea-2.7.0-more-bz2", suffix: ".bz2").map(\.path)
        let small = packed.min { InputFiles(at: [$0]).size < InputFiles(at: [$1]).size }
        try await takes(patients + [small].compactMap { $0 } + information)
    }

    @Test func refusesSyntheaPatientsWithoutTheirPractitioners() async throws {
        let patient = try SharedData.files(in: "01_synthea_r4/synthea-2.7.0").map(\.path)
            .first { !$0.contains("Information") }
        let report = try await run([try #require(patient)])
        #expect(report.refused == 1)
        #expect(report.resources == 0)
        let line = try JSONDocument(try folder.text("refused.ndjson")).root
        #expect(line["resource"]?["resourceType"]?.string == "Bundle")
        #expect(line["reason"]?.string?.hasPrefix("a reference by search that finds no") == true)
    }

    // MARK: Equality

    /// For each resource of the set: some version in the record says the same, but for `id`, `meta.versionId`,
    /// `meta.lastUpdated` and the references that were resolved.
    private func expectReadsBackEqual(_ paths: [String]) async throws {
        var compared = 0
        for file in InputFiles(at: paths).files {
            var reader = try FileReader(path: file.path, limits: .standard)
            while let unit = reader.next() {
                guard case .part(let part) = unit.content else { continue }
                for entry in part.entries where entry.action.keepsResource {
                    guard let source = entry.resource, let type = source["resourceType"]?.string else { continue }
                    let id = ResourceIdentity.id(of: source, fullURL: entry.fullURL)
                    let versions = try await temporary.engine.read { try $0.history(type, id) }
                    let isThere = try versions.contains { version in
                        try !version.isDeletion
                            && Comparison(entry: entry, bundle: part.bundle).areEqual(source, try version.json())
                    }
                    // What was refused, or was there under another id, is counted by the report.
                    if !versions.isEmpty {
                        #expect(isThere, "\(entry.place): \(type)/\(id)")
                        compared += 1
                    }
                }
            }
        }
        #expect(compared > 50)
    }
}

/// Whether a resource is kept as it came: every member, decimals by their text, apart from what an import may change.
private struct Comparison {
    let entry: ImportEntry
    let bundle: BundleContext?

    func areEqual(_ source: JSONValue, _ kept: JSONValue) -> Bool {
        var (source, kept) = (members(source), members(kept))
        for name in ["id", "meta"] {
            let meta = (source.removeValue(forKey: name), kept.removeValue(forKey: name))
            if name == "meta", !areEqual(metaRest(meta.0), metaRest(meta.1)) { return false }
        }
        return areEqual(source, kept)
    }

    private func areEqual(_ source: [String: JSONValue], _ kept: [String: JSONValue]) -> Bool {
        source.keys == kept.keys
            && source.allSatisfy { name, value in
                guard let other = kept[name] else { return false }
                if name == "reference", let text = value.string, let now = other.string { return means(text, now) }
                return isSame(value, other)
            }
    }

    private func isSame(_ source: JSONValue, _ kept: JSONValue) -> Bool {
        guard source.kind == kept.kind else { return false }
        switch source.kind {
        case .object: return areEqual(members(source), members(kept))
        case .array:
            let (one, other) = (Array(source.elements), Array(kept.elements))
            return one.count == other.count && zip(one, other).allSatisfy(isSame)
        default: return source.rawBytes == kept.rawBytes
        }
    }

    private func means(_ source: String, _ kept: String) -> Bool {
        if let target = bundle?.target(of: source) { return kept.hasPrefix(target.type + "/") && !kept.contains("?") }
        if let mark = source.firstIndex(of: "?") {
            return kept.hasPrefix(source[..<mark] + "/") && !kept.contains("?")
        }
        return source == kept
    }

    private func members(_ value: JSONValue) -> [String: JSONValue] {
        Dictionary(value.members.map { ($0.name, $0.value) }) { $1 }
    }

    private func metaRest(_ meta: JSONValue?) -> [String: JSONValue] {
        guard let meta else { return [:] }
        return members(meta).filter { $0.key != "versionId" && $0.key != "lastUpdated" }
    }
}
