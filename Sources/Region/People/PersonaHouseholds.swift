/// The first households of every region of some size: the citizens whom the sign-in offers, and those around them. They live
/// in one municipality and share a clinic, so that its doctor and nurses know them all.
struct PersonaHouseholds {
    let region: Region

    static let count = 10

    private var plan: RegionPlan { region.plan }

    /// The municipality with most people.
    static func municipality(_ directory: Directory) -> Int {
        let populations = directory.municipalities.map(\.population)
        return populations.indices.max { populations[$0] < populations[$1] } ?? 0
    }

    func household(_ number: Int, firstCitizen: Int) -> (people: Int, resources: [RegionResource]) {
        switch number {
        case 0: chronicallyIll(firstCitizen)
        case 1: youngAndHealthy(firstCitizen)
        case 2: family(firstCitizen)
        case 3: oldMan(firstCitizen)
        case 4: daughter(firstCitizen)
        case 5: goingHome(firstCitizen, number, .female, age: 84, .leaving)
        case 6: goingHome(firstCitizen, number, .male, age: 84, .answering)
        case 7: goingHome(firstCitizen, number, .female, age: 81, .passed)
        case 8: frail(firstCitizen)
        default: goingHome(firstCitizen, number, .male, age: 88, .admitted, as: .citizenInHospital)
        }
    }

    /// Somebody old on the way home from hospital, for the staff of the sign-in to look after.
    private func goingHome(
        _ first: Int, _ number: Int, _ sex: Sex, age: Int, _ stage: GoingHomeCourse.Stage, as persona: Persona? = nil
    ) -> (people: Int, resources: [RegionResource]) {
        var citizen = person(first, sex, age: age, home(number))
        citizen.maritalStatus = .widowed
        citizen.livesAlone = true
        // Two of the three get letters: one when she goes home, one waits to be printed for him.
        citizen.isNotDigital = stage != .passed
        let courses: [any Course] = [
            HypertensionCourse(
                onset: plan.today.adding(years: -15), first: 150, now: 136, namesNobody: false),
            GoingHomeCourse(stage: stage),
        ]
        let known = persona.map { [self.persona($0, citizen, targets: [citizen.reference])] } ?? []
        return (1, chart(citizen, courses).resources + known)
    }

    // MARK: The people

    private func home(_ number: Int) -> HouseholdMaker.Home {
        var random = SplitRandom(seed: plan.seed, .household, UInt64(number))
        let directory = region.directory
        let municipality = Self.municipality(directory)
        let areas = region.tables.postalAreas[directory.municipalities[municipality].code] ?? []
        let area = areas.first ?? PostalArea(nowhereIn: directory.municipalities[municipality])
        return HouseholdMaker.Home(
            municipality: municipality, street: "\(random.pick(region.tables.streets)) \(random.int(1...98))",
            postalArea: area, clinic: directory.clinics(in: municipality)[0], tongue: nil, isProtected: false)
    }

    private func person(
        _ index: Int, _ sex: Sex, age: Int, _ home: HouseholdMaker.Home, family: String? = nil
    ) -> Citizen {
        var random = SplitRandom(seed: plan.seed, .citizen, UInt64(index))
        let made = region.households.person(index, sex, age: age, home, family: family, &random)
        // The first doctor of the clinic is the persona of general practice.
        return made.looked(afterBy: home.clinic.member("L", 0))
    }

    private func chart(_ citizen: Citizen, _ courses: [any Course]) -> Chart {
        let chart = Chart(citizen, region.directory, region.tables, today: plan.today)
        PatientWriter.write(chart)
        region.write(courses, to: chart)
        return chart
    }

    private func persona(_ persona: Persona, _ citizen: Citizen, targets: [String]) -> RegionResource {
        PersonaWriter.resource(
            persona, given: citizen.given, family: citizen.family, phone: citizen.phone, sex: citizen.sex,
            targets: targets, role: nil, seed: plan.seed, words: region.tables.personas[persona.rawValue])
    }

    private func persona(_ persona: Persona, _ relative: Relative, targets: [String]) -> RegionResource {
        PersonaWriter.resource(
            persona, given: relative.given, family: relative.family, phone: relative.phone, sex: relative.sex,
            targets: targets, role: nil, seed: plan.seed, words: region.tables.personas[persona.rawValue])
    }

    // MARK: The households

    private func chronicallyIll(_ first: Int) -> (people: Int, resources: [RegionResource]) {
        var citizen = person(first, .female, age: 74, home(0))
        citizen.maritalStatus = .widowed
        citizen.livesAlone = true
        citizen.relatives = [relative(of: citizen, .son, born: citizen.birth.adding(years: 27))]
        let chart = chart(citizen, PersonaCourses(today: plan.today).chronicallyIll(citizen))
        var people = [persona(.chronicallyIllCitizen, citizen, targets: [citizen.reference])]
        if let son = chart.resources.first(where: { $0.type == "RelatedPerson" }) {
            chart.proxy(to: "RelatedPerson/" + son.id, citizen.relatives[0], .everything, mayAct: true)
            people.append(persona(.son, citizen.relatives[0], targets: ["RelatedPerson/" + son.id]))
        }
        handOver(chart)
        // What the doctor wrote last is nobody else's business, she thinks.
        if let note = chart.resources.last(where: { $0.type == "DocumentReference" }) {
            chart.block("DocumentReference/" + note.id, since: plan.today - 3)
        }
        return (1, chart.resources + people)
    }

    /// Two of her courses are on their way: one awaits the clinic's answer, the other has waited too long for one.
    private func handOver(_ chart: Chart) {
        let clinic = chart.citizen.clinic
        if let lungs = chart.pathways.first(where: { $0.title == "KOL" }), let doctor = lungs.clinician,
            lungs.unit.id != clinic.id
        {
            chart.offer(
                lungs, by: doctor, to: clinic,
                Chart.HandoverWords(
                    what: "Opfølgning af KOL efter den seneste forværring",
                    why: "Hun er stabil og kan følges i egen praksis.",
                    open: [
                        "Lungefunktion om tre måneder", "Svar på røntgen af lungerne",
                        "Genoptræning i kommunen er i gang",
                    ]), at: Moment(plan.today - 1, minute: 850), answer: Moment(plan.today + 2, minute: 720))
        }
        if let heart = chart.pathways.first(where: { $0.title == "Hjertesvigt" }), let doctor = heart.clinician,
            let lung = chart.directory.department("lung", for: chart.citizen.municipality), heart.unit.id != lung.id
        {
            chart.offer(
                heart, by: doctor, to: lung,
                Chart.HandoverWords(
                    what: "Samlet opfølgning af hjerte og lunger",
                    why: "Hun kommer mest hos jer, og ét ambulatorium er nok.",
                    open: ["Blodprøver efter ændret vanddrivende", "Vægt måles hjemme hver dag"]),
                at: Moment(plan.today - 6, minute: 600), answer: Moment(plan.today - 4, minute: 720), isLate: true)
        }
    }

    /// Somebody who manages at home with help, and whom the next infection brings to hospital.
    private func frail(_ first: Int) -> (people: Int, resources: [RegionResource]) {
        var citizen = person(first, .female, age: 84, home(8))
        citizen.maritalStatus = .widowed
        citizen.relatives = [relative(of: citizen, .daughter, born: citizen.birth.adding(years: 26))]
        let chart = chart(citizen, PersonaCourses(today: plan.today).frail())
        var people = [persona(.frailCitizen, citizen, targets: [citizen.reference])]
        if let daughter = chart.resources.first(where: { $0.type == "RelatedPerson" }) {
            chart.proxy(to: "RelatedPerson/" + daughter.id, citizen.relatives[0], .everything, mayAct: true)
            people.append(
                persona(.frailCitizensDaughter, citizen.relatives[0], targets: ["RelatedPerson/" + daughter.id]))
        }
        return (1, chart.resources + people)
    }

    private func youngAndHealthy(_ first: Int) -> (people: Int, resources: [RegionResource]) {
        let citizen = person(first, .male, age: 26, home(1))
        let chart = chart(citizen, PersonaCourses(today: plan.today).youngAndHealthy())
        if let emergency = region.directory.department("emergency", for: citizen.municipality) {
            chart.block(from: emergency, since: plan.today - 200)
        }
        return (1, chart.resources + [persona(.youngHealthyCitizen, citizen, targets: [citizen.reference])])
    }

    private func family(_ first: Int) -> (people: Int, resources: [RegionResource]) {
        let home = home(2)
        let mother = person(first, .female, age: 36, home)
        let father = person(first + 1, .male, age: 38, home, family: mother.family)
        let elder = person(first + 2, .female, age: 7, home, family: mother.family)
        let younger = person(first + 3, .male, age: 1, home, family: mother.family)
        let eldest = person(first + 4, .female, age: 15, home, family: mother.family)
        var people = [mother, father, elder, younger, eldest]
        var random = SplitRandom(seed: plan.seed, .household, UInt64(first) << 8)
        region.households.relate(&people, adults: 2, &random)
        let courses = PersonaCourses(today: plan.today)
        let written = [
            chart(people[0], courses.mother(of: younger)), chart(people[1], courses.youngAndHealthy()),
            chart(people[2], courses.child()), chart(people[3], courses.child()), chart(people[4], courses.child()),
        ]
        // The mother is also the one related to each child; to the eldest by a custody that ended at fifteen.
        let relations = written[2...].compactMap { child in
            child.resources.first { $0.type == "RelatedPerson" }.map { "RelatedPerson/" + $0.id }
        }
        let link = persona(.parent, people[0], targets: [people[0].reference] + relations)
        return (5, written.flatMap(\.resources) + [link])
    }

    /// Who the old man is: made again when the daughter's household is written.
    private func oldMan(at index: Int) -> Citizen {
        var citizen = person(index, .male, age: 86, home(3))
        citizen.maritalStatus = .widowed
        citizen.isNotDigital = true
        citizen.livesAlone = true
        let daughter = daughter(at: index + 1, of: citizen)
        citizen.relatives = [Relative(daughter, as: .daughter)]
        return citizen
    }

    private func daughter(at index: Int, of father: Citizen) -> Citizen {
        var citizen = person(index, .female, age: 55, home(4), family: father.family)
        citizen.maritalStatus = .married
        return citizen
    }

    private func oldMan(_ first: Int) -> (people: Int, resources: [RegionResource]) {
        let citizen = oldMan(at: first)
        let chart = chart(citizen, PersonaCourses(today: plan.today).oldMan(citizen))
        if let daughter = chart.resources.first(where: { $0.type == "RelatedPerson" }) {
            chart.proxy(to: "RelatedPerson/" + daughter.id, citizen.relatives[0], .appointments, mayAct: false)
        }
        let directory = region.directory
        if let nurse = directory.department("emergency", for: citizen.municipality)?.member("S", 0) {
            chart.emergency(
                nurse, "Fundet faldet og svært vågen. Vi skal vide, hvilken medicin han får.",
                at: Moment(plan.today - 5, minute: 1290))
        }
        if let doctor = directory.department("lung", for: citizen.municipality)?.member("L", 0) {
            chart.statedReason(
                doctor, "Egen læge har ringet og henviser med åndenød. Henvisningen er på vej.",
                at: Moment(plan.today - 2, minute: 615))
        }
        return (1, chart.resources)
    }

    private func daughter(_ first: Int) -> (people: Int, resources: [RegionResource]) {
        let father = oldMan(at: first - 1)
        var people = [
            daughter(at: first, of: father), person(first + 1, .male, age: 57, home(4), family: father.family),
        ]
        people[0].relatives = [Relative(people[1], as: .partner)]
        people[1].relatives = [Relative(people[0], as: .partner)]
        people[1].maritalStatus = .married
        let courses = PersonaCourses(today: plan.today)
        let written = people.map { chart($0, courses.middleAged($0)) }
        // The old man's RelatedPerson is the resource after his Patient.
        let relation = "RelatedPerson/" + father.id + "-1"
        let link = persona(.daughter, people[0], targets: [relation, people[0].reference])
        return (2, written.flatMap(\.resources) + [link])
    }

    private func relative(of citizen: Citizen, _ relation: Relative.Relation, born: RegionDay) -> Relative {
        var random = SplitRandom(seed: plan.seed, .citizen, UInt64(citizen.index) << 8)
        let sex: Sex = relation == .son ? .male : .female
        return Relative(
            given: region.households.names.given(sex, birthYear: born.year, &random), family: citizen.family, sex: sex,
            birth: born, relation: relation, phone: PhoneNumber.make(&random), cpr: nil)
    }
}

extension Citizen {
    fileprivate func looked(afterBy doctor: StaffMember?) -> Citizen {
        Citizen(
            index: index, id: id, sex: sex, birth: birth, death: death, given: given, family: family, cpr: cpr,
            municipality: municipality, street: street, postalArea: postalArea, phone: phone, tongue: nil,
            needsInterpreter: false, isProtected: false, clinic: clinic, doctor: doctor, maritalStatus: maritalStatus)
    }
}

extension Region {
    /// The Persons of the staff personas: those who look after the first households.
    func staffPersonas() -> [RegionResource] {
        let place = PersonaHouseholds.municipality(directory)
        let choices: [(Persona, StaffMember?)] = [
            (.generalPractitioner, directory.clinics(in: place).first?.member("L", 0)),
            (.hospitalDoctor, directory.department("lung", for: place)?.member("L", 0)),
            (.hospitalNurse, directory.department("lung", for: place)?.member("S", 0)),
            (.municipalNurse, directory.unit("homenursing", in: place)?.member("S", 0)),
            (.acuteLineNurse, directory.department("emergency", for: place)?.member("S", 0)),
            (.qualityOfficer, directory.units.first { $0.kind.level == "region" }?.member("Q", 0)),
            (.clinicStaff, directory.clinics(in: place).first?.member("S", 0)),
            (.secretary, directory.department("lung", for: place)?.member("T", 0)),
            (.therapist, directory.unit("rehabilitation", in: place)?.member("F", 0)),
            (.coordinator, directory.department("lung", for: place)?.member("S", 1)),
            (.reviewer, directory.units.first { $0.kind.level == "region" }?.member("Q", 1)),
        ]
        return choices.compactMap { persona, member in
            guard let member else { return nil }
            return PersonaWriter.resource(
                persona, given: member.given, family: member.family, phone: member.phone, sex: member.sex,
                targets: [member.practitioner], role: member.role, seed: plan.seed,
                words: tables.personas[persona.rawValue])
        }
    }
}
