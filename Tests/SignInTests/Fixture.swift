import Access
import FHIR
import Record
import Synchronization
import TestSupport

@testable import SignIn

/// A record with a few people, and a provider that knows them.
final class Fixture: Sendable {
    let temporary: TemporaryRecord
    let provider = FakeProvider()
    let party: RelyingParty

    init(kind: ProviderSettings.Kind = .citizen, more: [String] = []) async throws {
        temporary = try await TemporaryRecord(on: .current, capabilities: [AuthorisationProjection.capability])
        let preparer = temporary.record.preparer
        let prepared = try (Self.resources + more).map { try preparer.prepare(try JSONDocument($0).root) }
        try await temporary.record.write(
            as: .commandLine, because: .healthSystemAdministration, doing: "import"
        ) { transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
        let settings = ProviderSettings(
            name: "mitid", label: "MitID", kind: kind, issuer: FakeProvider.issuer, client: "us",
            credential: .secret("secret+"))
        party = RelyingParty([settings], base: "https://us.example", record: temporary.record, network: provider)
    }

    /// A sign-in from beginning to end, with these claims in the token besides those that there must be.
    func signIn(_ claims: String, goal: String? = nil) async throws -> Arrival {
        let (departure, query) = try await depart(claims, goal: goal)
        return try await finish(departure, query)
    }

    /// Begins a sign-in, and readies the provider for its end.
    func depart(
        _ claims: String, goal: String? = nil, nonce: String? = nil
    ) async throws -> (RelyingParty.Departure, [String: String]) {
        let departure = try await party.begin("mitid", goal: goal)
        let query = query(departure.address)
        let now = temporary.clock.now / 1000
        let token = try await provider.sign(
            #"{"iss":"\#(FakeProvider.issuer)","aud":"us","sub":"somebody","sid":"s1","iat":\#(now),"exp":\#(now + 300),"nonce":"\#(nonce ?? query["nonce"] ?? "")",\#(claims)}"#
        )
        provider.state.withLock { $0.idToken = token }
        challenges.value = query["code_challenge"]
        return (departure, ["state": query["state"] ?? "", "code": "c"])
    }

    func finish(_ departure: RelyingParty.Departure, _ query: [String: String]) async throws -> Arrival {
        try await party.finish("mitid", query: query, attempt: departure.attempt, doing: "/return")
    }

    private let challenges = Box()
    /// What was shown of the last attempt's verifier.
    var lastChallenge: String? { challenges.value }

    /// The parameters of an address, as they are written.
    func query(_ address: String) -> [String: String] {
        let text = address.split(separator: "?", maxSplits: 1).last ?? ""
        return Dictionary(
            text.split(separator: "&").map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return (parts[0], parts.count > 1 ? parts[1] : "")
            }, uniquingKeysWith: { first, _ in first })
    }

    private static let resources = [
        #"{"resourceType":"Patient","id":"karen","name":[{"text":"Karen Sørensen"}],"identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"6403481234"}]}"#,
        #"{"resourceType":"Patient","id":"poul","name":[{"text":"Poul Holm"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"karen-poul","patient":{"reference":"Patient/poul"},"identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"6403481234"}],"relationship":[{"coding":[{"code":"DAUC"}]}]}"#,
        #"{"resourceType":"RelatedPerson","id":"former","active":false,"patient":{"reference":"Patient/poul"},"identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"6403481234"}]}"#,
        #"{"resourceType":"RelatedPerson","id":"over","period":{"end":"2020-01-01"},"patient":{"reference":"Patient/poul"},"identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"6403481234"}]}"#,
        #"{"resourceType":"Organization","id":"hospital","name":"Hospitalet","identifier":[{"system":"http://cvr.dk","value":"29190925"}]}"#,
        #"{"resourceType":"Organization","id":"ward","name":"Lungemedicin","partOf":{"reference":"Organization/hospital"},"type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"hospital"}]}]}"#,
        #"{"resourceType":"Organization","id":"clinic","name":"Lægehuset","identifier":[{"system":"http://cvr.dk","value":"12345678"}]}"#,
        #"{"resourceType":"Practitioner","id":"anne","name":[{"text":"Anne Lund"}],"qualification":[{"identifier":[{"system":"https://autregweb.sst.dk","value":"BCD12"}],"code":{"coding":[{"system":"http://hl7.dk/fhir/core/CodeSystem/DkCoreProfessionGroupCodes","code":"5166"}]}}]}"#,
        #"{"resourceType":"PractitionerRole","id":"r1","practitioner":{"reference":"Practitioner/anne"},"organization":{"reference":"Organization/ward"}}"#,
        #"{"resourceType":"PractitionerRole","id":"r2","practitioner":{"reference":"Practitioner/anne"},"organization":{"reference":"Organization/clinic"}}"#,
        #"{"resourceType":"PractitionerRole","id":"r3","active":false,"practitioner":{"reference":"Practitioner/anne"},"organization":{"reference":"Organization/hospital"}}"#,
    ]
}

/// Something that a test remembers.
final class Box: @unchecked Sendable {
    // One test at a time uses it.
    var value: String?
}
