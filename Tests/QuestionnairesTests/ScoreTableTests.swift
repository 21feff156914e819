import FHIR
import Foundation
import Questionnaires
import TestSupport
import Testing

/// Every score against the published figures.
@Suite struct ScoreTableTests {
    @Test func `every table can be read, says where it is from, and is named as its file`() {
        #expect(ScoreTables.all.map(\.id) == ScoreTables.names)
        for table in ScoreTables.all {
            #expect(!table.source.isEmpty && !table.version.isEmpty)
            for bands in table.bands {
                #expect(bands.levels.first?.from == table.least, "\(table.id)")
                #expect(bands.levels.map(\.from) == bands.levels.map(\.from).sorted(), "\(table.id)")
            }
        }
    }

    @Test func `Else's TOBS is 3, as HL7 Denmark's example says`() throws {
        let score = try table("TOBS").score(
            ScoreInputs(
                numbers: ["pulse": 92, "respiration": 19, "systolic": 147, "temperature": 38.7],
                codes: ["consciousness": "agitated"]))
        #expect(score.total == 3)
        #expect(score.points == ["pulse": 1, "respiration": 0, "systolic": 0, "temperature": 1, "consciousness": 1])
        #expect(score.band()?.code == "2")
    }

    @Test func `a temperature that is not taken rectally is adjusted first`() throws {
        func points(_ way: String?) throws -> Int? {
            try table("TOBS").score(
                ScoreInputs(numbers: ["temperature": 37.5], ways: way.map { ["temperature": $0] } ?? [:])
            ).points["temperature"]
        }
        #expect(try points(nil) == 0)
        #expect(try points("oral") == 1)
        #expect(try points("axillary") == 1)
        #expect(try points("tympanic") == nil)
    }

    @Test(
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)),
        arguments: ["TOBS", "NEWS2"])
    func `both ends of every published range give its points`(_ name: String) throws {
        let published = try published(name)
        let table = try table(name)
        let inputs = [
            "pulse": "pulse", "respiration": "respiration", "systolic": "systolic", "temperature": "temperature",
            "temperature_rectal": "temperature", "spo2_scale1": "spo2",
        ]
        var checked = 0
        for (member, input) in inputs {
            for row in published[member].map({ Array($0.elements) }) ?? [] {
                let points = row[2]?.numberText.flatMap { Int($0) }
                for number in [row[0], row[1]].compactMap({ $0?.numberText.flatMap(Double.init) }) {
                    let codes = name == "NEWS2" ? ["oxygen": "no"] : [:]
                    let score = table.score(ScoreInputs(numbers: [input: number], codes: codes))
                    #expect(score.points[input] == points, "\(name) \(input) \(number)")
                    checked += 1
                }
            }
        }
        #expect(checked > 20)
        for member in published["consciousness"].map({ Array($0.members) }) ?? [] {
            let score = table.score(ScoreInputs(codes: ["consciousness": member.name]))
            #expect(score.points["consciousness"] == member.value.numberText.flatMap { Int($0) })
        }
    }

    @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
    func `saturation has a scale of its own for those at risk of hypercapnia`() throws {
        let published = try published("NEWS2")["spo2_scale2"]
        let table = try table("NEWS2")
        for (member, oxygen) in [("on_air", "no"), ("on_oxygen", "yes")] {
            for row in published?[member].map({ Array($0.elements) }) ?? [] {
                for number in [row[0], row[1]].compactMap({ $0?.numberText.flatMap(Double.init) }) {
                    let score = table.score(
                        ScoreInputs(numbers: ["spo2": number], codes: ["oxygen": oxygen], settings: ["scale": "2"]))
                    #expect(score.points["spo2"] == row[2]?.numberText.flatMap { Int($0) }, "\(oxygen) \(number)")
                }
            }
        }
    }

    @Test(
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)),
        arguments: [
            ("WHO5", "bands", "WHO-5", "risk"), ("MDI", "bands_original", "MDI", "original"),
            ("MDI", "bands_newer_dk", "MDI", "newer"), ("PHQ9", "bands", "PHQ-9", "severity"),
        ])
    func `both ends of every published band have the same meaning`(
        _ published: String, _ member: String, _ name: String, _ set: String
    ) throws {
        let rows = try self.published(published)[member].map { Array($0.elements) } ?? []
        let levels = try #require(try table(name).bands.first { $0.name == set }?.levels)
        #expect(rows.count == levels.count)
        for (row, level) in zip(rows, levels) {
            #expect(row[0]?.numberText.flatMap { Int($0) } == level.from)
        }
        for (row, next) in zip(rows, levels.dropFirst()) {
            #expect(row[1]?.numberText.flatMap { Int($0) } == next.from - 1)
        }
    }

    @Test func `WHO-5 is the sum times four`() throws {
        let table = try table("WHO-5")
        for (answer, total, band) in [(0.0, 0, "high-risk"), (5, 100, "no-risk"), (2, 40, "risk"), (3, 60, "no-risk")] {
            let numbers = Dictionary(uniqueKeysWithValues: (1...5).map { (String($0), answer) })
            let score = table.score(ScoreInputs(numbers: numbers))
            #expect(score.total == total)
            #expect(score.band()?.code == band)
        }
    }

    @Test func `MDI counts the higher of two answers, and says which cut-offs are meant`() throws {
        var numbers = Dictionary(
            uniqueKeysWithValues: ["1", "2", "3", "4", "5", "6", "7", "9"].map { ($0, 2.0) })
        numbers.merge(["8a": 4, "8b": 0, "10a": 0, "10b": 1]) { first, _ in first }
        let score = try table("MDI").score(ScoreInputs(numbers: numbers))
        #expect(score.total == 21)
        #expect(score.band("original")?.code == "mild")
        #expect(score.band("newer")?.code == "mild")
        numbers["10b"] = 0
        let lower = try table("MDI").score(ScoreInputs(numbers: numbers))
        #expect(lower.band("original")?.code == "mild" && lower.band("newer")?.code == "none")
    }

    @Test func `MDI by counts of symptoms: two core and two others are mild`() throws {
        var numbers = Dictionary(
            uniqueKeysWithValues: ["1", "2", "3", "4", "5", "6", "7", "8a", "8b", "9", "10a", "10b"].map { ($0, 0.0) })
        #expect(try table("MDI").score(ScoreInputs(numbers: numbers)).level == nil)
        numbers.merge(["1": 4, "2": 5, "4": 3, "8b": 3]) { _, new in new }
        #expect(try table("MDI").score(ScoreInputs(numbers: numbers)).level?.code == "mild")
        numbers.merge(["5": 3, "9": 3]) { _, new in new }
        #expect(try table("MDI").score(ScoreInputs(numbers: numbers)).level?.code == "moderate")
        numbers.merge(["3": 4, "7": 3]) { _, new in new }
        #expect(try table("MDI").score(ScoreInputs(numbers: numbers)).level?.code == "severe")
    }

    @Test func `item 9 of PHQ-9 surfaces whatever the total is, and without a total`() throws {
        let table = try table("PHQ-9")
        var numbers = Dictionary(uniqueKeysWithValues: (1...9).map { (String($0), 0.0) })
        #expect(table.score(ScoreInputs(numbers: numbers)).flags.isEmpty)
        numbers["9"] = 1
        let score = table.score(ScoreInputs(numbers: numbers))
        #expect(score.total == 1 && score.band()?.code == "none")
        #expect(score.flags.map(\.id) == ["self-harm"] && score.colour == .red)
        let alone = table.score(ScoreInputs(numbers: ["9": 1]))
        #expect(alone.total == nil && alone.flags.map(\.id) == ["self-harm"] && alone.colour == .red)
    }

    @Test func `a missing answer gives no total, and what cannot be is missing`() throws {
        let table = try table("WHO-5")
        let score = table.score(ScoreInputs(numbers: ["1": 5, "2": 5, "3": 5, "4": 6]))
        #expect(score.total == nil && score.band() == nil && score.missing == ["4", "5"])
    }

    @Test func `a single 3 of NEWS2 is flagged`() throws {
        let score = try table("NEWS2").score(
            ScoreInputs(
                numbers: ["respiration": 25, "spo2": 97, "systolic": 120, "pulse": 70, "temperature": 37],
                codes: ["oxygen": "no", "consciousness": "A"]))
        #expect(score.total == 3 && score.band()?.code == "1-4" && score.flags.map(\.id) == ["single-3"])
    }

    private func table(_ id: String) throws -> ScoreTable { try #require(ScoreTables.table(id)) }

    private func published(_ name: String) throws -> JSONValue {
        let data = try Data(contentsOf: SharedData.file("09_dk_rules/scores.json"))
        return try #require(try JSONDocument([UInt8](data)).root[name])
    }
}
