import FHIR
import Foundation
import Region
import Testing

@testable import Care

@Suite struct RegionTemp {
    @Test func dump() throws {
        let region = try Region(RegionPlan(citizens: 60, seed: 1))
        var texts: [String] = []
        var resources: [JSONValue] = []
        region.forEachResource { resource in
            texts.append(String(decoding: resource.bytes, as: UTF8.self))
            if let root = try? JSONDocument(resource.bytes).root { resources.append(root) }
        }
        try texts.joined(separator: "\n").write(toFile: "/work/tree/.build/region.ndjson", atomically: true, encoding: .utf8)
        for person in resources where person["resourceType"]?.string == "Person" {
            let person = FHIR.Person(json: person)
            for link in person.links {
                guard let target = link.target?.target, target.hasPrefix("Patient/") else { continue }
                describe(target, resources, person.meta?.tags.map { $0.code ?? "" } ?? [])
            }
        }
    }

    func describe(_ target: String, _ resources: [JSONValue], _ tags: [String]) {
        guard let overview = try? ThreadBuilder(patient: String(target.dropFirst(8)), resources: resources)
            .overview(at: 1_793_600_000_000) else { return }
        print("=====", tags, target, overview.citizen)
        print(" count", overview.entryCount, "loose", overview.looseCount, overview.contradictions, overview.unreadable)
        for matter in overview.now {
            print(" NOW", matter.course.title, matter.course.status, matter.course.id, matter.course.entryCount, matter.course.sectors, "RESP", matter.responsible?.person ?? "-", matter.responsible?.role ?? "-", matter.responsible?.unit ?? "-", matter.responsible?.sector ?? .unknown)
            print("   CONTACT", matter.contact)
            if let next = matter.nextStep { print("   NEXT", next.title, next.start?.text ?? "-") }
            for entry in matter.latest { print("      ", entry.start?.text ?? "-", entry.kind, entry.title, entry.unit ?? "-", entry.value?.text ?? "") }
        }
        for entry in overview.toDo { print(" TODO", entry.title, entry.end?.text ?? "-", entry.detail ?? "-") }
        for entry in overview.next { print(" NEXT", entry.kind, entry.title, entry.start?.text ?? "-", entry.place ?? "-", entry.person ?? "-", entry.course ?? "-") }
        for course in overview.earlier { print(" EARLIER", course.title, course.status, course.start?.text ?? "-", course.end?.text ?? "-", course.entryCount, course.unit ?? "-") }
        for entry in overview.latest { print("  LOOSE", entry.start?.text ?? "-", entry.kind, entry.title, entry.unit ?? "-", entry.sector, entry.reference) }
        for entry in overview.medicines { print("  MED", entry.title, entry.detail ?? "-", entry.reason ?? "-") }
        for entry in overview.results { print("  RES", entry.title, entry.value?.text ?? "-", entry.value?.interpretation ?? .unknown, entry.components.map(\.value.text), entry.sector) }
        print("  DIAG", overview.diagnoses.map(\.title), overview.allergies.map(\.title))
    }
}
