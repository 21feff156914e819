import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// The record gives the same overview as the resources themselves do.
@Suite struct RecordThreadTests {
    @Test func overviewOfRecordIsOverviewOfResources() async throws {
        let region = try await RegionRecord()
        for patient in region.patients {
            let fromMemory = try ThreadBuilder(patient: patient, resources: region.resources)
                .overview(at: RegionRecord.now)
            let fromRecord = try await region.read(patient) { try $0.overview(of: patient, at: RegionRecord.now) }
            let isSame = fromRecord == fromMemory
            #expect(isSame, "\(patient) has \(fromRecord.entryCount) entries rather than \(fromMemory.entryCount)")
        }
    }

    @Test func personasAreFound() async throws {
        let region = try await RegionRecord()
        let personas = try await region.store.record.read(
            .everything, as: Caller(identity: "sign-in", role: .system), because: .treatment, doing: "test"
        ) { try CareReader($0).personas() }
        let codes = Set(personas.map(\.code))
        #expect(codes.isSuperset(of: ["chronically-ill-citizen", "general-practitioner", "municipal-nurse"]))
        for persona in personas {
            let target = persona.patient ?? persona.relatedPerson ?? persona.practitionerRole
            #expect(target != nil, "\(persona.code) leads nowhere")
        }
    }

    @Test func patientsAreFoundByNumberAndByNameWithBirthDate() async throws {
        let region = try await RegionRecord()
        let patient = try #require(region.patients.first)
        let citizen = try await region.read(patient) { try #require(try $0.citizen(patient)) }
        let number = try #require(citizen.civilRegistrationNumber)
        let typed = try #require(PatientQuery(number.prefix(6) + "-" + number.suffix(4)))
        let name = try #require(citizen.name).split(separator: " ").last.map(String.init) ?? ""
        let said = PatientQuery.person(name: name, birthDate: try #require(citizen.birthDate))
        for query in [typed, said] {
            let found = try await region.store.record.read(
                .lookup, as: Caller(identity: "test", role: .professional(.hospitalNurse)), because: .treatment,
                doing: "test"
            ) { try CareReader($0).findPatients(query) }
            #expect(found.contains { $0.id == patient })
        }
    }

    @Test func figuresAreCountsOnly() async throws {
        let region = try await RegionRecord()
        let figures = try await region.store.record.read(
            .counts, as: Caller(identity: "test", role: .qualityOfficer), because: .qualityImprovement, doing: "test"
        ) { try CareReader($0).regionFigures() }
        #expect(figures.citizens == .exact(60))
        #expect(figures.units > 100)
    }
}
