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

    @Test func `the operator moves everything, and opens no citizen`() {
        #expect(scope(decide(.commandLine, .everything)) == .everything)
        #expect(scope(decide(.commandLine, .everything, .write)) == .everything)
        #expect(decide(.commandLine, .patient("ida")) == .refused(.forbidden))
    }

    @Test(arguments: [officer, reviewer]) func `who only looks never writes`(caller: Caller) {
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

    @Test func `what may be seen is known by type, but for courses, which may hold anything`() {
        let frame = Part.instance(type: "Patient", id: "ida")
        #expect(Parts.whole.openTypes == nil)
        #expect(Parts(limits: [.kind("Appointment"), frame]).openTypes == ["Appointment", "Patient"])
        #expect(Parts(limits: [.kind("Appointment"), .course("one"), frame]).openTypes == nil)
        #expect(Parts.nothing.openTypes == [])
        let open = Parts(limits: [.kind("Appointment")])
        #expect(Scope(patients: .some(["ida"]), parts: ["ida": open], shared: .none).openTypes == ["Appointment"])
        #expect(Scope(patients: .some(["ida", "bo"]), parts: ["ida": open], shared: .none).openTypes == nil)
        #expect(Scope(patients: .some(["ida"]), shared: .none).openTypes == nil)
    }
}
