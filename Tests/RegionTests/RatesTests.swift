import Testing

@testable import Region

/// What happens, happens as often as `rates.csv` says.
@Suite struct RatesTests {
    private let people: [Citizen]
    private let planner: CoursePlanner
    private let rates: Rates
    private let today = RegionPlan.standardToday

    init() throws {
        let plan = RegionPlan(citizens: 12_000, seed: 21)
        rates = try RegionTables.load().rates
        planner = CoursePlanner(plan: plan, rates: rates)
        people = try RegionSample.patients(12_000, seed: 21)
    }

    /// Within four standard errors of what was expected, and never nothing.
    private func isAbout(_ found: Int, _ expected: Double) -> Bool {
        found > 0 && abs(Double(found) - expected) <= 4 * max(expected, 1).squareRoot()
    }

    @Test func longTermIllness() {
        var found: [String: Int] = [:]
        var expected: [String: Double] = [:]
        for citizen in people {
            for course in planner.courses(for: citizen) {
                let key: String? =
                    switch course {
                    case is LungDiseaseCourse: "copd"
                    case is DiabetesCourse: "diabetes"
                    case is HeartFailureCourse: "heartfailure"
                    case is HypertensionCourse: "hypertension"
                    case is AtrialFibrillationCourse: "atrialfibrillation"
                    case is AsthmaCourse: "asthma"
                    case is KidneyDiseaseCourse: "kidney"
                    case is DepressionCourse: "depression"
                    case is DementiaCourse: "dementia"
                    case is OsteoporosisCourse: "osteoporosis"
                    default: nil
                    }
                if let key { found[key, default: 0] += 1 }
            }
            for key in [
                "copd", "diabetes", "heartfailure", "hypertension", "atrialfibrillation", "asthma", "kidney",
                "depression",
                "dementia", "osteoporosis",
            ] {
                expected[key, default: 0] += rates.value(key, age: citizen.age(on: today), citizen.sex)
            }
        }
        for (key, number) in expected {
            #expect(isAbout(found[key] ?? 0, number), "\(key): \(found[key] ?? 0) for \(number)")
        }
    }

    @Test func birthsAndStays() {
        var births = 0
        var pneumonias = 0
        var expectedBirths = 0.0
        var expectedPneumonias = 0.0
        for citizen in people {
            for course in planner.courses(for: citizen) {
                if let pregnancy = course as? PregnancyCourse, pregnancy.due < today { births += 1 }
                if course is PneumoniaCourse { pneumonias += 1 }
            }
            for back in 1...Chart.years {
                let day = today.adding(years: -back)
                guard citizen.birth <= day else { continue }
                expectedBirths +=
                    citizen.sex == .female ? rates.value("pregnancy", age: citizen.age(on: day), .female) : 0
                expectedPneumonias += rates.value("pneumonia", age: citizen.age(on: day), citizen.sex)
            }
        }
        // Births nearer than a year and a half to the one before are dropped: somewhat fewer than the rate.
        #expect(Double(births) > 0.75 * expectedBirths && Double(births) < 1.1 * expectedBirths)
        #expect(isAbout(pneumonias, expectedPneumonias))
    }

    @Test func deaths() {
        var expected = 0.0
        for citizen in people {
            for back in 1...Chart.years {
                let day = today.adding(years: -back)
                guard citizen.birth <= day else { continue }
                expected += rates.value("death", age: citizen.age(on: day), citizen.sex)
            }
        }
        let found = people.compactMap { planner.death(of: $0) }
        // Who has died cannot die again, so a little fewer than the sum of the rates.
        #expect(Double(found.count) > 0.7 * expected && Double(found.count) < 1.05 * expected)
        #expect(found.allSatisfy { $0 < today && $0 >= today.adding(years: -Chart.years) })
    }
}

/// Memory does not follow the number of citizens: nothing is kept that grows with them.
@Suite struct StreamingTests {
    @Test func unitsGrowOnlyWithTheClinics() throws {
        func units(_ citizens: Int) throws -> [Unit] {
            try Region(RegionPlan(citizens: citizens, seed: 1)).directory.units
        }
        let small = try units(100)
        let large = try units(100_000)
        #expect(small.filter { $0.kind.key != "gp" }.count == large.filter { $0.kind.key != "gp" }.count)
        #expect(large.filter { $0.kind.key == "gp" }.count < 2 * 100_000 / Directory.citizensPerClinic)
    }

    @Test func aBatchIsOneHouseholdAtMost() throws {
        var batches = try Region(RegionPlan(citizens: 400, seed: 2)).makeIterator()
        var largest = 0
        while let batch = batches.next() {
            largest = max(largest, batch.count)
            #expect(batch.filter { $0.type == "Patient" }.count <= 6)
        }
        #expect((100...2500).contains(largest))
    }

    @Test func anyHouseholdCanBeMadeWithoutThoseBeforeIt() throws {
        let region = try Region(RegionPlan(citizens: 3_000_000, seed: 2))
        let far = region.household(1_200_000, firstCitizen: 2_500_000)
        #expect(far.people > 0)
        #expect(far.resources.first?.type == "Patient")
    }
}
