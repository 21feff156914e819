import Access
import FHIR
import Record
import TestSupport
import Testing

/// The professionals of a synthetic region have care relations to its citizens, by real resources.
@Suite(.onEachEngine) struct PersonaRelationTests {
    @Test(arguments: ["general-practitioner", "hospital-doctor", "hospital-nurse", "municipal-nurse"])
    func `each has citizens, and not all`(code: String) async throws {
        let region = try await RegionRecord.shared.value
        let caller = try #require(try Self.caller(code, region.resources))
        let citizens = try await region.store.record.read(.lookup, as: caller, because: .treatment, doing: "test") {
            try $0.resources(ofTypes: ["Patient"]).map(\.id)
        }
        #expect(!citizens.isEmpty)
        #expect(citizens.count < region.patients.count)
        let first = try #require(citizens.first)
        let entries = try await region.store.record.read(
            .patient(first), as: caller, because: .treatment, doing: "test"
        ) { try $0.resources().count }
        #expect(entries > 1)
    }

    /// A persona as the sign-in makes a caller of it: the role, the person and the unit.
    private static func caller(_ code: String, _ resources: [JSONValue]) throws -> Caller? {
        let person = resources.first { resource in
            resource["resourceType"]?.string == "Person"
                && resource["meta"]?["tag"]?.elements.contains { $0["code"]?.string == code } ?? false
        }
        let link = person?["extension"]?.elements.first { $0["url"]?.string?.hasSuffix("persona-role") ?? false }
        guard let role = link?["valueReference"]?["reference"]?.string, let profession = Profession(rawValue: code)
        else {
            return nil
        }
        let resource = resources.first {
            $0["resourceType"]?.string == "PractitionerRole" && "PractitionerRole/" + ($0["id"]?.string ?? "") == role
        }
        let selves = ["practitioner", "organization"].compactMap { resource?[$0]?["reference"]?.string }
        return Caller(identity: role, role: .professional(profession), selves: Set(selves))
    }
}
