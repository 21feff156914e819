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
