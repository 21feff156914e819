import FHIR
import Testing

@testable import Care

@Suite struct ValueTests {
    private func entries(_ observations: String...) throws -> [Entry] {
        var record = try SampleRecord()
        for (number, observation) in observations.enumerated() {
            try record.add(
                """
                {"resourceType":"Observation","id":"\(number)","status":"final",\
                "effectiveDateTime":"2026-01-0\(number + 1)",\(observation)}
                """)
        }
        return try ThreadRules(thread: record.opened()).page(ThreadFilter(), after: nil, limit: 50).entries
    }

    @Test(arguments: [
        (
            #""valueQuantity":{"value":7.10,"unit":"mmol/L"},"referenceRange":[{"high":{"value":6.0,"unit":"mmol/L"}}]"#,
            Interpretation.high
        ),
        (
            #""valueQuantity":{"value":7.10,"unit":"mmol/L"},"referenceRange":[{"low":{"value":8,"unit":"mmol/L"}}]"#,
            .low
        ),
        (
            #""valueQuantity":{"value":7,"unit":"mmol/L"},"referenceRange":[{"low":{"value":7},"high":{"value":7}}]"#,
            .normal
        ),
        (#""valueQuantity":{"value":7,"unit":"mg"},"referenceRange":[{"low":{"value":8,"unit":"g"}}]"#, .unknown),
        (#""valueQuantity":{"value":5,"comparator":"<"},"referenceRange":[{"high":{"value":10}}]"#, .normal),
        (#""valueQuantity":{"value":5,"comparator":">"},"referenceRange":[{"high":{"value":10}}]"#, .unknown),
        (
            #""valueQuantity":{"value":7},"referenceRange":[{"high":{"value":6}}],"interpretation":[{"coding":[{"code":"N"}]}]"#,
            .normal
        ),
        (#""valueQuantity":{"value":7},"interpretation":[{"coding":[{"code":"HH"}]}]"#, .criticallyHigh),
        (#""valueString":"positiv","interpretation":[{"coding":[{"code":"A"}]}]"#, .abnormal),
        (#""valueQuantity":{"value":7}"#, .unknown),
    ])
    func deviationIsTheRecordsWordElseTheRange(json: String, expected: Interpretation) throws {
        let entry = try #require(try entries(#""code":{"text":"x"},"# + json).first)
        #expect(entry.value?.interpretation == expected)
    }

    @Test func valueKeepsItsDigits() throws {
        let entry = try entries(#""code":{"text":"x"},"valueQuantity":{"value":7.10,"unit":"mmol/L"}"#)[0]
        #expect(entry.value?.text == "7.10")
        #expect(entry.value?.number == 7.1)
    }

    @Test func bloodPressureIsOneTrendWithTwoSeriesSystolicFirst() throws {
        let pressure = """
            "code":{"text":"Blodtryk","coding":[{"system":"http://loinc.org","code":"85354-9"}]},"component":[\
            {"code":{"text":"Diastolisk","coding":[{"system":"http://loinc.org","code":"8462-4"}]},\
            "valueQuantity":{"value":80,"unit":"mmHg"}},\
            {"code":{"text":"Systolisk","coding":[{"system":"http://loinc.org","code":"8480-6"}]},\
            "valueQuantity":{"value":140,"unit":"mmHg"},"referenceRange":[{"high":{"value":139,"unit":"mmHg"}}]}]
            """
        let trends = TrendRules.trends(of: try entries(pressure, pressure))
        #expect(trends.count == 1)
        #expect(trends[0].series.map(\.title) == ["Systolisk", "Diastolisk"])
        #expect(trends[0].series[0].points.map(\.value.number) == [140, 140])
        #expect(trends[0].series[0].high == 139)
        #expect(trends[0].series[0].points[0].value.interpretation == .high)
        #expect(trends[0].entries.map { $0.start?.text } == ["2026-01-01", "2026-01-02"], "oldest first")
    }

    @Test func unitsAreKeptApart() throws {
        let trends = TrendRules.trends(
            of: try entries(
                #""code":{"coding":[{"code":"a"}]},"valueQuantity":{"value":1,"unit":"mmol/L"}"#,
                #""code":{"coding":[{"code":"a"}]},"valueQuantity":{"value":18,"unit":"mg/dL"}"#,
                #""code":{"coding":[{"code":"a"}]},"valueQuantity":{"value":2,"unit":"mmol/L"}"#))
        #expect(trends.map(\.unit) == ["mmol/L", "mg/dL"])
        #expect(trends.map { $0.series[0].points.count } == [2, 1])
    }

    @Test(
        arguments: [
            ("311299-1234", PatientQuery.number("3112991234")), (" 7310520246 ", .number("7310520246")),
            ("Anna Jensen 31.12.1999", .person(name: "Anna Jensen", birthDate: "1999-12-31")),
            ("1999-12-31, Jensen", .person(name: "Jensen", birthDate: "1999-12-31")),
            ("Jensen 1/2-1950", .person(name: "Jensen", birthDate: "1950-02-01")),
            ("Anna Jensen", nil), ("31.12.1999", nil), ("", nil), ("Anna 31.02.1999", nil),
        ] as [(String, PatientQuery?)])
    func patientQueryIsReadFromOneField(text: String, expected: PatientQuery?) {
        #expect(PatientQuery(text) == expected)
    }

    @Test func smallNumbersAreHidden() {
        #expect([0, 1, 4, 5].map { Figure($0) } == [.exact(0), .fewerThan(5), .fewerThan(5), .exact(5)])
        #expect(Figure(9, smallest: 10) == .fewerThan(10))
    }
}
