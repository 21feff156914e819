import Testing

@testable import Subscriptions

/// An endpoint is hostile until it has been looked at.
@Suite struct EndpointRulesTests {
    @Test(
        arguments: [
            "http://example.org/hook", "ftp://example.org/", "https://", "https:///hook", "example.org", "",
            "https://user:secret@example.org/", "https://example.org/#part", "https://exa mple.org/",
            "https://localhost/", "https://LOCALHOST:8443/x", "https://a.localhost/", "https://127.0.0.1/",
            "https://127.1/", "https://2130706433/", "https://0x7f.0.0.1/", "https://0x7f000001/",
            "https://0177.0.0.1/", "https://10.0.0.7/", "https://172.16.0.1/", "https://192.168.1.1/",
            "https://169.254.169.254/latest/meta-data", "https://100.64.0.1/", "https://0.0.0.0/",
            "https://224.0.0.1/", "https://255.255.255.255/", "https://[::1]/", "https://[::]/",
            "https://[fe80::1]/", "https://[fc00::1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/",
            "https://[64:ff9b::10.0.0.1]/", "https://[2002:7f00:1::]/", "https://[2001:db8::1]/", "https://[ff02::1]/",
            "https://[::127.0.0.1]/",
        ])
    func `nothing is sent there`(address: String) {
        #expect(throws: SubscriptionRefusal.self) { try EndpointRules().endpoint(address) }
    }

    @Test(
        arguments: [
            ("https://example.org/hook", "example.org"), ("https://EXAMPLE.org:8443/a?b=c", "example.org"),
            ("https://8.8.8.8/", "8.8.8.8"), ("https://[2a00:1450::1]/x", "2a00:1450::1"),
        ])
    func `ordinary addresses are taken`(address: String, host: String) throws {
        let endpoint = try EndpointRules().endpoint(address)
        #expect(endpoint.host == host)
        #expect(endpoint.isSecure)
        #expect(endpoint.url == address)
    }

    @Test func `the operator may permit more, and only that`() throws {
        let rules = EndpointRules(
            permitsPlainHTTP: true, permitted: ["127.0.0.1", "10.2.0.0/16", "fd00::/8"].compactMap { Network($0) })
        #expect(try !rules.endpoint("http://127.0.0.1:9/x").isSecure)
        #expect(throws: Never.self) { try rules.endpoint("http://10.2.255.1/") }
        #expect(throws: Never.self) { try rules.endpoint("http://[fd00::1]/") }
        #expect(throws: Never.self) { try rules.endpoint("http://[::ffff:10.2.0.1]/") }
        for address in ["http://127.0.0.2/", "http://10.3.0.1/", "http://[fe80::1]/", "http://[::ffff:10.3.0.1]/"] {
            #expect(throws: SubscriptionRefusal.self) { try rules.endpoint(address) }
        }
    }

    @Test func `the table of special addresses is there, and of both kinds`() {
        #expect(EndpointRules.table.count > 30)
        #expect(EndpointRules.table.contains { $0.address.bytes.count == 4 })
        #expect(EndpointRules.table.contains { $0.address.bytes.count == 16 })
    }

    @Test(
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("::", "0:0:0:0:0:0:0:0"), ("2a00::1", "2a00:0:0:0:0:0:0:1"),
            ("::ffff:1.2.3.4", "0:0:0:0:0:ffff:102:304"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
        ])
    func `addresses are read and written`(text: String, written: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(address.text == written)
        #expect(NetworkAddress(address.text) == address)
    }

    @Test(
        arguments: [
            "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.-4", ":::", "1::2::3", "1:2:3:4:5:6:7:8:9", "g::1",
            "fe80::1%eth0", "12345::", "",
        ])
    func `other texts are no addresses`(text: String) { #expect(NetworkAddress(text) == nil) }
}

@Suite struct HookHeaderTests {
    @Test func `a header is a name and a value, and does not print its value`() throws {
        let header = try HookHeader("Authorization: Bearer s3cret")
        #expect(header.name == "Authorization" && header.value == "Bearer s3cret")
        #expect(!"\(header)".contains("s3cret"))
        #expect(header.masked == "Authorization: ********")
    }

    @Test(
        arguments: [
            "", "no colon", ": value", "Na me: x", "X: a\r\nY: b", "X: a\u{0}", "Host: x", "content-length: 3",
            "Transfer-Encoding: chunked", "X: " + String(repeating: "a", count: 5_000), "X: æ",
        ])
    func `others are refused`(line: String) {
        #expect(throws: SubscriptionRefusal.self) { try HookHeader(line) }
    }
}
