import TestSupport

/// What citizens, parents and professionals have decided: of every kind, in force and not, and some that cannot be
/// understood.
extension PopulationMaker {
    mutating func makeConsents(_ place: Int) {
        nameDiagnoses(place)
        let citizen = citizens[place]
        for relative in citizen.relatives where chance(60) { makeProxy(place, to: reference(relative)) }
        if citizen.age != .grown || chance(10) {
            makeCustody(place, kind: random.pick("custody", "custody", "custody", "guardianship"))
        }
        for _ in 0..<random.pick(0, 0, 1, 1, 2) { makeBlock(place) }
        if chance(15) { makeFilter(place) }
        for _ in 0..<random.pick(0, 1, 1) { makeOpening(place, "stated-reason", days: 7) }
        if chance(30) { makeOpening(place, "emergency", days: 1) }
        if chance(12) { makeMuddle(place) }
    }

    /// The conditions that courses and contacts name.
    private mutating func nameDiagnoses(_ place: Int) {
        let conditions = citizens[place].others.filter { items[$0].type == "Condition" }
        for frame in citizens[place].episodes + citizens[place].encounters {
            guard let condition = some(of: conditions, 25) else { continue }
            let diagnosis = Fragment.array([
                Fragment.object(["condition": Fragment.reference(reference(condition))])
            ])
            items[frame].versions[0].members?.append(("diagnosis", diagnosis ?? "[]"))
        }
    }

    static let kinds = "https://tovholder.dk/fhir/CodeSystem/consent-kind"
    private static let types = "http://hl7.org/fhir/resource-types"

    private enum When: CaseIterable { case now, over, later, always }

    private mutating func period(mostly when: When) -> String? {
        switch chance(70) ? when : one(of: When.allCases) {
        case .now: Fragment.period(Day.text(-30), Day.text(30))
        case .over: Fragment.period(Day.text(-60), Day.text(-30))
        case .later: Fragment.period(Day.text(30), Day.text(60))
        case .always: nil
        }
    }

    private mutating func status() -> String {
        chance(70) ? "active" : random.pick("proposed", "inactive", "rejected", "draft", "entered-in-error")
    }

    @discardableResult
    private mutating func consent(
        _ place: Int, kind: String?, status: String, provision: String, reason: String? = nil
    ) -> Int {
        let patient = citizens[place].patient
        let number = add(
            "Consent", of: patient,
            [
                "extension": reason.map {
                    "[{\"url\":\"https://tovholder.dk/fhir/StructureDefinition/reason\",\"valueString\":\"\($0)\"}]"
                },
                "status": Fragment.quoted(status),
                "scope": Fragment.concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
                "category": Fragment.array([
                    kind.map { Fragment.concept(Self.kinds, $0) } ?? Fragment.text("something")
                ]),
                "patient": Fragment.reference(reference(patient)), "dateTime": Fragment.quoted(Day.text(-30)),
                "policyRule": Fragment.text("policy \(word)"), "provision": provision,
            ])
        citizens[place].consents.append(number)
        return number
    }

    private func actor(_ target: String) -> String {
        Fragment.object([
            "role": Fragment.concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "GRANTEE"),
            "reference": Fragment.reference(target),
        ])
    }

    private static func related(_ target: String, meaning: String = "related") -> String {
        Fragment.object(["meaning": Fragment.quoted(meaning), "reference": Fragment.reference(target)])
    }

    private static let access = Fragment.array([
        Fragment.concept("http://terminology.hl7.org/CodeSystem/consentaction", "access")
    ])
    private static let accessAndAct = Fragment.array([
        Fragment.concept("http://terminology.hl7.org/CodeSystem/consentaction", "access"),
        Fragment.concept("https://tovholder.dk/fhir/CodeSystem/consent-action", "act"),
    ])

    private mutating func makeProxy(_ place: Int, to relative: String) {
        let limit = random.pick(0, 0, 1, 2, 3)
        let kind = limit == 1 ? "Appointment" : "Communication"
        let course = reference(one(of: citizens[place].episodes))
        consent(
            place, kind: "proxy", status: status(),
            provision: Fragment.object([
                "type": "\"permit\"", "period": period(mostly: .now), "actor": Fragment.array([actor(relative)]),
                "action": chance(30) ? Self.accessAndAct : Self.access,
                "class": limit == 1 || limit == 2 ? Fragment.array([Fragment.coding(Self.types, kind)]) : nil,
                "data": limit == 3 ? Fragment.array([Self.related(course)]) : nil,
            ]))
    }

    private mutating func makeCustody(_ place: Int, kind: String) {
        let relative = reference(citizens[place].relatives[0])
        consent(
            place, kind: kind, status: status(),
            provision: Fragment.object([
                "type": "\"permit\"", "period": period(mostly: .always), "actor": Fragment.array([actor(relative)]),
                "action": Self.access,
            ]))
    }

    private mutating func makeBlock(_ place: Int) {
        let citizen = citizens[place]
        let whom: String? =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: unit()
            case 1: person()
            default: nil
            }
        var data: String?
        var kind: String?
        switch Int.random(in: 0..<5, using: &random) {
        case 0: break
        case 1, 2: data = Self.related(reference(one(of: citizen.episodes)))
        case 3: data = Self.related(reference(one(of: citizen.others)), meaning: "instance")
        default: kind = Fragment.coding(Self.types, random.pick("Observation", "DocumentReference", "Condition"))
        }
        consent(
            place, kind: "block", status: chance(80) ? "active" : "inactive",
            provision: Fragment.object([
                "type": "\"deny\"", "actor": whom.flatMap { Fragment.array([actor($0)]) },
                "class": kind.flatMap { Fragment.array([$0]) }, "data": data.flatMap { Fragment.array([$0]) },
            ]))
    }

    /// What a professional has kept from a parent.
    private mutating func makeFilter(_ place: Int) {
        let citizen = citizens[place]
        consent(
            place, kind: "block", status: "active",
            provision: Fragment.object([
                "type": "\"deny\"", "actor": Fragment.array([actor(reference(citizen.relatives[0]))]),
                "data": Fragment.array([Self.related(reference(one(of: citizen.others)), meaning: "instance")]),
            ]))
    }

    private mutating func makeOpening(_ place: Int, _ kind: String, days: Int) {
        let isOver = chance(40)
        let who = one(of: professionals)
        consent(
            place, kind: kind, status: chance(85) ? "active" : "inactive",
            provision: Fragment.object([
                "type": "\"permit\"",
                "period": isOver
                    ? Fragment.period(Day.noon(-30), Day.noon(-30 + days))
                    : Fragment.period(Day.text(0) + "T06:00:00Z", Day.noon(days)),
                "actor": Fragment.array([actor(reference(random.pick(who.role, who.role, who.practitioner)))]),
                "action": Self.access,
                "purpose": kind == "emergency"
                    ? Fragment.array([
                        Fragment.coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "ETREAT")
                    ]) : nil,
            ]), reason: "because \(word)")
    }

    /// A decision that cannot be understood: a permit of this kind gives nothing, a denial hides everything.
    private mutating func makeMuddle(_ place: Int) {
        let relative = reference(citizens[place].relatives[1])
        let isDenial = chance(40)
        let actors = isDenial ? nil : Fragment.array([actor(relative)])
        let muddle = Int.random(in: 0..<4, using: &random)
        consent(
            place, kind: isDenial ? "block" : muddle == 0 ? nil : "proxy", status: "active",
            provision: Fragment.object([
                "type": isDenial ? "\"deny\"" : "\"permit\"", "actor": actors,
                "action": isDenial ? nil : Self.access,
                "data": muddle == 1
                    ? Fragment.array([
                        Self.related(reference(one(of: citizens[place].episodes)), meaning: "authoredby")
                    ]) : nil,
                "class": muddle == 2 ? Fragment.array([Fragment.coding("urn:somewhere", "Appointment")]) : nil,
                "provision": muddle == 3 || isDenial && muddle == 0
                    ? Fragment.array([Fragment.object(["type": "\"permit\""])]) : nil,
            ]))
    }
}
