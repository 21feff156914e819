import FHIR
import Testing

@testable import Region

@Suite struct PeopleTests {
    @Test func nobodyRealCanHaveACPRNumberOfTheRegion() throws {
        for citizen in try RegionSample.patients(3000, seed: 11) {
            let digits = Array(citizen.cpr)
            #expect(digits.count == 10)
            let day = Int(String(digits[0...1])) ?? 0
            let (year, month, dayOfMonth) = citizen.birth.components
            #expect(day == dayOfMonth + 60)
            #expect(Int(String(digits[2...3])) == month)
            #expect(CPRNumber.birthYear(of: citizen.cpr) == year)
            #expect((digits[9].wholeNumberValue ?? 0) % 2 == (citizen.sex == .male ? 1 : 0))
        }
    }

    @Test func everyCPRNumberAndIdIsUnique() throws {
        let people = try RegionSample.patients(15_000, seed: 3)
        #expect(Set(people.map(\.cpr)).count == people.count)
        #expect(Set(people.map(\.id)).count == people.count)
    }

    @Test(arguments: [1, 64 * 2000, 64 * 2000 + 1, 5_900_000])
    func placesInTheSeriesAreEnough(_ citizens: Int) {
        let series = CPRSeries(citizens: citizens)
        #expect(series.days * CPRNumber.perDay >= citizens)
        let wished = RegionDay(1980, 5, 5)
        for citizen in [0, citizens / 2, citizens - 1] {
            let place = series.place(citizen: citizen, wished: wished)
            #expect((0..<CPRNumber.perDay).contains(place.serial))
            #expect(place.birth <= wished && wished - place.birth < series.days)
        }
    }

    @Test func theScatteringOfPlacesIsOneToOne() {
        let series = CPRSeries(citizens: 1000)
        var seen: Set<Int> = []
        let wished = RegionDay(2000, 1, 1)
        for citizen in 0..<(series.days * CPRNumber.perDay) {
            let place = series.place(citizen: citizen, wished: wished)
            seen.insert((wished - place.birth) * CPRNumber.perDay + place.serial)
        }
        #expect(seen.count == series.days * CPRNumber.perDay)
    }

    @Test func agesAreAboutThoseOfDenmark() throws {
        let people = try RegionSample.patients(20_000, seed: 5)
        let today = RegionPlan.standardToday
        func share(_ ages: ClosedRange<Int>) -> Double {
            Double(people.filter { ages.contains($0.age(on: today)) }.count) / Double(people.count)
        }
        // Statistics Denmark, rounded: 19 % under 18, 20 % from 65, 5 % from 80.
        #expect((0.16...0.24).contains(share(0...17)))
        #expect((0.16...0.24).contains(share(65...120)))
        #expect((0.03...0.075).contains(share(80...120)))
        #expect(people.allSatisfy { (0...106).contains($0.age(on: today)) })
        let women = Double(people.filter { $0.sex == .female }.count) / Double(people.count)
        #expect((0.48...0.52).contains(women))
    }

    @Test func municipalitiesHaveTheirShareOfThePopulation() throws {
        let region = try Region(RegionPlan(citizens: 20_000, seed: 5))
        let people = try RegionSample.patients(20_000, seed: 5)
        let total = region.directory.municipalities.reduce(0) { $0 + $1.population }
        for (place, municipality) in region.directory.municipalities.enumerated() {
            let expected = municipality.population / total
            let found = Double(people.filter { $0.municipality == place }.count) / Double(people.count)
            #expect(abs(found - expected) < 0.25 * expected + 0.004, "\(municipality.name): \(found) for \(expected)")
        }
    }

    @Test func parentsAreOldEnoughAndChildrenLiveWithThem() throws {
        let people = try RegionSample.patients(5000, seed: 9)
        let byNumber = Dictionary(people.map { ($0.cpr, $0) }, uniquingKeysWith: { first, _ in first })
        var mothers = 0
        for child in people {
            for relative in child.relatives where relative.relation == .mother {
                guard let mother = relative.cpr.flatMap({ byNumber[$0] }) else { continue }
                mothers += 1
                #expect((17...50).contains(mother.birth.years(until: child.birth)))
                #expect(mother.street == child.street && mother.clinic.id == child.clinic.id)
            }
        }
        #expect(mothers > 500)
    }

    @Test func someAreAloneAndSomeSpeakAnotherLanguage() throws {
        let people = try RegionSample.patients(5000, seed: 9)
        let today = RegionPlan.standardToday
        #expect(people.contains { $0.age(on: today) > 75 && $0.relatives.isEmpty })
        #expect(people.contains { $0.needsInterpreter })
        let foreign = Double(people.filter { $0.tongue != nil }.count) / Double(people.count)
        #expect((0.10...0.22).contains(foreign))
        #expect(people.contains { $0.isProtected })
    }
}

@Suite struct RegionDayTests {
    @Test func everyDayOfTwoCenturiesIsTheDayAfterTheOneBefore() {
        var previous = RegionDay(1799, 12, 31)
        for day in (previous.day + 1)...RegionDay(1800, 1, 1).day + 146_097 / 2 {
            let date = RegionDay(day: day)
            let (year, month, dayOfMonth) = date.components
            #expect(RegionDay(year, month, dayOfMonth).day == day)
            #expect(date > previous)
            previous = date
        }
    }

    @Test func knowsRealDays() {
        #expect(RegionDay(1970, 1, 1).day == 0)
        #expect(RegionDay(2000, 3, 1).day == 11_017)
        #expect(RegionDay("2024-02-29")?.description == "2024-02-29")
        #expect(RegionDay("2023-02-29") == nil)
        #expect(RegionDay("2023-2-1") == nil)
        #expect(RegionDay(2026, 11, 21).weekday == 5)
        #expect(RegionDay(2026, 11, 21).onWeekday == RegionDay(2026, 11, 23))
    }

    @Test(arguments: [
        ("2026-03-28", "+01:00"), ("2026-03-29", "+02:00"), ("2026-10-24", "+02:00"), ("2026-10-25", "+01:00"),
    ])
    func danishSummerTime(_ day: String, _ offset: String) throws {
        let date = try #require(RegionDay(day))
        #expect(Moment(date, minute: 9 * 60 + 5).text == day + "T09:05:00" + offset)
    }

    @Test func decimalsKeepTheirDigits() {
        #expect(Digits.decimal(7, 1) == "7.0")
        #expect(Digits.decimal(0.05, 2) == "0.05")
        #expect(Digits.decimal(-1.26, 1) == "-1.3")
        #expect(Digits.decimal(41.5, 0) == "42")
    }
}
