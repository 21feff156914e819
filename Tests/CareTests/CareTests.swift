import FHIR
import Foundation
import TestSupport
import Testing

@testable import Care

/// American records, without a single EpisodeOfCare: the overview is just as complete.
@Suite(.enabled(if: SharedData.isPresent, "needs the shared data"))
struct SyntheaOverviewTests {
    @Test func look() throws {
        let files = try SharedData.files(in: "01_synthea_r4/synthea-2.7.0")
        for file in files.dropFirst(2).prefix(3) {
            let loaded = try LoadedBundles(files.prefix(2) + [file])
            for patient in loaded.patients {
                let clock = ContinuousClock()
                let thread = MemoryThread(of: patient, from: loaded.resources)
                let start = clock.now
                let overview = try OverviewRules(thread: CitizenThread(thread, at: 1_625_000_000_000)).overview()
                print(
                    "=====", patient, overview.citizen.name ?? "-", overview.citizen.age ?? -1, "entries",
                    overview.entryCount, "loose", overview.looseCount, clock.now - start, overview.contradictions,
                    overview.unreadable)
                for matter in overview.now {
                    print(
                        " NOW", matter.course.title, matter.course.status, matter.course.id, matter.course.entryCount,
                        matter.responsible?.person ?? "-", matter.responsible?.unit ?? "-",
                        matter.responsible?.sector ?? .unknown, matter.contact)
                    for entry in matter.latest {
                        print(
                            "      ", entry.start?.text ?? "-", entry.kind, entry.title, entry.unit ?? "-",
                            entry.value?.text ?? "")
                    }
                }
                for course in overview.earlier {
                    print(
                        " EARLIER", course.title, course.status, course.start?.text ?? "-", course.end?.text ?? "-",
                        course.entryCount, course.unit ?? "-")
                }
                print(" +", overview.earlierRemaining)
                for entry in overview.latest {
                    print("  LOOSE", entry.start?.text ?? "-", entry.kind, entry.title, entry.unit ?? "-", entry.sector)
                }
                for entry in overview.medicines { print("  MED", entry.title, entry.detail ?? "-", entry.dose as Any) }
                for entry in overview.results {
                    print("  RES", entry.title, entry.value?.text ?? "-", entry.components.map(\.value.text))
                }
                print("  DIAG", overview.diagnoses.map(\.title))
            }
        }
    }
}
