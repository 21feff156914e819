import HTTPTypes
import JWTKit
import SignIn
import Subscriptions
import TestSupport
import Testing

@testable import App

struct SignInConfigurationTests {
    private static let good = [
        "TOVHOLDER_SIGN_IN": "mitid, region-h", "TOVHOLDER_PUBLIC_URL": "https://record.example/",
        "TOVHOLDER_SIGN_IN_MITID_ISSUER": "https://id.example", "TOVHOLDER_SIGN_IN_MITID_CLIENT": "c1",
        "TOVHOLDER_SIGN_IN_MITID_KIND": "citizen", "TOVHOLDER_SIGN_IN_MITID_LABEL": "MitID",
        "TOVHOLDER_SIGN_IN_MITID_SECRET_FILE": "secret", "TOVHOLDER_SIGN_IN_MITID_CLAIMS": "idura",
        "TOVHOLDER_SIGN_IN_MITID_SCOPES": "openid ssn",
        "TOVHOLDER_SIGN_IN_REGION_H_ISSUER": "http://localhost:9000/op", "TOVHOLDER_SIGN_IN_REGION_H_CLIENT": "c2",
        "TOVHOLDER_SIGN_IN_REGION_H_KIND": "professional", "TOVHOLDER_SIGN_IN_REGION_H_KEY_FILE": "key",
        "TOVHOLDER_SIGN_IN_REGION_H_CLAIMS": "authorisation=aut, organisation=https://data.example/cvr",
    ]

    private static func read(_ path: String) throws -> String {
        switch path {
        case "secret": "s3cret\n"
        case "key": ES256PrivateKey().pemRepresentation
        default: throw SmallFile.Unreadable()
        }
    }

    private static func providers(_ changes: [String: String?] = [:]) async throws -> [ProviderSettings] {
        var variables = good
        for (name, value) in changes { variables[name] = value }
        let environment = Environment(variables)
        return try await SignInConfiguration.providers(
            environment.signIn, address: environment.publicAddress, read: read)
    }

    @Test func `two providers, as the environment names them`() async throws {
        let providers = try await Self.providers()
        #expect(providers.map(\.name) == ["mitid", "region-h"])
        #expect(providers.map(\.kind) == [.citizen, .professional])
        #expect(providers[0].label == "MitID" && providers[1].label == "region-h")
        #expect(providers[0].scopes == "openid ssn" && providers[1].scopes == "openid")
        #expect(providers[0].claims.cpr == "cprNumberIdentifier")
        #expect(providers[1].claims.organisation == "https://data.example/cvr")
        guard case .secret("s3cret") = providers[0].credential, case .key = providers[1].credential else {
            Issue.record("other credentials")
            return
        }
        #expect("\(providers[0].credential)" == "secret")
    }

    @Test func `without any, nothing is asked for`() async throws {
        let environment = Environment()
        #expect(
            try await SignInConfiguration.providers(environment.signIn, address: nil, read: Self.read).isEmpty)
    }

    @Test(arguments: [
        ("TOVHOLDER_PUBLIC_URL", nil), ("TOVHOLDER_PUBLIC_URL", "http://record.example"),
        ("TOVHOLDER_SIGN_IN", "mitid,mitid"), ("TOVHOLDER_SIGN_IN", "mitid,../x"),
        ("TOVHOLDER_SIGN_IN_MITID_ISSUER", nil), ("TOVHOLDER_SIGN_IN_MITID_ISSUER", "http://id.example"),
        ("TOVHOLDER_SIGN_IN_MITID_CLIENT", ""), ("TOVHOLDER_SIGN_IN_MITID_KIND", "anybody"),
        ("TOVHOLDER_SIGN_IN_MITID_SECRET_FILE", "gone"), ("TOVHOLDER_SIGN_IN_MITID_KEY_FILE", "key"),
        ("TOVHOLDER_SIGN_IN_REGION_H_KEY_FILE", "secret"), ("TOVHOLDER_SIGN_IN_MITID_CLAIMS", "cpr"),
        ("TOVHOLDER_SIGN_IN_MITID_CLAIMS", "name=x"), ("TOVHOLDER_SIGN_IN_MITID_SCOPES", "ssn"),
    ])
    func `what is wrong is said by the variable's name`(name: String, value: String?) async throws {
        do {
            _ = try await Self.providers([name: value])
            Issue.record("taken")
        } catch let mistake as SignInMistake {
            #expect(
                mistake.description.contains(name.replacing("KEY_FILE", with: "")) || name.hasSuffix("MITID_KEY_FILE"))
            #expect(!mistake.description.contains("s3cret"))
        }
    }

    @Test func `a record that is no demo is not served with personas`() async throws {
        let place = try await EmptyPlace(for: .sqlite)
        let path = place.path
        _ = try await RecordOpener().withRecord(path, createsIfMissing: true) { _ in }
        let operation = ServeOperation(record: path, environment: Environment(["TOVHOLDER_PERSONAS": "1"]))
        await #expect(throws: SignInMistake.self) {
            try await operation.run(Console(say: { _ in }, tell: { _ in }), Interruption())
        }
    }

    @Test(arguments: [
        ("203.0.113.9", nil, "203.0.113.9"), ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"), ("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2", "198.51.100.1"), ("10.0.0.1", nil, nil),
        ("10.0.0.1", "unknown", nil), ("2001:db8::1", nil, "2001:db8:0:0:0:0:0:0"),
        ("10.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2:0:0:0:0"),
    ])
    func `the client's address is taken from proxies that may be believed`(
        remote: String, forwarded: String?, expected: String?
    ) throws {
        let addresses = ClientAddress(proxies: [try #require(Network("10.0.0.0/8"))])
        var headers = HTTPFields()
        if let forwarded { headers[try #require(HTTPField.Name("X-Forwarded-For"))] = forwarded }
        #expect(addresses.of(try #require(NetworkAddress(remote)), headers) == expected)
    }
}
