import FHIR
import Foundation
import TestSupport
import Testing

@testable import Care

/// Records that nobody here wrote: American patients without a single EpisodeOfCare, Danish examples, MedCom's messages.
@Suite(.enabled(if: SharedData.isPresent, "needs the shared data: set TOVHOLDER_DATA, or place it at ../shared/data"))
struct RealDataTests {
    /// The day after the newest Synthea data.
    static let now: Int64 = 1_626_000_000_000

    private func check(_ overview: Overview, _ patient: String) {
        for matter in overview.now {
            if case .named(let contact) = matter.contact { #expect(contact.isReachable, "\(patient)") }
            #expect(matter.course.entryCount > 0 || matter.latest.isEmpty)
        }
        let courses = overview.now.map(\.course.id) + overview.earlier.map(\.id)
        #expect(Set(courses).count == courses.count, "a course stands in one place")
        let times = overview.latest.map { $0.start?.earliest ?? .min }
        #expect(times == times.sorted(by: >))
        let next = overview.next.map(\.reference)
        #expect(Set(next).count == next.count)
        let shown =
            overview.latest.map(\.reference) + overview.now.flatMap { $0.latest.map(\.reference) }
            + overview.earlier.flatMap { $0.entries.map(\.reference) }
        #expect(Set(shown).count == shown.count, "an entry belongs to one course")
    }

    @Test func syntheaPatientsAreComplete() throws {
        let files = try SharedData.files(in: "01_synthea_r4/synthea-2.7.0")
        let loaded = try LoadedBundles(Array(files.prefix(5)))
        for patient in loaded.patients {
            let builder = ThreadBuilder(patient: patient, resources: loaded.resources)
            let overview = try builder.overview(at: Self.now)
            check(overview, patient)
            #expect(overview.citizen.name != nil)
            let titles = overview.now.map(\.course.title) + overview.earlier.map(\.title)
            #expect(titles.allSatisfy { !$0.isEmpty })
            let mine = loaded.resources.filter {
                Subject.patient(of: $0) == patient
                    && !ThreadExtractor.isOutside.contains($0["resourceType"]?.string ?? "")
                    && $0["resourceType"]?.string != "CareTeam"
            }
            #expect(overview.entryCount == mine.count, "everything has its place")
            let units = overview.latest.filter { $0.unit == nil }
            #expect(units.isEmpty, "each entry says where it comes from")
        }
    }

    @Test(arguments: ["04_dk_core/examples", "04_medcom/examples"])
    func danishExamplesRender(folder: String) throws {
        let loaded = try LoadedBundles(try SharedData.files(in: folder))
        for patient in Set(loaded.patients) {
            check(try ThreadBuilder(patient: patient, resources: loaded.resources).overview(at: Self.now), patient)
        }
        #expect(!loaded.patients.isEmpty)
    }

    @Test func everyExampleBecomesARowThatIsStoredAndReadBack() throws {
        let files = try SharedData.files(in: "02_fhir_r4_core/examples") + SharedData.files(in: "04_dk_core/examples")
        var rows = 0
        for file in files {
            let root = try JSONDocument([UInt8](Data(contentsOf: file))).root
            guard let row = ThreadExtractor.row(of: root) else { continue }
            rows += 1
            #expect(ThreadProjection.row(ThreadProjection.values(row)) == row, "\(file.lastPathComponent)")
        }
        #expect(rows > 200)
    }

    /// Whatever is wrong in a resource, it makes a row or none, and never harm.
    @Test func damagedExamplesDoNoHarm() throws {
        let files = try SharedData.files(in: "04_dk_core/examples") + SharedData.files(in: "02_fhir_r4_core/examples")
        var random = SeededRandom(seed: 11)
        for file in files.shuffled(using: &random).prefix(120) {
            let root = try JSONDocument([UInt8](Data(contentsOf: file))).root
            let members = root.members.filter { !["resourceType", "id"].contains($0.name) }
            for member in members {
                var editor = JSONEditor(root)
                let wrong = ["7", "null", "[]", "{}", "\"x\"", "[[{}]]", "true"].randomElement(using: &random) ?? "7"
                editor.replace(member.value, withJSON: wrong.utf8)
                let damaged = try JSONDocument(editor.bytes).root
                guard let row = ThreadExtractor.row(of: damaged) else { continue }
                #expect(ThreadProjection.row(ThreadProjection.values(row)) == row)
            }
        }
    }
}
