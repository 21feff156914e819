import Access
import Testing

@Suite struct AccessTests {
    static let citizen = Caller(identity: "Patient/ida", role: .citizen(patient: "ida"))
    static let daughter = Caller(identity: "RelatedPerson/eva", role: .relative(relatedPerson: "eva"))
    static let nurse = Caller(identity: "PractitionerRole/1", role: .professional(.hospitalNurse))
    static let officer = Caller(identity: "quality", role: .qualityOfficer)
    static let system = Caller(identity: "monitor", role: .system)
    static let all = [citizen, daughter, nurse, officer, .commandLine, system]
    static let subjects: [Subject] = [.patient("ida"), .patient("ole"), .directory, .lookup, .counts, .everything]

    func decide(
        _ caller: Caller, _ subject: Subject, _ action: Action = .read, because purpose: Purpose? = nil,
        _ facts: Facts = Facts(instant: 1000)
    ) -> Decision {
        let usual = Access.purposes(of: caller.role).min { $0.rawValue < $1.rawValue }
        return Access.decide(caller, purpose ?? usual ?? .treatment, subject, action, facts)
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
        #expect(decide(Self.citizen, .patient("ida")) == .permitted(own))
        #expect(decide(Self.citizen, .patient("ole")) == .refused(.unknown))
        #expect(decide(Self.citizen, .lookup) == .permitted(own))
        #expect(decide(Self.citizen, .directory) == .permitted(Scope(patients: .some([]), shared: .directory)))
        #expect(decide(Self.citizen, .everything) == .refused(.forbidden))
        #expect(decide(Self.citizen, .counts) == .refused(.forbidden))
    }

    @Test func `a relative sees those who have given access, while it is in force`() {
        let grant = Grant(patient: "ida", relatedPerson: "eva", from: 500, until: 2000)
        func decision(at instant: Int64, _ grants: [Grant]) -> Decision {
            decide(Self.daughter, .patient("ida"), .read, because: nil, Facts(instant: instant, grants: grants))
        }
        #expect(decision(at: 1000, [grant]) == .permitted(Scope(patients: .some(["ida"]), shared: .directory)))
        #expect(decision(at: 500, [grant]) == .permitted(Scope(patients: .some(["ida"]), shared: .directory)))
        #expect(decision(at: 499, [grant]) == .refused(.unknown))
        #expect(decision(at: 2000, [grant]) == .refused(.unknown))
        #expect(decision(at: 1000, []) == .refused(.unknown))
        var other = grant
        other.relatedPerson = "liv"
        #expect(decision(at: 1000, [other]) == .refused(.unknown))
        var treatmentOnly = grant
        treatmentOnly.purposes = ["TREAT"]
        #expect(decision(at: 1000, [treatmentOnly]) == .refused(.unknown))
    }

    @Test func `a professional sees and writes on any citizen, and nothing as a whole`() {
        #expect(
            decide(Self.nurse, .patient("ole")) == .permitted(Scope(patients: .some(["ole"]), shared: .directory)))
        #expect(decide(Self.nurse, .lookup) == .permitted(Scope(patients: .all, shared: .directory)))
        #expect(
            decide(Self.nurse, .patient("ole"), .write) == .permitted(Scope(patients: .some(["ole"]), shared: .none)))
        #expect(decide(Self.nurse, .everything) == .refused(.forbidden))
        #expect(decide(Self.nurse, .everything, .write) == .refused(.forbidden))
        #expect(decide(Self.nurse, .directory, .write) == .refused(.forbidden))
    }

    @Test func `a quality officer sees numbers and never people`() {
        #expect(
            decide(Self.officer, .counts) == .permitted(Scope(patients: .all, shared: .all, countsOnly: true)))
        #expect(decide(Self.officer, .directory) == .permitted(Scope(patients: .some([]), shared: .directory)))
        for subject in Self.subjects where subject != .counts && subject != .directory {
            #expect(decide(Self.officer, subject) == .refused(.forbidden))
        }
    }

    @Test func `the operator moves everything, and opens no citizen`() {
        #expect(decide(.commandLine, .everything) == .permitted(.everything))
        #expect(decide(.commandLine, .everything, .write) == .permitted(.everything))
        #expect(decide(.commandLine, .patient("ida")) == .refused(.forbidden))
    }

    @Test(arguments: [citizen, daughter, officer]) func `who only looks never writes`(caller: Caller) {
        let facts = Facts(instant: 1000, grants: [Grant(patient: "ida", relatedPerson: "eva")])
        for subject in Self.subjects {
            #expect(decide(caller, subject, .write, because: nil, facts) == .refused(.forbidden))
        }
    }

    @Test func `a scope contains what it says`() {
        let scope = Scope(patients: .some(["ida"]), shared: .directory)
        #expect(scope.contains(patient: "ida", type: "Observation"))
        #expect(!scope.contains(patient: "ole", type: "Observation"))
        #expect(scope.contains(patient: nil, type: "Organization"))
        #expect(!scope.contains(patient: nil, type: "Observation"))
        #expect(Scope.everything.contains(patient: nil, type: "Observation"))
        #expect(!Scope(patients: .all, shared: .none).contains(patient: nil, type: "Organization"))
    }
}
