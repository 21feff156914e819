import FHIR
import Questionnaires
import Testing

/// Which questions are asked, given the answers.
@Suite struct EnablementTests {
    /// Every operator over every type that has an order: what is asked for, a smaller and a larger answer.
    @Test(arguments: [
        ("decimal", "Decimal", ["1.0", "2.0", "3.0"]), ("integer", "Integer", ["-1", "0", "1"]),
        ("date", "Date", [#""2025-12-31""#, #""2026-01-01""#, #""2026-02-01""#]),
        (
            "dateTime", "DateTime",
            [#""2026-01-01T10:00:00+01:00""#, #""2026-01-01T10:00:00Z""#, #""2026-01-01T12:00:00Z""#]
        ),
        ("time", "Time", [#""08:00:00""#, #""08:00:01""#, #""23:59:59""#]),
        ("string", "String", [#""a""#, #""b""#, #""c""#]),
        (
            "quantity", "Quantity",
            [
                #"{"value":999,"system":"http://unitsofmeasure.org","code":"g"}"#,
                #"{"value":1,"system":"http://unitsofmeasure.org","code":"kg"}"#,
                #"{"value":1001,"system":"http://unitsofmeasure.org","code":"g"}"#,
            ]
        ),
    ])
    func `every operator holds an answer against what is asked for`(
        _ type: String, _ member: String, _ values: [String]
    ) throws {
        let meets: [String: [Bool]] = [
            "=": [false, true, false], "!=": [true, false, true], ">": [false, false, true], "<": [true, false, false],
            ">=": [false, true, true], "<=": [true, true, false],
        ]
        for (sign, expected) in meets {
            let form = try Form.of(
                #"{"linkId":"q","type":"\#(type)"},{"linkId":"x","type":"display","text":"x","#
                    + #""enableWhen":[{"question":"q","operator":"\#(sign)","answer\#(member)":\#(values[1])}]}"#)
            #expect(form.faults.isEmpty)
            for (value, isEnabled) in zip(values, expected) {
                let answers = FormAnswers(
                    form, response: try response(#"{"linkId":"q","answer":[{"value\#(member)":\#(value)}]}"#))
                #expect(answers.readFaults.isEmpty)
                #expect(answers.isEnabled(try Form.place(form, "x")) == isEnabled, "\(type) \(value) \(sign)")
            }
            let none = FormAnswers(form, response: try response(""))
            #expect(none.isEnabled(try Form.place(form, "x")) == (sign == "!="), "no answer, \(sign)")
        }
    }

    @Test(arguments: [
        ("boolean", "Boolean", "true", "false"),
        ("choice", "Coding", #"{"system":"s","code":"a"}"#, #"{"system":"s","code":"b"}"#),
        ("reference", "Reference", #"{"reference":"Patient/a"}"#, #"{"reference":"Patient/b"}"#),
    ])
    func `what has no order is the same or not`(_ type: String, _ member: String, _ same: String, _ other: String)
        throws
    {
        for (sign, ofSame, ofOther) in [
            ("=", true, false), ("!=", false, true), (">", false, false), ("<=", false, false),
        ] {
            let form = try Form.of(
                #"{"linkId":"q","type":"\#(type)","answerOption":[{"valueCoding":{"system":"s","code":"a"}}]},"#
                    + #"{"linkId":"x","type":"display","text":"x","enableWhen":[{"question":"q","operator":"\#(sign)","answer\#(member)":\#(same)}]}"#
            )
            for (value, isEnabled) in [(same, ofSame), (other, ofOther)] {
                let answers = FormAnswers(
                    form, response: try response(#"{"linkId":"q","answer":[{"value\#(member)":\#(value)}]}"#))
                #expect(answers.isEnabled(try Form.place(form, "x")) == isEnabled, "\(type) \(sign)")
            }
        }
    }

    @Test func `any of several, or all of them`() throws {
        func form(_ behaviour: String) throws -> QuestionnaireForm {
            try Form.of(
                #"{"linkId":"a","type":"boolean"},{"linkId":"b","type":"integer"},{"linkId":"x","type":"display","text":"x","#
                    + #""enableBehavior":"\#(behaviour)","enableWhen":[{"question":"a","operator":"=","answerBoolean":true},"#
                    + #"{"question":"b","operator":">","answerInteger":3}]}"#)
        }
        for (a, b, any, all) in [
            (true, 4, true, true), (true, 3, true, false), (false, 4, true, false), (false, 0, false, false),
        ] {
            for (behaviour, expected) in [("any", any), ("all", all)] {
                let form = try form(behaviour)
                var answers = FormAnswers(form)
                answers.set([.boolean(a)], at: try Form.place(form, "a"))
                answers.set([.integer(b)], at: try Form.place(form, "b"))
                #expect(answers.isEnabled(try Form.place(form, "x")) == expected)
            }
        }
    }

    @Test func `a question that is not asked counts as not answered, and so do those that hang on it`() throws {
        let form = try Form.of(
            #"{"linkId":"a","type":"boolean"},"#
                + #"{"linkId":"b","type":"boolean","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]},"#
                + #"{"linkId":"c","type":"string","enableWhen":[{"question":"b","operator":"=","answerBoolean":true}]}"#
        )
        var answers = FormAnswers(form)
        for link in ["a", "b"] { answers.set([.boolean(true)], at: try Form.place(form, link)) }
        answers.set([.string("text")], at: try Form.place(form, "c"))
        #expect(answers.enabledQuestions.map(\.item.linkId) == ["a", "b", "c"])
        answers.set([.boolean(false)], at: try Form.place(form, "a"))
        #expect(answers.enabledQuestions.map(\.item.linkId) == ["a"])
        var writer = JSONWriter()
        writer.object { answers.writeItems(to: &$0, language: "da", isDraft: false) }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"item":[{"linkId":"a","answer":[{"valueBoolean":false}]}]}"#)
    }

    @Test func `within a repeated group the condition looks at its own repetition`() throws {
        let form = try Form.of(
            #"{"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"a","type":"boolean"},"#
                + #"{"linkId":"b","type":"string","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}]}"#
        )
        let answers = FormAnswers(
            form,
            response: try response(
                #"{"linkId":"g","item":[{"linkId":"a","answer":[{"valueBoolean":false}]}]},"#
                    + #"{"linkId":"g","item":[{"linkId":"a","answer":[{"valueBoolean":true}]}]}"#))
        let asked = answers.enabledQuestions.filter { $0.item.linkId == "b" }.map { $0.place.steps.first?.occurrence }
        #expect(asked == [1])
    }

    @Test func `a circle and a question that is not there are faults, and end`() throws {
        let form = try Form.of(
            #"{"linkId":"a","type":"boolean","enableWhen":[{"question":"b","operator":"exists","answerBoolean":true}]},"#
                + #"{"linkId":"b","type":"boolean","enableWhen":[{"question":"a","operator":"exists","answerBoolean":true}]},"#
                + #"{"linkId":"c","type":"boolean","enableWhen":[{"question":"z","operator":"exists","answerBoolean":true}]}"#
        )
        #expect(form.faults.contains(FormFault(linkId: "a", reason: .circle)))
        #expect(form.faults.contains(FormFault(linkId: "c", reason: .unknownQuestion)))
        #expect(FormAnswers(form).enabledQuestions.isEmpty)
    }

    private func response(_ items: String) throws -> JSONValue {
        try JSONDocument(#"{"resourceType":"QuestionnaireResponse","status":"in-progress","item":[\#(items)]}"#).root
    }
}
