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
}
