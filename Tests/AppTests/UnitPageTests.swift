import Apps
import Care
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// A clinic is offered Karen's course: on the unit's page, answered, and seen by Karen herself.
@Suite(.onEachEngine) struct UnitPageTests {
    private func pathway(_ fixture: ServerFixture) async throws -> Responsibility? {
        try await fixture.temporary.engine.read { try $0.resource("EpisodeOfCare", "kol")?.json() }
            .flatMap { Responsibility($0) }
    }

    @Test func `a handover is found on the unit's page, read and accepted`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let unit = try await doctor.get("/unit").text
            #expect(unit.contains("/unit/handovers/offer-1") && unit.contains("Karen Sørensen"))
            let offer = try await doctor.get("/unit/handovers/offer-1").text
            #expect(offer.contains("Lungefunktion om tre måneder") && offer.contains("Hun er stabil"))
            let answered = try await doctor.post(
                "/unit/handovers/offer-1", ["do": "accept", "clinician": "PractitionerRole/gp"])
            #expect(answered.status == .seeOther)
            #expect(
                try await doctor.get("/unit/handovers/offer-1").text.contains(Texts.danish.responsibility.stateAccepted)
            )
            let again = try await doctor.post(
                "/unit/handovers/offer-1", ["do": "accept"], page: "/unit")
            #expect(again.status == .conflict)
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let overview = try await karen.get("/citizens/karen").text
            #expect(overview.contains(Texts.danish.responsibility.responsible) && overview.contains("Jens Holst"))
        }
        let held = try #require(try await pathway(fixture))
        #expect(held.unit?.holder.reference == "Organization/surgery")
        #expect(held.clinician?.holder.reference == "PractitionerRole/gp")
    }

    @Test func `to say no takes a reason, and leaves it with the giver`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let page = "/unit/handovers/offer-1"
            let empty = try await doctor.post(page, ["do": "decline", "reason": "+"])
            #expect(empty.status == .badRequest && empty.text.contains(Texts.danish.responsibility.reasonNeeded))
            #expect(try await doctor.post(page, ["do": "decline", "reason": "Vi+har+ikke+plads"]).status == .seeOther)
            #expect(try await doctor.get(page).text.contains("Vi har ikke plads"))
        }
        #expect(try await pathway(fixture)?.unit?.holder.reference == "Organization/lungs")
    }

    @Test func `what a unit has is named, offered on and closed; another unit's is not`() async throws {
        let fixture = try await ServerFixture([
            #"{"resourceType":"EpisodeOfCare","id":"own","status":"active","patient":{"reference":"Patient/karen"},"managingOrganization":{"reference":"Organization/surgery"},"period":{"start":"2026-11-01"},"type":[{"text":"Forhøjet blodtryk"}]}"#
        ])
        try await fixture.run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            #expect(try await doctor.get("/unit?list=unnamed").text.contains("Forhøjet blodtryk"))
            let page = "/unit/pathways/own"
            let naming = ["do": "name", "role": "clinician", "who": "PractitionerRole/gp"]
            #expect(try await doctor.post(page, naming).status == .seeOther)
            #expect(try await doctor.get("/unit?list=mine").text.contains("Forhøjet blodtryk"))
            let nowhere = ["do": "offer", "unit": "Findes+ikke", "what": "x", "why": "y"]
            let refused = try await doctor.post(page, nowhere)
            #expect(refused.status == .badRequest && refused.text.contains(Texts.danish.responsibility.noSuchUnit))
            let offer = ["do": "offer", "unit": "Lungemed", "what": "Opf%C3%B8lgning", "why": "Hun+kommer+der"]
            #expect(try await doctor.post(page, offer).status == .seeOther)
            #expect(try await doctor.get("/unit?list=given").text.contains("Lungemedicin"))
            #expect(try await doctor.post(page, ["do": "close"]).status == .seeOther)
            let other = try await doctor.post("/unit/pathways/kol", ["do": "close"], page: page)
            #expect(other.status.code >= 400)
        }
        let own = try await fixture.temporary.engine.read { try $0.resource("EpisodeOfCare", "own")?.json() }
        #expect(own.flatMap { Responsibility($0) }?.isClosed == true)
        #expect(try await pathway(fixture)?.isOpen == true)
    }

    @Test func `several are offered at once`() async throws {
        let fixture = try await ServerFixture(
            ["a", "b"].map {
                #"{"resourceType":"EpisodeOfCare","id":"\#($0)","status":"active","patient":{"reference":"Patient/karen"},"managingOrganization":{"reference":"Organization/surgery"},"careManager":{"reference":"PractitionerRole/gp"},"period":{"start":"2026-11-01"},"type":[{"text":"Forløb \#($0)"}]}"#
            })
        try await fixture.run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let page = "/unit?list=mine"
            let form = ["receiver": "Organization/lungs", "what": "Ferie", "why": "Sidste+dag"]
            let none = try await doctor.post(page, form)
            #expect(none.status == .badRequest && none.text.contains(Texts.danish.responsibility.chooseSome))
            #expect(try await doctor.post(page, form.merging(["pathway": "a"]) { $1 }).status == .seeOther)
            #expect(try await doctor.get("/unit?list=given").text.contains("Ferie"))
        }
    }

    @Test(arguments: ["general-practitioner", "system"])
    func `to accept over the API moves it too, for the receiver alone`(holder: String) async throws {
        let fixture = try await ServerFixture()
        let token = try await AccessTokens(fixture.temporary.record).issue(
            holder: holder, scope: holder == "system" ? "system/*.*" : "user/*.*", minutes: 5)
        try await fixture.run { client in
            let program = Visitor(client)
            let answer = try await program.request(
                "/fhir/Task/offer-1", .patch,
                headers: [
                    ("Authorization", "Bearer \(token)"), ("Content-Type", "application/json-patch+json"),
                ],
                body: ByteBuffer(string: #"[{"op":"replace","path":"/status","value":"accepted"}]"#))
            #expect((answer.status == .ok) == (holder != "system"), "\(answer.text)")
        }
        let unit = holder == "system" ? "Organization/lungs" : "Organization/surgery"
        #expect(try await pathway(fixture)?.unit?.holder.reference == unit)
    }
}
