import FHIR
import Testing

@testable import Region

/// The people whom the sign-in offers have what they are there to show.
@Suite struct PersonaTests {
    let sample: RegionSample

    init() throws { sample = try RegionSample.small.get() }

    private func person(_ persona: Persona) throws -> JSONValue {
        try #require(
            sample.of("Person").first { $0.json.at("meta.tag.code")?.string == persona.rawValue }
        ).json
    }

    private func of(_ type: String, _ patient: String) -> [JSONValue] {
        sample.of(type).map(\.json).filter { $0.references.contains(patient) }
    }

    @Test func theChronicallyIllCitizenHasARichRecord() throws {
        let patient = try #require(person(.chronicallyIllCitizen).at("link.target.reference")?.string)
        let conditions = of("Condition", patient).compactMap { $0.at("code.coding.code")?.string }
        for code in ["DJ449", "DE119", "DI509", "DI109"] { #expect(conditions.contains(code)) }
        let medicines = of("MedicationRequest", patient).filter { $0["status"]?.string == "active" }
        #expect(medicines.count >= 10)
        let booked = of("Appointment", patient).filter { $0["status"]?.string == "booked" }
        #expect(booked.count >= 5)
        let places = Set(booked.compactMap { $0["serviceType"]?[0]?["text"]?.string })
        #expect(places.count >= 4, "appointments in different sectors")
        #expect(of("Task", patient).contains { $0.at("code.text")?.string == "Få taget blodprøver" })
        #expect(of("CareTeam", patient).count >= 3)
        let kinds = Set(of("DocumentReference", patient).compactMap { $0.at("type.text")?.string })
        #expect(
            kinds.isSuperset(of: [
                "Epikrise", "Ambulant notat", "Journalnotat fra egen læge", "Genoptræningsplan", "Udskrivningsrapport",
                "Sygeplejefaglig vurdering",
            ]))
        let sugar = of("Observation", patient).filter { $0.at("code.coding.code")?.string == "NPU27300" }
        #expect(sugar.count >= 10)
        let years = Set(sugar.compactMap { $0["effectiveDateTime"]?.string?.prefix(4) })
        #expect(years.count >= 5)
        let discharged = of("Encounter", patient).contains {
            $0.at("class.code")?.string == "IMP"
                && ($0.at("period.end")?.string ?? "") > (sample.plan.today - 14).description
        }
        #expect(discharged)
        #expect((400...1200).contains(sample.entries.filter { $0.json.references.contains(patient) }.count))
    }

    @Test func theFrailCitizenIsEightyFourAndIsNursedAtHome() throws {
        let reference = try #require(person(.frailCitizen).at("link.target.reference")?.string)
        let patient = try #require(sample.of("Patient").first { "Patient/" + $0.id == reference }).json
        let birth = try #require(patient["birthDate"]?.string.flatMap { RegionDay($0) })
        #expect(birth.years(until: sample.plan.today) == 84)
        #expect(of("EpisodeOfCare", reference).contains { $0.at("type.text")?.string == "Hjemmesygepleje" })
        #expect(!of("Encounter", reference).contains { $0["status"]?.string == "in-progress" })
    }

    @Test func whoIsMadeOfAnAgeIsOfThatAge() throws {
        let region = try Region(sample.plan)
        let home = HouseholdMaker.Home(
            municipality: 0, street: "Vej 1", postalArea: PostalArea(nowhereIn: region.directory.municipalities[0]),
            clinic: region.directory.clinics(in: 0)[0], tongue: nil, isProtected: false)
        var random = SplitRandom(seed: 1, .citizen, 1)
        for index in 0..<500 {
            let citizen = region.households.person(index, .male, age: 84, home, family: nil, &random)
            #expect(citizen.birth.years(until: sample.plan.today) == 84)
        }
    }

    @Test func theYoungCitizenIsWell() throws {
        let patient = try #require(person(.youngHealthyCitizen).at("link.target.reference")?.string)
        let all = sample.entries.filter { $0.json.references.contains(patient) }
        #expect((5...25).contains(all.count))
        #expect(of("EpisodeOfCare", patient).isEmpty)
    }

    @Test func theParentIsTheMotherOfThree() throws {
        let targets = try #require(person(.parent)["link"]).elements.compactMap { $0.at("target.reference")?.string }
        #expect(targets.filter { $0.hasPrefix("Patient/") }.count == 1)
        #expect(targets.filter { $0.hasPrefix("RelatedPerson/") }.count == 3)
        for target in targets where target.hasPrefix("RelatedPerson/") {
            let related = try #require(sample.of("RelatedPerson").first { "RelatedPerson/" + $0.id == target })
            #expect(related.json.at("relationship.coding.code")?.string == "MTH")
        }
    }

    @Test func theParentMayReadEachChildsRecordUntilTheyAreFifteen() throws {
        let targets = try #require(person(.parent)["link"]).elements.compactMap { $0.at("target.reference")?.string }
        for target in targets where target.hasPrefix("RelatedPerson/") {
            let related = try #require(sample.of("RelatedPerson").first { "RelatedPerson/" + $0.id == target })
            let child = try #require(related.json.at("patient.reference")?.string)
            let patient = try #require(sample.of("Patient").first { "Patient/" + $0.id == child })
            let consent = try #require(
                sample.of("Consent").map(\.json).first {
                    $0.at("provision.actor.reference.reference")?.string == target
                })
            #expect(consent["status"]?.string == "active")
            #expect(consent.at("patient.reference")?.string == child)
            let birth = try #require(patient.json["birthDate"]?.string)
            #expect(consent.at("provision.period.start")?.string == birth)
            let end = try #require(consent.at("provision.period.end")?.string)
            let year = try #require(Int(birth.prefix(4)))
            #expect(end < "\(year + 15)\(birth.dropFirst(4))" && end > "\(year + 14)\(birth.dropFirst(4))")
        }
    }

    /// From fifteen on it is for the young themselves to let somebody in.
    @Test func nobodyReadsAlongByCustodyFromFifteenOn() throws {
        var ended = 0
        for consent in sample.of("Consent").map(\.json) where kind(consent) == "custody" {
            let child = try #require(consent.at("patient.reference")?.string)
            let patient = try #require(sample.of("Patient").first { "Patient/" + $0.id == child })
            let birth = try #require(patient.json["birthDate"]?.string)
            let end = try #require(consent.at("provision.period.end")?.string)
            #expect(
                (birth > sample.plan.today.adding(years: -15).description) == (end >= sample.plan.today.description))
            if end < sample.plan.today.description { ended += 1 }
        }
        #expect(ended > 0, "the parent's eldest is fifteen")
    }

    private func kind(_ consent: JSONValue) -> String? { consent.at("category.coding.code")?.string }

    @Test func thereIsOneOfEachDecisionToLookAt() throws {
        let kinds = Set(sample.of("Consent").map(\.json).compactMap(kind))
        #expect(kinds == ["proxy", "custody", "block", "stated-reason", "emergency"])
        let blocks = sample.of("Consent").map(\.json).filter { kind($0) == "block" }
        #expect(blocks.contains { $0.at("provision.data.meaning")?.string == "instance" })
        #expect(
            blocks.contains { $0.at("provision.actor.reference.reference")?.string?.hasPrefix("Organization/") == true }
        )
        let emergency = try #require(sample.of("Consent").first { kind($0.json) == "emergency" })
        let reference = "Consent/" + emergency.id
        #expect(sample.of("Task").contains { $0.json.at("focus.reference")?.string == reference })
        #expect(sample.of("Communication").contains { $0.json.at("about.reference")?.string == reference })
        // The son may do everything, the daughter sees appointments only.
        let proxies = sample.of("Consent").map(\.json).filter { kind($0) == "proxy" }
        #expect(proxies.contains { $0.at("provision.class.code")?.string == "Appointment" })
        #expect(proxies.contains { $0["provision"]?["class"] == nil && $0["provision"]?["action"]?[1] != nil })
    }

    @Test func theDaughterMayReadHerFathersRecord() throws {
        let targets = try #require(person(.daughter)["link"]).elements.compactMap { $0.at("target.reference")?.string }
        let relation = try #require(targets.first { $0.hasPrefix("RelatedPerson/") })
        #expect(targets.contains { $0.hasPrefix("Patient/") })
        let consent = try #require(
            sample.of("Consent").map(\.json).first { $0.at("provision.actor.reference.reference")?.string == relation })
        #expect(consent["status"]?.string == "active")
        #expect(consent.at("provision.type")?.string == "permit")
        let related = try #require(sample.of("RelatedPerson").first { "RelatedPerson/" + $0.id == relation })
        let father = try #require(related.json.at("patient.reference")?.string)
        #expect(consent.at("patient.reference")?.string == father)
        #expect(related.json.at("relationship.coding.code")?.string == "DAUC")
        let patient = try #require(sample.of("Patient").first { "Patient/" + $0.id == father })
        #expect(patient.json["gender"]?.string == "male")
    }

    @Test(arguments: [
        Persona.generalPractitioner, .hospitalDoctor, .hospitalNurse, .municipalNurse,
    ])
    func theStaffMeetTheChronicallyIllCitizen(_ persona: Persona) throws {
        let person = try person(persona)
        let practitioner = try #require(person.at("link.target.reference")?.string)
        let role = practitioner.replacing("Practitioner/", with: "PractitionerRole/")
        #expect(person.references.contains(role))
        let patient = try #require(self.person(.chronicallyIllCitizen).at("link.target.reference")?.string)
        let meetings = (of("Encounter", patient) + of("CareTeam", patient) + of("EpisodeOfCare", patient)).filter {
            $0.references.contains(role)
        }
        #expect(!meetings.isEmpty)
    }

    @Test func thereAreNoPersonasInARegionTooSmallForThem() throws {
        let tiny = try RegionSample(RegionPlan(citizens: 20, seed: 1))
        #expect(tiny.of("Person").isEmpty)
        #expect(tiny.of("Patient").count == 20)
    }
}
