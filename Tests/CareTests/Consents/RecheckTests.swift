import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// Reasons that were stated are looked at again when their time is over.
@Suite(.onEachEngine) struct RecheckTests {
    private typealias Fixture = ConsentFixture

    private static func recheck(_ fixture: Fixture, shows: Bool) -> ReasonRecheck {
        ReasonRecheck(fixture.record) { professional, patient, _ in
            #expect(professional.identity == "PractitionerRole/far" && patient == "poul")
            return shows
        }
    }

    @Test func `not before its time is over`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.desk.open(
            "poul", .statedReason, because: "Henvist", by: Fixture.hand(Fixture.stranger))
        fixture.temporary.clock.advance(by: 7 * 86_400_000 - 5_000)
        #expect(try await Self.recheck(fixture, shows: false).turn() == .init())
        #expect(try await fixture.stored("Consent", id)?["status"]?.string == "active")
    }

    @Test(arguments: [true, false])
    func `what the record shows by then decides whether a reviewer looks`(shows: Bool) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.desk.open(
            "poul", .statedReason, because: "Henvist", by: Fixture.hand(Fixture.stranger))
        fixture.temporary.clock.advance(by: 7 * 86_400_000 + 1000)
        let recheck = Self.recheck(fixture, shows: shows)
        let outcome = try await recheck.turn()
        #expect(outcome.explained == (shows ? 1 : 0) && outcome.unexplained == (shows ? 0 : 1))
        let consent = try #require(try await fixture.stored("Consent", id))
        #expect(consent["status"]?.string == "inactive")
        #expect(
            Consent(json: consent).extensionValue(ConsentSystems.recheck)?.json["valueCode"]?.string
                == (shows ? "explained" : "unexplained"))
        let tasks = try await fixture.all("Task")
        #expect(tasks.map { $0["focus"]?["reference"]?.string } == (shows ? [] : ["Consent/\(id)"]))
        // Another time, there is nothing to do.
        #expect(try await recheck.turn() == .init())
        #expect(try await fixture.all("Task").count == tasks.count)
    }

    @Test func `a reviewer's task is no part of the citizen's thread`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.desk.open("poul", .emergency, because: "Akut", by: Fixture.hand(Fixture.stranger))
        let toDo = try await fixture.record.read(
            .patient("poul"), as: Fixture.poul, because: .patientRequest, doing: "/test"
        ) { try CareReader($0).overview(of: "poul").toDo }
        #expect(toDo.isEmpty)
    }
}
