import Testing

@testable import FHIR

@Suite struct JSONEqualityTests {
    @Test(arguments: [
        (#"{"a":1,"b":[true,null]}"#, #"{ "b" : [true, null], "a" : 1 }"#),
        (#""æ\n""#, #""\u00e6\u000A""#),
        (#"{"a":{},"b":[],"c":""}"#, #"{"c":"","a":{},"b":[]}"#),
        (#"{"\u0061":1,"b":2}"#, #"{"b":2,"a":1}"#),
        (#"{"a":1,"b":3,"a":2}"#, #"{"b":3,"a":1,"a":2}"#),
    ])
    func same(one: String, other: String) throws {
        let (first, second) = (try JSONDocument(one), try JSONDocument(other))
        #expect(first.root.isEqual(to: second.root))
        #expect(second.root.isEqual(to: first.root))
    }

    @Test(arguments: [
        ("1.0", "1.00"), ("1", "\"1\""), ("[1,2]", "[2,1]"), ("[1]", "[1,1]"), ("true", "false"), ("{}", "[]"),
        (#"{"a":1}"#, #"{"a":1,"b":1}"#), (#"{"a":1,"b":2}"#, #"{"a":2,"b":1}"#),
        (#"{"a":1,"a":1}"#, #"{"a":1,"b":1}"#),
        (#"{"a":1,"a":2}"#, #"{"a":2,"a":1}"#),
        (#"{"b":1,"a":1}"#, #"{"a":1,"c":1}"#),
    ])
    func different(one: String, other: String) throws {
        let (first, second) = (try JSONDocument(one), try JSONDocument(other))
        #expect(!first.root.isEqual(to: second.root))
        #expect(!second.root.isEqual(to: first.root))
    }
}
