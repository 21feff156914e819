import Testing

@testable import SignIn

struct SignInThrottleTests {
    @Test func `one address has its tries, and gets them back with time`() {
        let throttle = SignInThrottle(.init(perAddress: 3, total: 1_000))
        let began: Int64 = 1_795_252_500_000
        for _ in 0..<3 { #expect(throttle.wait(from: "a", now: began) == nil) }
        #expect(throttle.wait(from: "a", now: began) == 20)
        #expect(throttle.wait(from: "b", now: began) == nil)
        #expect(throttle.wait(from: "a", now: began + 19_999) == 1)
        #expect(throttle.wait(from: "a", now: began + 20_000) == nil)
        #expect(throttle.wait(from: "a", now: began + 20_000) == 20)
        // A clock that was set back neither gives nor takes.
        #expect(throttle.wait(from: "a", now: began) != nil)
    }

    @Test func `all together have theirs`() {
        let throttle = SignInThrottle(.init(perAddress: 100, total: 5))
        for number in 0..<5 { #expect(throttle.wait(from: "\(number)", now: 0) == nil) }
        #expect(throttle.wait(from: "6", now: 0) == 12)
        #expect(throttle.wait(from: nil, now: 0) == 12)
        #expect(throttle.wait(from: nil, now: 12_000) == nil)
    }

    @Test func `one that is refused uses up nobody else's tries`() {
        let throttle = SignInThrottle(.init(perAddress: 1, total: 10))
        for _ in 0..<1_000 { _ = throttle.wait(from: "a", now: 0) }
        for number in 0..<9 { #expect(throttle.wait(from: "\(number)", now: 0) == nil) }
    }

    @Test func `however many addresses there are, few are remembered`() {
        let throttle = SignInThrottle(.init(perAddress: 2, total: 1_000_000))
        for number in 0..<SignInThrottle.mostAddresses * 2 { _ = throttle.wait(from: "\(number)", now: 0) }
        #expect(throttle.remembered <= SignInThrottle.mostAddresses)
    }
}
