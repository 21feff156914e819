import Subscriptions
import Testing

@testable import App

@Suite struct EnvironmentTests {
    @Test func flagsGoBeforeTheEnvironmentAndThatBeforeTheStandard() {
        #expect(Environment().port == 8080)
        #expect(Environment().host == "127.0.0.1")
        let told = Environment(["TOVHOLDER_PORT": "9000", "TOVHOLDER_RECORD": "r", "TOVHOLDER_HOST": "0.0.0.0"])
        #expect(told.port == 9000)
        #expect(told.record == "r")
        #expect(told.with(host: nil, port: 9001).port == 9001)
        #expect(told.with(host: nil, port: nil).host == "0.0.0.0")
        #expect(Environment(["TOVHOLDER_PORT": "no number"]).port == 8080)
    }

    @Test func `notifications go to ordinary addresses by https, unless the operator permits more`() throws {
        let (inside, loopback) = (try #require(NetworkAddress("10.2.3.4")), try #require(NetworkAddress("127.0.0.1")))
        let standard = Environment().endpoints
        #expect(!standard.permitsPlainHTTP && !standard.permits(inside) && !standard.permits(loopback))
        let told = Environment(["TOVHOLDER_HOOK_PLAIN_HTTP": "1", "TOVHOLDER_HOOK_NETWORKS": "10.2.0.0/16,nonsense"])
        #expect(told.endpoints.permitsPlainHTTP && told.endpoints.permits(inside) && !told.endpoints.permits(loopback))
    }

    @Test(arguments: [
        (nil, false), ("http://localhost:8080", false), ("https://pages.example", true), ("HTTPS://x", true),
    ])
    func thePublicAddressTellsWhetherCookiesInsistOnTLS(address: String?, isSecure: Bool) {
        var variables: [String: String] = [:]
        variables["TOVHOLDER_PUBLIC_URL"] = address
        #expect(Environment(variables).isSecure == isSecure)
        #expect(Environment(variables).with(host: "h", port: 1).isSecure == isSecure)
    }
}
