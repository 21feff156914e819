import FHIR
import Testing

@testable import Care

@Suite struct OverviewRulesTests {
    static let hospital = """
        {"resourceType":"Organization","id":"h","name":"Lungeafdelingen","type":[{"coding":[{"code":"22232009"}]}],\
        "telecom":[{"system":"phone","value":"11 11 11 11"}]}
        """
    static let practice = """
        {"resourceType":"Organization","id":"g","name":"Lægehuset","identifier":[{"system":"urn:oid:1.2.208.176.1.4",\
        "value":"77410"}],"telecom":[{"system":"phone","value":"22 22 22 22"}]}
        """
    static let episode = """
        {"resourceType":"EpisodeOfCare","id":"e","status":"active","type":[{"text":"KOL"}],\
        "managingOrganization":{"reference":"Organization/h"},"period":{"start":"2024-01-01"}}
        """

    @Test func emptyRecordIsEmptyOverview() throws {
        let overview = try MemoryThread.overview(of: "nobody", [])
        #expect(overview.citizen.name == nil)
        #expect(overview.now.isEmpty && overview.next.isEmpty && overview.earlier.isEmpty && overview.toDo.isEmpty)
        #expect(overview.entryCount == 0)
    }

    @Test func activeCourseIsNowWithItsUnitToContact() throws {
        let overview = try SampleRecord(Self.hospital, Self.episode).overview()
        let matter = try #require(overview.now.first)
        #expect(overview.now.count == 1)
        #expect(matter.course.title == "KOL")
        #expect(matter.course.sectors == [.hospital])
        guard case .named(let contact) = matter.contact else { throw Missing() }
        #expect(contact.telephones == ["11 11 11 11"])
        #expect(matter.responsible?.unit == "Lungeafdelingen")
    }

    @Test func careManagerIsResponsibleAndContactPersonIsContact() throws {
        var record = try SampleRecord(
            Self.hospital,
            """
            {"resourceType":"EpisodeOfCare","id":"e","status":"active","careManager":{"reference":"PractitionerRole/d"},\
            "managingOrganization":{"reference":"Organization/h"},"team":[{"reference":"CareTeam/t"}]}
            """,
            """
            {"resourceType":"CareTeam","id":"t","status":"active","participant":[\
            {"member":{"reference":"PractitionerRole/d"},"role":[{"text":"Behandlingsansvarlig læge"}]},\
            {"member":{"reference":"PractitionerRole/n"},"role":[{"text":"Kontaktperson"}]},\
            {"member":{"reference":"Patient/p"},"role":[{"text":"Patient"}]}],"subject":{"reference":"Patient/p"}}
            """)
        for (role, name) in [("d", "Ida Hansen"), ("n", "Maria Holm")] {
            try record.add(
                """
                {"resourceType":"PractitionerRole","id":"\(role)","practitioner":{"display":"\(name)"},\
                "organization":{"reference":"Organization/h"}}
                """)
        }
        let matter = try #require(try record.overview().now.first)
        #expect(matter.responsible?.person == "Ida Hansen")
        guard case .named(let contact) = matter.contact else { throw Missing() }
        #expect(contact.person == "Maria Holm")
        #expect(contact.telephones == ["11 11 11 11"], "reached through the unit")
        let page = try #require(
            try CoursePageRules(thread: record.opened()).page("EpisodeOfCare/e", ThreadFilter(), after: nil, limit: 10))
        #expect(page.team.map(\.person) == ["Ida Hansen", "Maria Holm"])
    }

    @Test func whereNobodyIsNamedTheGeneralPractitionerIsOffered() throws {
        var record = try SampleRecord(
            Self.practice, #"{"resourceType":"Condition","id":"c","code":{"text":"Gigt"},"onsetDateTime":"2025-01-01"}"#
        )
        record.resources[0] = try JSONDocument(
            """
            {"resourceType":"Patient","id":"p","generalPractitioner":[{"reference":"Organization/g"}]}
            """
        ).root
        let matter = try #require(try record.overview().now.first)
        guard case .nobodyNamed(let practitioner) = matter.contact else { throw Missing() }
        #expect(practitioner?.telephones == ["22 22 22 22"])
        #expect(practitioner?.sector == .generalPractice)
    }

    @Test func problemOfACourseIsNoMatterOfItsOwn() throws {
        let record = try SampleRecord(
            Self.hospital,
            """
            {"resourceType":"EpisodeOfCare","id":"e","status":"active","type":[{"text":"KOL"}],\
            "diagnosis":[{"condition":{"reference":"Condition/c"}}]}
            """,
            #"{"resourceType":"Condition","id":"c","code":{"text":"KOL","coding":[{"code":"DJ44"}]}}"#,
            #"{"resourceType":"Encounter","id":"v","status":"finished","class":{"code":"AMB"},"period":{"start":"2026-10-01"},"reasonCode":[{"coding":[{"code":"DJ44"}]}]}"#,
            #"{"resourceType":"Observation","id":"o","status":"final","code":{"text":"FEV1"},"effectiveDateTime":"2026-10-01","encounter":{"reference":"Encounter/v"}}"#
        )
        let overview = try record.overview()
        #expect(overview.now.map(\.course.id) == ["EpisodeOfCare/e"])
        #expect(overview.now[0].course.entryCount == 3, "problem, contact by its reason, result by its contact")
        #expect(overview.latest.isEmpty)
    }

    @Test func admissionWithoutCourseIsAMatter() throws {
        let record = try SampleRecord(
            Self.hospital,
            """
            {"resourceType":"Encounter","id":"a","status":"in-progress","class":{"code":"IMP"},\
            "period":{"start":"2026-11-20T10:00:00+01:00"},"serviceProvider":{"reference":"Organization/h"}}
            """, Self.episode)
        let overview = try record.overview()
        #expect(overview.now.map(\.course.id) == ["Encounter/a", "EpisodeOfCare/e"], "the admission comes first")
        #expect(overview.now[0].admission?.kind == .admission)
        let page = try CoursePageRules(thread: record.opened()).page(
            "Encounter/a", ThreadFilter(), after: nil, limit: 9)
        #expect(page?.matter.course.id == "Encounter/a")
    }

    @Test func toDoIsWhatTheCitizenMustDoSoonestFirst() throws {
        let overview = try SampleRecord(
            #"{"resourceType":"Task","id":"1","status":"requested","code":{"text":"Svar"},"for":{"reference":"Patient/p"},"owner":{"reference":"Patient/p"},"restriction":{"period":{"end":"2026-12-10"}}}"#,
            #"{"resourceType":"Task","id":"2","status":"completed","for":{"reference":"Patient/p"},"owner":{"reference":"Patient/p"}}"#,
            #"{"resourceType":"Task","id":"3","status":"requested","for":{"reference":"Patient/p"},"owner":{"reference":"Organization/h"}}"#,
            #"{"resourceType":"ServiceRequest","id":"4","status":"active","category":[{"coding":[{"code":"108252007"}]}],"code":{"text":"Blodprøver"},"authoredOn":"2026-11-01"}"#,
            #"{"resourceType":"QuestionnaireResponse","id":"5","status":"in-progress","authored":"2026-11-02"}"#,
            #"{"resourceType":"Appointment","id":"6","status":"booked","start":"2026-12-01T09:00:00+01:00","serviceType":[{"text":"Kontrol"}],"patientInstruction":"Mød fastende","participant":[{"actor":{"reference":"Patient/p"}}]}"#
        ).overview()
        #expect(
            overview.toDo.map(\.reference)
                == ["Appointment/6", "Task/1", "QuestionnaireResponse/5", "ServiceRequest/4"])
        #expect(overview.toDo[0].title == "Mød fastende")
        #expect(overview.next.map(\.reference) == ["Appointment/6"])
    }

    @Test func preparationOfASeriesIsSaidOnceAndAUnitsAddressIsNoPlace() throws {
        func visit(_ day: Int) -> String {
            """
            {"resourceType":"Appointment","id":"\(day)","status":"booked","start":"2026-12-0\(day)T09:00:00+01:00",\
            "patientInstruction":"Vi kommer hjem til dig.","participant":[{"actor":{"reference":"Patient/p"}},\
            {"actor":{"reference":"Organization/k"}}]}
            """
        }
        let overview = try SampleRecord(
            visit(1), visit(3), visit(2),
            """
            {"resourceType":"Organization","id":"k","name":"Hjemmesygeplejen","address":[{"line":["Torvet 1"]}]}
            """
        ).overview()
        #expect(overview.toDo.map(\.reference) == ["Appointment/1"])
        #expect(overview.next.map(\.unit) == ["Hjemmesygeplejen", "Hjemmesygeplejen", "Hjemmesygeplejen"])
        #expect(overview.next.map(\.place) == [nil, nil, nil])
    }

    @Test func nextIsWhatLiesAheadAndIsNotCancelled() throws {
        func appointment(_ id: String, _ status: String, _ start: String) -> String {
            """
            {"resourceType":"Appointment","id":"\(id)","status":"\(status)","start":"\(start)",\
            "participant":[{"actor":{"reference":"Patient/p"}}]}
            """
        }
        let overview = try SampleRecord(
            appointment("later", "booked", "2027-01-05T09:00:00+01:00"),
            appointment("soon", "booked", "2026-11-22T09:00:00+01:00"),
            appointment("cancelled", "cancelled", "2026-11-23T09:00:00+01:00"),
            appointment("error", "entered-in-error", "2026-11-23T09:00:00+01:00"),
            appointment("past", "booked", "2026-11-20T09:00:00+01:00"),
            #"{"resourceType":"Encounter","id":"v","status":"planned","period":{"start":"2026-11-22T09:00:00+01:00"},"appointment":[{"reference":"Appointment/soon"}]}"#,
            #"{"resourceType":"CarePlan","id":"c","status":"active","activity":[{"detail":{"status":"scheduled","description":"Holdtræning","scheduledPeriod":{"start":"2026-12-01"}}},{"detail":{"status":"cancelled","scheduledPeriod":{"start":"2026-12-02"}}}]}"#,
            #"{"resourceType":"ServiceRequest","id":"r","status":"active","code":{"text":"Henvisning"},"authoredOn":"2026-10-01"}"#,
            #"{"resourceType":"ServiceRequest","id":"old","status":"active","authoredOn":"2020-10-01"}"#
        ).overview()
        #expect(
            overview.next.map(\.reference)
                == ["Appointment/soon", "CarePlan/c#activity-1", "Appointment/later", "ServiceRequest/r"])
    }

    @Test func cancelledAndErroneousAreVoid() throws {
        let record = try SampleRecord(
            #"{"resourceType":"Observation","id":"o","status":"entered-in-error","code":{"text":"CRP"},"effectiveDateTime":"2026-10-01"}"#,
            #"{"resourceType":"Condition","id":"c","verificationStatus":{"coding":[{"code":"entered-in-error"}]},"code":{"text":"Cancer"}}"#
        )
        let overview = try record.overview()
        #expect(
            overview.now.isEmpty && overview.diagnoses.isEmpty && overview.results.isEmpty && overview.latest.isEmpty)
        let page = try ThreadRules(thread: record.opened()).page(ThreadFilter(), after: nil, limit: 10)
        #expect(page.entries.count == 2)
        let areVoid = page.entries.allSatisfy { $0.isVoid }
        #expect(areVoid)
    }

    @Test func undatedEntriesComeLast() throws {
        let record = try SampleRecord(
            #"{"resourceType":"Observation","id":"undated","status":"final","code":{"text":"CRP"}}"#,
            #"{"resourceType":"Observation","id":"old","status":"final","code":{"text":"CRP"},"effectiveDateTime":"1950"}"#,
            #"{"resourceType":"Observation","id":"new","status":"final","code":{"text":"CRP"},"effectiveDateTime":"2026-10"}"#
        )
        let latest = try record.overview().latest
        #expect(latest.map(\.reference) == ["Observation/new", "Observation/old", "Observation/undated"])
        #expect(latest.last?.start == nil)
    }

    @Test func contradictionsAreSaidAndHandled() throws {
        var record = try SampleRecord(
            Self.episode,
            #"{"resourceType":"EpisodeOfCare","id":"ended","status":"active","period":{"start":"2020-01-01","end":"2021-01-01"}}"#,
            #"{"resourceType":"CarePlan","id":"backwards","status":"completed","period":{"start":"2022-01-01","end":"2021-01-01"}}"#,
            #"{"resourceType":"Appointment","id":"a","status":"booked","start":"2027-01-05T09:00:00+01:00","participant":[{"actor":{"reference":"Patient/p"}}]}"#
        )
        let before = try record.overview()
        #expect(before.now.map(\.course.id) == ["EpisodeOfCare/e"], "what has ended is not active")
        let found = Set(before.contradictions)
        #expect(found == [.activeButEnded, .endsBeforeStart])
        record.resources[0] = try JSONDocument(
            """
            {"resourceType":"Patient","id":"p","deceasedDateTime":"2026-01-01","birthDate":"1950-03-01",\
            "identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"6204500001"}],"address":[\
            {"use":"home","line":["Vej 1"]},{"use":"home","line":["Vej 2"],"period":{"start":"2025-01-01"}},\
            {"use":"home","line":["Vej 0"],"period":{"end":"2001-01-01"}}]}
            """
        ).root
        let overview = try record.overview()
        #expect(overview.now.isEmpty && overview.next.isEmpty && overview.toDo.isEmpty)
        #expect(overview.earlier.count == 3)
        #expect(overview.citizen.age == 75)
        #expect(overview.citizen.address == "Vej 2")
        #expect(Set(overview.contradictions) == Set(Contradiction.allCases))
    }

    @Test func unreadableResourcesAreShownAndCounted() throws {
        let overview = try SampleRecord(
            #"{"resourceType":"Observation","id":"1","status":7,"code":{"text":"CRP"},"effectiveDateTime":"2026-10-01"}"#,
            #"{"resourceType":"Observation","id":"2","status":"final","code":"CRP","effectiveDateTime":"i går","component":{"a":1}}"#,
            #"{"resourceType":"Encounter","id":"3","status":"finished","period":[],"class":[]}"#,
            #"{"resourceType":"Observation","id":"4","status":"final","code":{"text":"CRP"},"effectiveDateTime":"2026-10-01"}"#
        ).overview()
        #expect(overview.unreadable == 3)
        #expect(overview.latest.count == 4)
    }

    struct Missing: Error {}
}

extension MemoryThread {
    static func overview(of patient: String, _ resources: [JSONValue]) throws -> Overview {
        try ThreadBuilder(patient: patient, resources: resources).overview(at: SampleRecord.now)
    }
}
