import FHIR
import Foundation
import Questionnaires
import Record
import TestSupport
import Testing

@testable import Monitoring

/// The series of real people go through the whole pipeline, and what comes out is what an independent calculation says.
@Suite struct RealSeriesTests {
    private typealias Fixture = MonitoringFixture

    /// Twelve people's weight each morning for nine weeks (PLoS ONE 0232680).
    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func weightsOfNineWeeks() async throws {
        let lines = try Self.lines("08_home_monitoring/weight_12subjects_63days_pone.0232680.s001.csv")
        let rows = lines.dropFirst().compactMap { line -> (subject: String, day: Int, kilograms: Double)? in
            let columns = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard columns.count >= 7, let day = Int(columns[2]), let kilograms = Double(columns[6]) else { return nil }
            return (columns[1], day, kilograms)
        }
        let people = Dictionary(grouping: rows) { $0.subject }
        #expect(people.count == 12)
        for (subject, series) in people.sorted(by: { $0.key < $1.key }).prefix(4) {
            let fixture = try await Fixture()
            let plan = try await fixture.start("https://tovholder.dk/fhir/PlanDefinition/heart-failure|1")
            let values = series.sorted { $0.day < $1.day }.map { $0.kilograms }
            for value in values {
                fixture.clock.advance(by: Fixture.day)
                _ = try await fixture.desk.report(
                    Report(
                        values: [.init(measure: "weight", value: value, unit: "kg")], at: fixture.clock.now,
                        transmission: "\(subject)-\(fixture.clock.now)"), in: plan, of: "karen",
                    by: Fixture.hand(Fixture.karen))
            }
            // By hand: the middle of the first five, and two kilograms above it is yellow, four red, three below yellow.
            let usual = values.prefix(5).sorted()[2]
            let expected = values.enumerated().compactMap { place, value -> Urgency? in
                guard place >= 4 else { return nil }
                if value - usual >= 4 - 1e-9 { return .red }
                return value - usual >= 2 - 1e-9 || usual - value > 3 + 1e-9 ? .yellow : nil
            }
            #expect(try await fixture.plan(plan)?.baseline(of: "weight") == usual)
            let found = try await fixture.deviations().flatMap(\.findings).filter { $0.kind == .measured }.map(
                \.urgency)
            #expect(found == expected, "subject \(subject)")
        }
    }

    /// Blood pressures of pregnant women at a day assessment, half an hour apart.
    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func pressuresInPregnancy() async throws {
        let lines = try Self.lines("08_home_monitoring/bp_preg.csv")
        let names = try #require(lines.first).split(separator: ",").map(String.init)
        let first = try #require(names.firstIndex(of: "SBP_0"))
        let programme = try #require(try ExampleProgrammes.all().first { $0.name == "pregnancy-with-risk" })
        var judged: [Colour: Int] = [:]
        var calculated: [Colour: Int] = [:]
        for line in lines.dropFirst() {
            let columns = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for place in stride(from: first, to: first + 18, by: 2) where place + 1 < columns.count {
                guard let upper = Double(columns[place]), let lower = Double(columns[place + 1]) else { continue }
                let report = Report(
                    values: [
                        .init(measure: "systolic", value: upper, unit: "mm[Hg]"),
                        .init(measure: "diastolic", value: lower, unit: "mm[Hg]"),
                    ], at: 0, transmission: "x")
                // A slip of the pen in the file is no measurement, and is refused as one at home would be.
                guard let measured = try? report.measurements(now: 0) else { continue }
                let worst = measured.map { Judgement.judge($0, by: programme.limits(of: $0.measure.id)).colour }.max()
                judged[worst ?? .grey, default: 0] += 1
                let isRed = upper >= 160 || lower >= 110 || upper < 80 || lower < 40
                let isYellow = upper >= 140 || lower >= 90 || upper < 90 || lower < 50
                calculated[isRed ? .red : isYellow ? .yellow : .green, default: 0] += 1
            }
        }
        #expect(judged == calculated)
        #expect(judged.values.reduce(0, +) > 1000)
        #expect(judged[.red, default: 0] > 0)
    }

    private static func lines(_ path: String) throws -> [String] {
        String(decoding: try SharedData.bytes(path), as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
}
