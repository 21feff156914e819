import Access
import FHIR
import Record
import TestSupport
import Testing

/// One decision, applied in many ways: by each way of asking the same is inside.
@Suite(.onEachEngine) struct NarrowingTests {
    @Test(arguments: 0..<6) func `a citizen opened alone and among all shows the same`(seed: Int) async throws {
        let world = try await NarrowingWorld(seed: UInt64(seed))
        for caller in NarrowingWorld.professionals {
            let alone = try await Self.openedAlone(world, caller)
            let among = try await world.record.read(.lookup, as: caller, because: .treatment, doing: "test") {
                reading in
                var found: Set<String> = []
                for type in NarrowingWorld.types {
                    let result = try reading.search(SearchQuery(type, limit: 1000)).resources.map(\.reference)
                    #expect(try reading.count(SearchQuery(type)) == result.count, "\(type)")
                    #expect(try reading.matches(SearchQuery(type, limit: 1000)).count == result.count, "\(type)")
                    #expect(try reading.resources(ofTypes: [type]).map(\.reference) == result, "\(type)")
                    found.formUnion(result)
                }
                return found
            }
            #expect(among == alone, "\(caller.identity): \(among.symmetricDifference(alone).sorted())")
            let all = try await world.record.read(.lookup, as: caller, because: .treatment, doing: "test") {
                Set(try $0.resources().map(\.reference))
            }
            #expect(all == alone, "\(caller.identity): \(all.symmetricDifference(alone).sorted())")
            let oneByOne = try await world.record.read(.lookup, as: caller, because: .treatment, doing: "test") {
                reading in
                try Set(
                    world.resources.values.joined().filter { reference in
                        let words = reference.split(separator: "/").map(String.init)
                        let current = try reading.resource(words[0], words[1])
                        #expect((try reading.history(words[0], words[1]).isEmpty) == (current == nil), "\(reference)")
                        #expect(
                            (try reading.version(1, of: words[0], words[1]) == nil) == (current == nil), "\(reference)")
                        return current != nil
                    })
            }
            #expect(oneByOne == alone, "\(caller.identity): \(oneByOne.symmetricDifference(alone).sorted())")
            let versions = try await world.record.read(.lookup, as: caller, because: .treatment, doing: "test") {
                Set(try $0.history(HistoryQuery(limit: 5)).map(\.reference))
                    .union(try $0.history(HistoryQuery(limit: 1000)).map(\.reference))
            }
            #expect(versions == alone, "\(caller.identity): \(versions.symmetricDifference(alone).sorted())")
        }
    }

    /// What each citizen's record shows, opened by itself; of those who cannot be opened nothing.
    private static func openedAlone(_ world: NarrowingWorld, _ caller: Caller) async throws -> Set<String> {
        var alone: Set<String> = []
        for patient in world.patients {
            do {
                let found = try await world.record.read(
                    .patient(patient), as: caller, because: .treatment, doing: "test"
                ) { reading in
                    let resources = try reading.resources().map(\.reference)
                    for type in NarrowingWorld.types {
                        let ofType = resources.filter { $0.hasPrefix(type + "/") }
                        #expect(
                            try Set(reading.search(SearchQuery(type, limit: 1000)).resources.map(\.reference))
                                == Set(ofType), "\(patient)")
                        #expect(try reading.count(SearchQuery(type)) == ofType.count)
                    }
                    let rows = try reading.rows(RowQuery(GateProjections.places.name)).compactMap {
                        try reading.resource(at: $0.key)?.reference
                    }
                    #expect(rows.count == (try reading.count(RowQuery(GateProjections.places.name))))
                    #expect(Set(rows).isSubset(of: resources))
                    return resources
                }
                alone.formUnion(found)
            } catch RecordError.unrelated {
                continue
            }
        }
        return alone
    }

    @Test func `the worlds hold all sorts of answers`() async throws {
        let world = try await NarrowingWorld(seed: 1)
        let alone = try await Self.openedAlone(world, NarrowingWorld.doctor)
        let all = Set(world.resources.values.joined())
        #expect(!alone.isEmpty && alone.count < all.count * 3 / 4, "\(alone.count) of \(all.count)")
        for type in NarrowingWorld.types { #expect(alone.contains { $0.hasPrefix(type + "/") }, "\(type)") }
    }

    @Test func `a protected address is not told to one who only stated a reason, nor searched by`() async throws {
        let temporary = try await TemporaryRecord(on: .current)
        try await temporary.record.importing(
            #"{"resourceType":"Patient","id":"ida","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"LOCIS"}]},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Byen</div>"},"address":[{"city":"Byen"}],"telecom":[{"value":"1"}]}"#,
            Self.reason("stated-reason", of: "PractitionerRole/stranger"))
        let query = SearchQuery("Patient", [SearchClause("address-city", .string(.startsWith, "Byen"))])
        for subject in [Subject.lookup, .patient("ida")] {
            let (text, found) = try await temporary.record.read(
                subject, as: .stranger, because: .treatment, doing: "test"
            ) {
                (
                    try $0.resource("Patient", "ida").map { String(decoding: $0.bytes, as: UTF8.self) },
                    try $0.count(query)
                )
            }
            #expect(text?.contains("\"id\":\"ida\"") == true)
            #expect(text?.contains("Byen") == false)
            #expect(text?.contains("telecom") == false)
            #expect(found == 0)
        }
        let own = try await temporary.record.read(
            .patient("ida"), as: .citizen("ida"), because: .patientRequest, doing: "test"
        ) { try $0.count(query) }
        #expect(own == 1)
    }

    @Test func `versions are judged by what they say themselves, and a deletion by what was deleted`() async throws {
        let temporary = try await TemporaryRecord(on: .current)
        let record = temporary.record
        func document(_ label: String, _ title: String) -> String {
            #"{"resourceType":"DocumentReference","id":"d","meta":{"security":[\#(label)]},"status":"current","description":"\#(title)","content":[{"attachment":{"title":"x"}}],"subject":{"reference":"Patient/ida"}}"#
        }
        let secret = #"{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"V"}"#
        try await record.importing(Sample.patient("ida"), document(secret, "first"))
        try await record.importing(document("", "second"))
        let versions = { @Sendable (reading: Reading) in
            (
                try reading.history("DocumentReference", "d").map(\.version),
                try reading.history(HistoryQuery(type: "DocumentReference", limit: 10)).map(\.version),
                try reading.version(1, of: "DocumentReference", "d") != nil
            )
        }
        func see(_ caller: Caller, _ purpose: Purpose) async throws -> ([Int], [Int], Bool) {
            try await record.read(.lookup, as: caller, because: purpose, doing: "test", versions)
        }
        #expect(try await see(.nurse, .treatment) == ([2], [2], false))
        #expect(try await see(.citizen("ida"), .patientRequest) == ([2, 1], [2, 1], true))
        try await record.importing(document(secret, "third"))
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "test") {
            _ = try $0.delete("DocumentReference", "d")
        }
        #expect(try await see(.nurse, .treatment) == ([2], [2], false))
        #expect(try await see(.citizen("ida"), .patientRequest).0 == [4, 3, 2, 1])
    }

    @Test func `what was first written on somebody else is not shown with it`() async throws {
        let temporary = try await TemporaryRecord(on: .current)
        let record = temporary.record
        try await record.importing(
            Sample.patient("ida"), Sample.patient("ole"), Sample.observation("o", of: "ole", value: "1"))
        try await record.importing(Sample.observation("o", of: "ida", value: "2"))
        let seen = try await record.read(.patient("ida"), as: .citizen("ida"), because: .patientRequest, doing: "test")
        {
            (try $0.history("Observation", "o").map(\.version), try $0.version(1, of: "Observation", "o") == nil)
        }
        #expect(seen == ([2], true))
    }

    @Test func `a relative sees appointments only, and nothing when it ends`() async throws {
        let temporary = try await TemporaryRecord(on: .current)
        let record = temporary.record
        let limits = #""class":[{"system":"http://hl7.org/fhir/resource-types","code":"Appointment"}]"#
        try await record.importing(
            Sample.patient("ida"), Sample.observation("o", of: "ida"),
            #"{"resourceType":"RelatedPerson","id":"eva","patient":{"reference":"Patient/ida"}}"#,
            #"{"resourceType":"Appointment","id":"a","status":"booked","participant":[{"actor":{"reference":"Patient/ida"},"status":"accepted"}]}"#,
            Sample.consent("c", from: "ida", to: "eva", provision: limits))
        func sees(_ subject: Subject) async throws -> Set<String> {
            try await record.read(subject, as: .relative("eva"), because: .familyRequest, doing: "test") { reading in
                #expect(try reading.count(SearchQuery("Observation")) == 0)
                return Set(try reading.resources().map(\.reference))
            }
        }
        let few: Set<String> = ["Patient/ida", "RelatedPerson/eva", "Consent/c", "Appointment/a"]
        #expect(try await sees(.patient("ida")) == few)
        #expect(try await sees(.lookup) == few)
        try await record.importing(Sample.consent("c", from: "ida", to: "eva", status: "inactive", provision: limits))
        #expect(try await sees(.lookup).isEmpty)
        await #expect(throws: RecordError.notFound) { try await sees(.patient("ida")) }
    }

    @Test func `an app sees what its scopes say, by every way`() async throws {
        let temporary = try await TemporaryRecord(on: .current)
        let record = temporary.record
        let vital =
            #"{"resourceType":"Observation","id":"v","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"text":"x"},"subject":{"reference":"Patient/ida"}}"#
        try await record.importing(Sample.patient("ida"), Sample.observation("o", of: "ida"), vital)
        let caller = Caller(
            identity: "Patient/ida", role: .citizen(patient: "ida"), app: "app",
            limits: TypeLimits(["Observation": [.init("category", code: "vital-signs")]]))
        for subject in [Subject.patient("ida"), .lookup] {
            let seen = try await record.read(subject, as: caller, because: .patientRequest, doing: "test") { reading in
                #expect(try reading.resource("Observation", "o") == nil)
                #expect(try reading.resource("Patient", "ida") == nil)
                #expect(try reading.resource("Observation", "v") != nil)
                #expect(try reading.count(SearchQuery("Observation")) == 1)
                #expect(try reading.count(SearchQuery("Patient")) == 0)
                #expect(try reading.history(HistoryQuery(limit: 10)).map(\.reference) == ["Observation/v"])
                return try reading.resources().map(\.reference)
            }
            #expect(seen == ["Observation/v"])
        }
    }

    @Test func `a professional without a care relation is told so, states a reason, and gets in for seven days`()
        async throws
    {
        let temporary = try await TemporaryRecord(on: .current)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"))
        func open(_ patient: String) async throws {
            try await record.read(.patient(patient), as: .stranger, because: .treatment, doing: "test") { _ in }
        }
        await #expect(throws: RecordError.unrelated) { try await open("ida") }
        await #expect(throws: RecordError.unrelated) { try await open("unheard-of") }
        func named(_ caller: Caller, because purpose: Purpose = .treatment) async throws -> [NamedCitizen<String>] {
            try await record.citizens(
                identifiedBy: "urn:oid:1.2.208.176.1.2", "cpr-ida", as: caller, because: purpose, doing: "find"
            ) { try $0.resource("Patient", $1)?.id }
        }
        let found = try await named(.stranger)
        #expect(found.map(\.patient) == ["ida"] && found[0].name == "Ida Nielsen" && found[0].found == nil)
        #expect(try await record.audited().last?.patient == "ida")
        await #expect(throws: RecordError.forbidden("only professionals find citizens by number")) {
            _ = try await named(.citizen("ole"), because: .patientRequest)
        }
        let another = try record.prepare(Self.reason("stated-reason", of: "PractitionerRole/other"))
        await #expect(throws: RecordError.unrelated) {
            try await record.write(as: .stranger, because: .treatment, doing: "reason") { _ = try $0.put(another) }
        }
        let own = try record.prepare(Self.reason("stated-reason", of: "PractitionerRole/stranger"))
        try await record.write(as: .stranger, because: .treatment, doing: "reason") { _ = try $0.put(own) }
        try await open("ida")
        #expect(try await named(.stranger).map(\.found) == ["ida"])
        temporary.clock.advance(by: ConsentTimes.sevenDays)
        await #expect(throws: RecordError.unrelated) { try await open("ida") }
    }

    @Test func `a citizen writes own measurements, and changes nobody else's`() async throws {
        let temporary = try await TemporaryRecord(on: .current)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"), Sample.observation("lab", of: "ida"))
        func measurement(_ id: String, by performer: String) -> String {
            #"{"resourceType":"Observation","id":"\#(id)","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/ida"},"performer":[{"reference":"\#(performer)"}]}"#
        }
        func put(_ json: String) async throws {
            let prepared = try record.prepare(json)
            try await record.write(as: .citizen("ida"), because: .patientRequest, doing: "measure") {
                _ = try $0.put(prepared)
            }
        }
        try await put(measurement("own", by: "Patient/ida"))
        let refusal = RecordError.forbidden("this caller may not write Observation here")
        await #expect(throws: refusal) { try await put(measurement("lab", by: "Patient/ida")) }
        await #expect(throws: refusal) { try await put(measurement("new", by: "Practitioner/p")) }
        // Of another citizen not even that there is one.
        await #expect(throws: RecordError.notFound) { try await put(Sample.observation("own", of: "ole")) }
    }

    @Test func `each citizen found is seen for a reason of its own`() async throws {
        let world = try await NarrowingWorld(seed: 2)
        let grounds = try await world.record.engine.read { engine in
            let scope = Scope(
                patients: .related(Scope.Related(to: NarrowingWorld.doctor, at: world.temporary.clock.now)),
                shared: .directory)
            let reading = try engine.within(scope)
            let keys = try reading.search(SearchQuery("Patient", limit: 100)).resources.map(\.key.patient)
            return try reading.grounds(ofPatients: Set(keys)).values.map(\.kind)
        }
        #expect(!grounds.isEmpty)
        #expect(Set(grounds).isSubset(of: [.generalPractitioner, .contact, .statedReason, .emergency]))
    }

    private static func reason(_ kind: String, of professional: String) -> String {
        #"{"resourceType":"Consent","id":"\#(kind)","status":"active","category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"\#(kind)"}]}],"patient":{"reference":"Patient/ida"},"provision":{"type":"permit","period":{"start":"2026-11-21T00:00:00Z"},"actor":[{"role":{"text":"x"},"reference":{"reference":"\#(professional)"}}]}}"#
    }
}

private enum ConsentTimes {
    static let sevenDays: Int64 = 7 * 86_400_000
}
