import FHIR
import Testing

@testable import Monitoring

/// Values keep their meaning through codes and units, and what cannot be is asked about.
@Suite struct MeasureTests {
    @Test func everyMeasureHasItsOwnUnitAndARange() {
        #expect(Measure.all.count >= 20)
        for measure in Measure.all {
            #expect(measure.value(1, in: measure.unit) == 1, "\(measure.id)")
            #expect(measure.possible.lowerBound < measure.possible.upperBound)
            for (code, units) in MeasureTable.standard.codes(of: measure.id) {
                for unit in units { #expect(measure.value(1, in: unit) != nil, "\(code) in \(unit)") }
            }
        }
    }

    @Test func aFractionIsExactlyItsPerCent() throws {
        let saturation = try #require(Measure.named("spo2"))
        for percent in 0...100 {
            #expect(saturation.value(Double("\(Double(percent) / 100)") ?? -1, in: "1") == Double(percent))
        }
    }

    @Test(arguments: [
        ("glucose", 100.0, "mg/dL", 5.550745), ("glucose", 5.5, "mmol/L", 5.5), ("temperature", 98.6, "[degF]", 37),
        ("weight", 72_500, "g", 72.5), ("height", 171, "cm", 1.71), ("crp", 2.5, "mg/dL", 25),
    ])
    func unitsAreConverted(measure: String, value: Double, unit: String, expected: Double) throws {
        #expect(try Measurement.reported(measure, value, unit: unit, at: 0).value == expected)
    }

    @Test func anotherUnitThanTheCodesIsRefused() throws {
        // NPU03011 has the fraction in it: 97 under it is no per cent.
        let wrong = try Self.observation("urn:oid:1.2.208.176.2.1", "NPU03011", "97", "%")
        #expect(throws: Measurement.Fault.unit(measure: "spo2", given: "%", possible: ["1"])) {
            try Measurement.all(in: wrong)
        }
        let fraction = try Self.observation("urn:oid:1.2.208.176.2.1", "NPU03011", "0.97", "1")
        #expect(try Measurement.all(in: fraction).first?.value == 97)
        let percent = try Self.observation("http://loinc.org", "59408-5", "97", "%")
        #expect(try Measurement.all(in: percent).first?.value == 97)
        let impossible = try Self.observation("http://loinc.org", "59408-5", "0.97", "%")
        #expect(throws: Measurement.Fault.impossible(measure: "spo2", value: 0.97, possible: 40...100)) {
            try Measurement.all(in: impossible)
        }
        #expect(throws: Measurement.Fault.unknownMeasure) {
            try Measurement.reported("spo3", 97, unit: "%", at: 0)
        }
    }

    @Test func whatIsNoMeasurementIsLeftAlone() throws {
        #expect(try Measurement.all(in: Self.observation("http://loinc.org", "1234-5", "1", "%")).isEmpty)
        let absent = try JSONDocument(
            #"{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"59408-5"}]},"dataAbsentReason":{"text":"fell off"},"effectiveDateTime":"2026-11-21T09:00:00Z"}"#
        ).root
        #expect(try Measurement.all(in: absent).isEmpty)
    }

    @Test func theQuestionBackSaysWhatCanBe() throws {
        let words = FindingWords.impossible(try #require(Measure.named("spo2")), 0.97)
        #expect(
            words.danish
                == "iltmætning kan ikke være 1 %. Det skal være mellem 40 % og 100 %. Er enheden rigtig? Mål igen, eller ret tallet."
        )
    }

    private static func observation(_ system: String, _ code: String, _ value: String, _ unit: String) throws
        -> JSONValue
    {
        try JSONDocument(
            #"{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"\#(system)","code":"\#(code)"}]},"effectiveDateTime":"2026-11-21T09:00:00Z","valueQuantity":{"value":\#(value),"code":"\#(unit)"}}"#
        ).root
    }
}
