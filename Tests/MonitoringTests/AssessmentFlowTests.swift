import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

@testable import Monitoring

/// Whether home is right, from the first question to the plan that begins by it: who writes which part, what is suggested, and
/// what nobody can decide.
@Suite(.onEachEngine) struct AssessmentFlowTests {
    private typealias Fixture = MonitoringFixture

    private static let drip = "https://tovholder.dk/fhir/PlanDefinition/antibiotics-at-home|2"
    private static let clinic = TaskParty(reference: "Organization/clinic", name: "Lægerne")
    private static let kind =
        #"{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/clinical-impression-kind","code":"home-assessment"}]}"#

    private static let citizens = [
        "wish": "yes", "able": "alone", "understand": "yes", "dwelling": "yes", "relatives": "daily",
    ]
    private static let clinicians = citizens.merging(["stable": "yes", "calls": "yes"]) { $1 }

    private struct Started {
        let fixture: Fixture
        let desk: AssessmentDesk
        let id: String
    }

    private static func begin(_ programme: String = Fixture.copd) async throws -> Started {
        let fixture = try await Fixture()
        let desk = AssessmentDesk(fixture.record)
        let id = try await desk.begin(programme, at: clinic, of: "karen", by: Fixture.hand(Fixture.doctor))
        return Started(fixture: fixture, desk: desk, id: id)
    }

    /// Both sides write: the citizen's answers, and the clinician's with all criteria met.
    private static func write(
        _ started: Started, citizen: [String: String] = citizens, clinician: [String: String] = clinicians
    ) async throws {
        let look = try await look(started)
        var clinician = clinician
        for question in look.questions where question.id.hasPrefix("criterion-") { clinician[question.id] = "met" }
        try await started.desk.answer(
            started.id, as: .citizen, citizen, words: "Jeg vil helst sove i min egen seng.", of: "karen",
            by: Fixture.hand(Fixture.karen))
        try await started.desk.answer(
            started.id, as: .clinician, clinician, words: nil, of: "karen", by: Fixture.hand(Fixture.doctor))
    }

    private static func look(_ started: Started) async throws -> MonitoringReader.AssessmentLook {
        let looks = try await started.fixture.record.read(
            .patient("karen"), as: Fixture.karen, because: .patientRequest, doing: "/test"
        ) { try MonitoringReader($0).assessments(of: "karen") }
        return try #require(looks.first { $0.assessment.id == started.id })
    }

    private static func decide(
        _ started: Started, _ choice: HomeAssessment.Choice, why: String? = nil, by caller: Caller = Fixture.doctor
    ) async throws {
        let seen = AssessmentDesk.Seen(try await look(started).versions)
        try await started.desk.decide(
            started.id, choice, why: why, seen: seen, of: "karen", by: Fixture.hand(caller))
    }

    @Test func bothWriteItIsDecidedAndThePlanBeginsByIt() async throws {
        let started = try await Self.begin(Self.drip)
        await #expect(throws: RecordError.self, "the programme asks for a decision first") {
            _ = try await started.fixture.start(Self.drip)
        }
        try await Self.write(started)
        let before = try await Self.look(started)
        #expect(before.suggestion.outcome == .home)
        #expect(before.views[.citizen]?.words == "Jeg vil helst sove i min egen seng.")
        await #expect(throws: RecordError.self, "not decided yet") {
            _ = try await started.fixture.desk.start(
                Self.drip, watchedBy: Fixture.nursing, assessment: started.id, of: "karen",
                by: Fixture.hand(Fixture.doctor))
        }
        try await Self.decide(started, .home)
        let after = try await Self.look(started)
        #expect(after.assessment.status == .decided)
        #expect(after.assessment.suggestion == before.suggestion, "what was suggested stands with the decision")
        #expect(after.views.values.allSatisfy { !$0.isOpen })
        let plan = try await started.fixture.desk.start(
            Self.drip, watchedBy: Fixture.nursing, assessment: started.id, of: "karen",
            by: Fixture.hand(Fixture.doctor))
        #expect(try await started.fixture.plan(plan)?.assessment == started.id)
        let validator = Validator()
        for json in try await started.fixture.all("ClinicalImpression")
            + started.fixture.all("QuestionnaireResponse") + started.fixture.all("CarePlan")
        {
            #expect(validator.validate(json).isEmpty)
        }
        #expect(try await started.fixture.findings().isEmpty)
    }

    @Test func againstTheSuggestionThereMustBeAReason() async throws {
        let started = try await Self.begin()
        try await Self.write(started, clinician: Self.clinicians.merging(["stable": "no"]) { $1 })
        #expect(try await Self.look(started).suggestion.outcome == .notHome)
        await #expect(throws: RecordError.self) { try await Self.decide(started, .home) }
        await #expect(throws: RecordError.self) { try await Self.decide(started, .home, why: " ") }
        try await Self.decide(started, .home, why: "Hun ses af sygeplejersken to gange om dagen.")
        let look = try await Self.look(started)
        #expect(look.assessment.decision?.why == "Hun ses af sygeplejersken to gange om dagen.")
        #expect(look.suggestion.outcome == .notHome)
        #expect(look.suggestion.lines.first { $0.question == "stable" }?.weight == .against)
    }

    @Test func withoutBothViewsNothingIsSuggestedAndBothChoicesNeedAReason() async throws {
        let started = try await Self.begin()
        #expect(try await Self.look(started).suggestion.outcome == .open)
        for choice in HomeAssessment.Choice.allCases {
            await #expect(throws: RecordError.self) { try await Self.decide(started, choice) }
        }
        try await Self.decide(started, .notHome, why: "Hun er indlagt igen.")
        await #expect(throws: RecordError.self, "decided against: no plan begins by it") {
            _ = try await started.fixture.desk.start(
                Fixture.copd, watchedBy: Fixture.nursing, assessment: started.id, of: "karen",
                by: Fixture.hand(Fixture.doctor))
        }
        _ = try await started.fixture.start()
    }

    @Test func nobodyDecidesForHomeAgainstTheCitizensWish() async throws {
        let started = try await Self.begin()
        try await Self.write(started, citizen: Self.citizens.merging(["wish": "no"]) { $1 })
        await #expect(throws: RecordError.self) { try await Self.decide(started, .home, why: "Det er bedst.") }
        try await Self.decide(started, .notHome)
        #expect(try await Self.look(started).assessment.decision?.choice == .notHome)
    }

    @Test func aDecisionIsHeldAgainstWhatWasSeenAndThenNobodyWrites() async throws {
        let started = try await Self.begin()
        try await Self.write(started)
        let seen = AssessmentDesk.Seen(try await Self.look(started).versions)
        try await started.desk.answer(
            started.id, as: .citizen, Self.citizens.merging(["able": "no"]) { $1 }, words: nil, of: "karen",
            by: Fixture.hand(Fixture.karen))
        await #expect(throws: RecordError.self, "she has written meanwhile") {
            try await started.desk.decide(
                started.id, .home, why: nil, seen: seen, of: "karen", by: Fixture.hand(Fixture.doctor))
        }
        try await Self.decide(started, .notHome)
        await #expect(throws: RecordError.self) { try await Self.write(started) }
        await #expect(throws: RecordError.self) { try await Self.decide(started, .home, why: "Alligevel.") }
        // Another can be begun, and while it is open no third.
        let again = try await started.desk.begin(
            Fixture.copd, at: Self.clinic, of: "karen", by: Fixture.hand(Fixture.doctor))
        #expect(again != started.id)
        await #expect(throws: RecordError.self) {
            _ = try await started.desk.begin(
                Fixture.copd, at: Self.clinic, of: "karen", by: Fixture.hand(Fixture.doctor))
        }
    }

    @Test func eachWritesTheOwnPart() async throws {
        let started = try await Self.begin()
        await #expect(throws: RecordError.self, "a citizen does not write the clinician's part") {
            try await started.desk.answer(
                started.id, as: .clinician, ["stable": "yes"], words: nil, of: "karen", by: Fixture.hand(Fixture.karen))
        }
        await #expect(throws: RecordError.self, "nor another's") {
            try await started.desk.answer(
                started.id, as: .citizen, Self.citizens, words: nil, of: "karen", by: Fixture.hand(Fixture.emil))
        }
        await #expect(throws: RecordError.self, "nor somebody who has nothing to do with her") {
            try await started.desk.answer(
                started.id, as: .clinician, ["stable": "yes"], words: nil, of: "karen",
                by: Fixture.hand(Fixture.stranger))
        }
        await #expect(throws: RecordError.self, "nor what is not asked of that side") {
            try await started.desk.answer(
                started.id, as: .citizen, ["stable": "yes"], words: nil, of: "karen", by: Fixture.hand(Fixture.karen))
        }
        // Staff write down what she says; she goes on with it; then it is hers.
        try await started.desk.answer(
            started.id, as: .citizen, ["wish": "unsure"], words: nil, of: "karen", by: Fixture.hand(Fixture.doctor))
        #expect(try await Self.look(started).views[.citizen]?.isWrittenDown == true)
        try await started.desk.answer(
            started.id, as: .citizen, Self.citizens, words: nil, of: "karen", by: Fixture.hand(Fixture.karen))
        #expect(try await Self.look(started).views[.citizen]?.isWrittenDown == false)
        await #expect(throws: RecordError.self, "what she has written is hers") {
            try await started.desk.answer(
                started.id, as: .citizen, ["wish": "yes"], words: nil, of: "karen", by: Fixture.hand(Fixture.doctor))
        }
    }

    /// What comes another way than by the desk, in whose name, and what is wrong with it.
    private static func raw(_ started: String, _ members: String) -> String {
        #"{"resourceType":"ClinicalImpression","id":"\#(started)","code":\#(kind),"subject":{"reference":"Patient/karen"},"protocol":["\#(Fixture.copd)"],"effectivePeriod":{"start":"2026-11-21T09:00:00Z"},"assessor":{"reference":"PractitionerRole/gp"},\#(members)}"#
    }

    private static let unit =
        #"{"url":"https://tovholder.dk/fhir/StructureDefinition/assessed-by","valueReference":{"reference":"Organization/clinic"}}"#

    private static let refused = [
        #""status":"in-progress""#,
        #""status":"completed","extension":[\#(unit)]"#,
        #""status":"in-progress","extension":[\#(unit),{"url":"https://tovholder.dk/fhir/StructureDefinition/home-suggestion","valueCode":"home"}]"#,
        #""status":"in-progress","extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/assessed-by","valueReference":{"reference":"Organization/nursing"}}]"#,
        #""status":"completed","extension":[\#(unit),{"url":"https://tovholder.dk/fhir/StructureDefinition/home-decision","extension":[{"url":"choice","valueCode":"home"},{"url":"by","valueReference":{"reference":"PractitionerRole/gp"}},{"url":"at","valueDateTime":"2026-11-21T09:00:00Z"}]}]"#,
    ]

    @Test(arguments: refused)
    func theDoorHoldsForEveryWriter(members: String) async throws {
        let fixture = try await Fixture()
        let json = try JSONDocument(Self.raw("raw", members)).root
        await #expect(throws: RecordError.self) { try await fixture.put(json, as: Fixture.doctor) }
        let fine = try JSONDocument(Self.raw("raw", #""status":"in-progress","extension":[\#(Self.unit)]"#)).root
        try await fixture.put(fine, as: Fixture.doctor)
        await #expect(throws: RecordError.self, "a citizen begins none") {
            try await fixture.put(
                try JSONDocument(Self.raw("other", #""status":"in-progress","extension":[\#(Self.unit)]"#)).root,
                as: Fixture.karen)
        }
    }
}
