/// Who may see and write what, as rows that are both documented and tested: `docs/access.md` is made from them, and a test
/// asks ``Access`` about each.
package enum DecisionTable {
    /// One row about looking.
    package struct Look: Sendable {
        package let who: String
        package let situation: String
        package let answer: String
        package let caller: Caller
        package let subject: Subject
        package let facts: Facts
        package let expected: Decision

        package var purpose: Purpose { DecisionTable.purpose(of: caller.role) }
    }

    /// One row about writing in Ida's compartment.
    package struct Change: Sendable {
        package let who: String
        package let change: String
        package let isPermitted: Bool
        package let caller: Caller
        package let after: Draft?
        package let before: Draft?
        package let facts: Facts
    }

    /// The purpose that a role usually has.
    package static func purpose(of role: Role) -> Purpose {
        let purposes = Access.purposes(of: role)
        return purposes.count == 1 ? purposes.first ?? .treatment : .treatment
    }

    // MARK: The people of the rows

    /// 21 November 2026.
    static let now: Int64 = 1_795_219_200_000
    static let day: Int64 = 86_400_000
    static let ida = Caller(identity: "Patient/ida", role: .citizen(patient: "ida"))
    static let eva = Caller(identity: "RelatedPerson/eva", role: .relative(relatedPerson: "eva"))
    static let doctor = professional(.hospitalDoctor)
    static let secretary = professional(.secretary)

    static func professional(_ profession: Profession) -> Caller {
        Caller(
            identity: "PractitionerRole/role", role: .professional(profession), unit: "ward",
            selves: ["Practitioner/person"], largerUnits: ["Organization/hospital"])
    }

    static func relation(_ kind: Ground.Kind, _ basis: String, actor: String = "Organization/ward") -> CareRelation {
        CareRelation(patient: "ida", actor: actor, kind: kind, basis: basis, from: now - day, until: now + day)
    }

    static func consent(
        _ kind: Provision.Kind, _ actors: Set<String>, _ parts: [Part] = [], mayAct: Bool = false,
        isProposed: Bool = false, isUnderstood: Bool = true, until: Int64 = now + day
    ) -> Provision {
        Provision(
            patient: "ida", consent: "c", kind: kind, actors: actors, parts: parts, mayAct: mayAct,
            isProposed: isProposed, isUnderstood: isUnderstood, from: now - day, until: until)
    }

    static func facts(
        _ relations: [CareRelation] = [], _ provisions: [Provision] = [], comesOfAge: Int64? = nil,
        isProtected: Bool = false
    ) -> Facts {
        Facts(
            instant: now, relations: relations, provisions: provisions,
            comesOfAge: comesOfAge.map { ["ida": $0] } ?? [:], protected: isProtected ? ["ida"] : [])
    }

    // MARK: As a page

    /// The tables as they stand in `docs/access.md`.
    package static var markdown: String {
        var lines = ["| who | when | sees |", "|---|---|---|"]
        lines += looks.map { "| \($0.who) | \($0.situation) | \($0.answer) |" }
        lines += ["", "| who | writes | may |", "|---|---|---|"]
        lines += changes.map { "| \($0.who) | \($0.change) | \($0.isPermitted ? "yes" : "no") |" }
        return lines.joined(separator: "\n")
    }
}
