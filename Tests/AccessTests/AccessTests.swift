import Access
import Testing

@Suite struct AccessTests {
    static let citizen = Caller(identity: "Patient/ida", role: .citizen(patient: "ida"))
    static let daughter = Caller(identity: "RelatedPerson/eva", role: .relative(relatedPerson: "eva"))
    static let nurse = Caller(identity: "PractitionerRole/1", role: .professional(.hospitalNurse))
    static let officer = Caller(identity: "quality", role: .qualityOfficer)
    static let system = Caller(identity: "monitor", role: .system)
    static let reviewer = Caller(identity: "reviewer", role: .reviewer)
    static let all = [citizen, daughter, nurse, officer, reviewer, .commandLine, system]
    static let subjects: [Subject] = [
        .patient("ida"), .patient("ole"), .directory, .lookup, .counts, .log, .everything,
    ]

    func decide(
        _ caller: Caller, _ subject: Subject, _ action: Action = .read, because purpose: Purpose? = nil,
        _ facts: Facts = Facts(instant: 1000)
    ) -> Decision {
        let usual = Access.purposes(of: caller.role).min { $0.rawValue < $1.rawValue }
        return Access.decide(caller, purpose ?? usual ?? .treatment, subject, action, facts)
    }

    /// What a decision opens; nil where it refuses.
    func scope(_ decision: Decision) -> Scope? {
        if case .permitted(let scope, _) = decision { scope } else { nil }
    }

    @Test(arguments: all) func `no role has a purpose beyond its own`(caller: Caller) {
        for purpose in Purpose.allCases where !Access.purposes(of: caller.role).contains(purpose) {
            for subject in Self.subjects {
                for action in Action.allCases {
                    #expect(decide(caller, subject, action, because: purpose) == .refused(.forbidden))
                }
            }
        }
    }

    @Test func `a citizen sees the own compartment and the directory, and knows of no other`() {
        let own = Scope(patients: .some(["ida"]), shared: .directory)
        #expect(scope(decide(Self.citizen, .patient("ida"))) == own)
        #expect(decide(Self.citizen, .patient("ole")) == .refused(.unknown))
        #expect(scope(decide(Self.citizen, .lookup)) == own)
        #expect(scope(decide(Self.citizen, .directory)) == Scope(patients: .some([]), shared: .directory))
        #expect(decide(Self.citizen, .everything) == .refused(.forbidden))
        #expect(decide(Self.citizen, .counts) == .refused(.forbidden))
    }

    @Test func `a relative sees those who have given access, while it is in force`() {
        let grant = Provision(
            patient: "ida", consent: "c", kind: .proxy, actors: ["RelatedPerson/eva"], from: 500, until: 2000)
        func decision(at instant: Int64, _ provisions: [Provision]) -> Decision {
            decide(Self.daughter, .patient("ida"), .read, because: nil, Facts(instant: instant, provisions: provisions))
        }
        let ground = Ground(.proxy, on: "Consent/c")
        #expect(decision(at: 1000, [grant]) == .permitted(Scope(patients: .some(["ida"]), shared: .directory), ground))
        #expect(decision(at: 500, [grant]) == .permitted(Scope(patients: .some(["ida"]), shared: .directory), ground))
        #expect(decision(at: 499, [grant]) == .refused(.unknown))
        #expect(decision(at: 2000, [grant]) == .refused(.unknown))
        #expect(decision(at: 1000, []) == .refused(.unknown))
        var other = grant
        other.actors = ["RelatedPerson/liv"]
        #expect(decision(at: 1000, [other]) == .refused(.unknown))
    }

    @Test func `a professional sees and writes on any citizen, and nothing as a whole`() {
        #expect(scope(decide(Self.nurse, .patient("ole"))) == Scope(patients: .some(["ole"]), shared: .directory))
        #expect(scope(decide(Self.nurse, .lookup)) == Scope(patients: .all, shared: .directory))
        #expect(scope(decide(Self.nurse, .patient("ole"), .write)) == Scope(patients: .some(["ole"]), shared: .none))
        #expect(decide(Self.nurse, .everything) == .refused(.forbidden))
        #expect(decide(Self.nurse, .everything, .write) == .refused(.forbidden))
        #expect(decide(Self.nurse, .directory, .write) == .refused(.forbidden))
    }

    @Test func `a quality officer sees numbers and never people`() {
        #expect(scope(decide(Self.officer, .counts)) == Scope(patients: .all, shared: .all, countsOnly: true))
        #expect(scope(decide(Self.officer, .directory)) == Scope(patients: .some([]), shared: .directory))
        for subject in Self.subjects where subject != .counts && subject != .directory {
            #expect(decide(Self.officer, subject) == .refused(.forbidden))
        }
    }

    @Test func `the operator moves everything, and opens no citizen`() {
        #expect(scope(decide(.commandLine, .everything)) == .everything)
        #expect(scope(decide(.commandLine, .everything, .write)) == .everything)
        #expect(decide(.commandLine, .patient("ida")) == .refused(.forbidden))
    }

    @Test(arguments: [citizen, daughter, officer, reviewer]) func `who only looks never writes`(caller: Caller) {
        let facts = Facts(
            instant: 1000,
            provisions: [Provision(patient: "ida", consent: "c", kind: .proxy, actors: ["RelatedPerson/eva"])])
        for subject in Self.subjects {
            #expect(decide(caller, subject, .write, because: nil, facts) == .refused(.forbidden))
        }
    }

    @Test func `a reviewer sees who has looked, and nobody's record`() {
        let decided = scope(decide(Self.reviewer, .log))
        #expect(decided?.logOnly == true)
        for subject in Self.subjects where subject != .log && subject != .directory {
            #expect(decide(Self.reviewer, subject) == .refused(.forbidden))
        }
    }

    @Test func `a caller is the identity, the unit and all that is said of them`() {
        let caller = Caller(
            identity: "PractitionerRole/1", role: .professional(.secretary), unit: "ward",
            selves: ["Practitioner/p"], largerUnits: ["Organization/hospital"])
        #expect(caller.selves == ["PractitionerRole/1", "Practitioner/p", "Organization/ward"])
    }
}
