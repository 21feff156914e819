import Access
import Testing

@testable import Apps

/// What scopes say, and what of them cannot be kept.
struct ScopeTests {
    static let written: [(String, String)] = [
        ("patient/Observation.rs", "patient/Observation.rs"), ("user/*.cruds", "user/*.cruds"),
        ("system/Patient.read", "system/Patient.rs"), ("user/Observation.write", "user/Observation.cud"),
        ("patient/*.*", "patient/*.cruds"),
        ("patient/Observation.rs?category=laboratory", "patient/Observation.rs?category=laboratory"),
        (
            "patient/Observation.r?category=http%3A%2F%2Fx%7Claboratory",
            "patient/Observation.r?category=http://x|laboratory"
        ),
        ("patient/Condition.rs?category=http://x|y", "patient/Condition.rs?category=http://x|y"),
    ]

    @Test(arguments: written)
    func `a scope is read, and written as version 2 has it`(asked: String, text: String) throws {
        let scope = try #require(SMARTScope(asked))
        #expect(scope.text == text)
        #expect(SMARTScope(scope.text) == scope)
    }

    @Test(arguments: [
        "", "patient", "patient/", "patient/Observation", "patient/Observation.", "patient/Observation.sr",
        "patient/Observation.rr", "patient/Observation.x", "patient/Observations.r", "practitioner/Observation.r",
        "patient/Observation.r.s", "patient/*.rs?category=x", "patient/Observation.rs?",
        "patient/Observation.rs?category",
        "patient/Observation.rs?category=", "patient/Observation.rs?category=a,b",
        "patient/Observation.rs?category=a&status=b",
        "patient/Observation.rs?date=2020", "patient/Observation.rs?value-quantity=5",
        "patient/Observation.rs?nothing=x",
        "patient/Observation.rs?category:not=x", "patient/Observation.rs?_tag=x",
        "patient/Observation.cruds?category=x",
        "patient/Observation.u?category=x", "patient/Observation.rs?category=a|b|c",
        "patient/Observation.rs?category=|b",
        "patient/Observation.rs?category=a|", "Patient/Observation.rs", "patient/observation.rs",
    ])
    func `what cannot be kept is no scope`(text: String) {
        #expect(SMARTScope(text) == nil)
        #expect(SMARTScopes(text, levels: [.patient, .user, .system]).all.isEmpty)
    }

    @Test func `who has no patient gets nothing from patient scopes`() {
        let scopes = SMARTScopes("patient/*.cruds openid launch")
        #expect(!scopes.permit(.read, "Observation"))
        #expect(scopes.limits(.read) == TypeLimits([:]))
        #expect(SMARTScopes("patient/*.cruds", levels: [.patient]).permit(.read, "Observation"))
    }

    @Test func `limits are those of what is done`() {
        let scopes = SMARTScopes(
            "user/Observation.rs?category=a user/Observation.r?category=s|b user/Condition.r user/Patient.cud")
        let test = TypeLimits.TokenTest("category", code: "a")
        #expect(
            scopes.limits(.read)
                == TypeLimits([
                    "Observation": [test, TypeLimits.TokenTest("category", system: "s", code: "b")], "Condition": [],
                ]))
        #expect(scopes.limits(.search) == TypeLimits(["Observation": [test]]))
        #expect(scopes.permit(.read, "Observation") && !scopes.permitAll(.read, "Observation"))
        #expect(scopes.permitAll(.read, "Condition") && !scopes.permitAll(.search, "Condition"))
        #expect(!scopes.permit(.read, nil))
    }

    @Test func `who may see all of a type is not narrowed by a search`() {
        let scopes = SMARTScopes("user/Observation.rs?category=a user/Observation.rs")
        #expect(scopes.limits(.read) == TypeLimits(["Observation": []]))
        #expect(SMARTScopes("user/*.rs user/Observation.rs?category=a").limits(.read) == nil)
    }

    static let narrowed: [(String, String, String)] = [
        ("patient/*.cruds", "patient/*.rs", "patient/*.rs"),
        ("patient/Observation.rs", "patient/*.rs", "patient/Observation.rs"),
        ("patient/*.rs", "patient/Observation.rs", ""),
        ("user/Observation.rs", "patient/Observation.rs", ""),
        ("patient/Observation.rs?category=a", "patient/Observation.r", "patient/Observation.r?category=a"),
        ("patient/Observation.rs", "patient/Observation.rs?category=a", ""),
        ("patient/Observation.rs?category=a", "patient/Observation.rs?category=a", "patient/Observation.rs?category=a"),
        ("openid offline_access launch/patient x", "openid launch/patient", "openid launch/patient"),
    ]

    @Test(arguments: narrowed)
    func `an app is given no more than it is registered for`(asked: String, most: String, given: String) {
        #expect(RequestedScopes(asked).within(RequestedScopes(most)).text == given)
    }
}
