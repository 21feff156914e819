import Access
import FHIR
import Record
import TestSupport
import Testing

/// A course is hidden, or shown alone, however much is in it: little is named in each query, much is asked of each row.
@Suite(.onEachEngine) struct HiddenCourseTests {
    private static let kinds = "https://tovholder.dk/fhir/CodeSystem/consent-kind"

    /// A citizen with one result in no course, and so many in a contact of one.
    private static func citizen(_ count: Int) -> [String] {
        let subject = #""subject":{"reference":"Patient/ida"}"#
        func result(_ id: String, _ more: String) -> String {
            #"{"resourceType":"Observation","id":"\#(id)","status":"final","code":{"text":"x"},\#(subject)\#(more)}"#
        }
        return [
            #"{"resourceType":"Patient","id":"ida"}"#,
            #"{"resourceType":"EpisodeOfCare","id":"course","status":"active","patient":{"reference":"Patient/ida"}}"#,
            #"{"resourceType":"Encounter","id":"contact","status":"finished","class":{"code":"AMB"},\#(subject),"episodeOfCare":[{"reference":"EpisodeOfCare/course"}]}"#,
            result("free", ""),
        ] + (0..<count).map { result("in-\($0)", #","encounter":{"reference":"Encounter/contact"}"#) }
    }

    private static func consent(_ kind: String, _ type: String, _ rest: String) -> String {
        #"{"resourceType":"Consent","id":"\#(kind)","status":"active","category":[{"coding":[{"system":"\#(kinds)","code":"\#(kind)"}]}],"patient":{"reference":"Patient/ida"},"provision":{"type":"\#(type)"\#(rest)}}"#
    }

    private static let course =
        #","data":[{"meaning":"related","reference":{"reference":"EpisodeOfCare/course"}}]"#

    private static func actor(_ reference: String) -> String {
        #","actor":[{"role":{"text":"x"},"reference":{"reference":"\#(reference)"}}]"#
    }

    /// Its results, found by a search, by a walk, in rows and one by one.
    private func results(_ record: Record, _ caller: Caller, _ purpose: Purpose) async throws -> Set<String> {
        try await record.read(.patient("ida"), as: caller, because: purpose, doing: "test") { reading in
            let found = Set(try reading.search(SearchQuery("Observation", limit: 1000)).resources.map(\.id))
            #expect(try reading.count(SearchQuery("Observation")) == found.count)
            #expect(Set(try reading.resources(ofTypes: ["Observation"]).map(\.id)) == found)
            let all = Set(try reading.resources().map(\.reference).filter { $0.hasPrefix("Observation/") })
            #expect(all == Set(found.map { "Observation/" + $0 }))
            let rows = try reading.rows(RowQuery(GateProjections.places.name)).compactMap {
                try reading.resource(at: $0.key)
            }
            #expect(Set(rows.filter { $0.type == "Observation" }.map(\.id)).isSubset(of: found))
            for id in ["free", "in-0"] {
                #expect(try (reading.resource("Observation", id) != nil) == found.contains(id), "\(id)")
                #expect(try reading.history("Observation", id).isEmpty != found.contains(id), "\(id)")
            }
            return found
        }
    }

    @Test(arguments: [3, 64, 65, 600]) func `a blocked course is hidden`(count: Int) async throws {
        let temporary = try await TemporaryRecord(on: .current)
        let reason = Self.actor("PractitionerRole/stranger") + #","period":{"start":"2026-11-21T00:00:00Z"}"#
        for json in Self.citizen(count) + [
            Self.consent("block", "deny", Self.course), Self.consent("stated-reason", "permit", reason),
        ] {
            try await temporary.record.importing(json)
        }
        #expect(try await results(temporary.record, .stranger, .treatment) == ["free"])
        #expect(try await results(temporary.record, .citizen("ida"), .patientRequest).count == count + 1)
    }

    @Test(arguments: [3, 65, 600]) func `a course that is given is shown, and nothing else`(count: Int) async throws {
        let temporary = try await TemporaryRecord(on: .current)
        let relative = #"{"resourceType":"RelatedPerson","id":"lis","patient":{"reference":"Patient/ida"}}"#
        let proxy = Self.consent("proxy", "permit", Self.actor("RelatedPerson/lis") + Self.course)
        for json in Self.citizen(count) + [relative, proxy] { try await temporary.record.importing(json) }
        let daughter = Caller(identity: "RelatedPerson/lis", role: .relative(relatedPerson: "lis"))
        #expect(
            try await results(temporary.record, daughter, .familyRequest) == Set((0..<count).map { "in-\($0)" }))
    }
}
