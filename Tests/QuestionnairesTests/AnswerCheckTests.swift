import FHIR
import Questionnaires
import Testing

/// What is wrong with answers, and where.
@Suite struct AnswerCheckTests {
    @Test func `limits are held to the digit`() throws {
        let form = try Form.of(
            #"{"linkId":"q","type":"decimal","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces","valueInteger":1},"#
                + #"{"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueDecimal":1},"#
                + #"{"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueDecimal":100}]}"#)
        for (text, isRight) in [("1", true), ("0.9", false), ("100.0", true), ("100.1", false), ("5.55", false)] {
            var answers = FormAnswers(form)
            answers.set([.decimal(try #require(DecimalText(text)))], at: try Form.place(form, "q"))
            #expect(answers.faults.isEmpty == isRight, "\(text)")
        }
    }

    @Test func `an amount is held to its limits in any of its units, and to the units asked for`() throws {
        let unit = #""system":"http://unitsofmeasure.org","code":"g""#
        let form = try Form.of(
            #"{"linkId":"q","type":"quantity","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":{\#(unit)}},"#
                + #"{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":{"system":"http://unitsofmeasure.org","code":"kg"}},"#
                + #"{"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueQuantity":{"value":1500,\#(unit)}}]}"#
        )
        func reasons(_ value: String, _ code: String) throws -> [AnswerFault.Reason] {
            var answers = FormAnswers(form)
            answers.set(
                [
                    .quantity(
                        AnswerQuantity(
                            value: try #require(DecimalText(value)), unit: nil, system: UCUM.system, code: code))
                ],
                at: try Form.place(form, "q"))
            return answers.faults.map(\.reason)
        }
        #expect(try reasons("1.5", "kg").isEmpty)
        #expect(try reasons("1501", "g").count == 1)
        #expect(try reasons("1.6", "kg").count == 1)
        #expect(try reasons("1", "lb_av") == [.wrongUnit])
    }

    @Test func `what must be answered is missing until it is, and only where it is asked`() throws {
        let form = try Form.of(
            #"{"linkId":"a","type":"boolean","required":true},"#
                + #"{"linkId":"b","type":"string","required":true,"maxLength":3,"enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}"#
        )
        var answers = FormAnswers(form)
        #expect(answers.faults.map(\.linkId) == ["a"])
        answers.set([.boolean(true)], at: try Form.place(form, "a"))
        #expect(answers.faults.map(\.linkId) == ["b"] && answers.faults.map(\.reason) == [.missing])
        answers.set([.string("four")], at: try Form.place(form, "b"))
        #expect(answers.faults.map(\.reason) == [.tooLong(most: 3)])
        answers.set([.string("æøå")], at: try Form.place(form, "b"))
        #expect(answers.faults.isEmpty)
        answers.set([.boolean(false)], at: try Form.place(form, "a"))
        #expect(answers.faults.isEmpty)
    }

    @Test func `an option that is not offered is refused, an own word only where one may write it`() throws {
        let options = #""answerOption":[{"valueCoding":{"system":"s","code":"a","display":"A"}}]"#
        let form = try Form.of(
            #"{"linkId":"c","type":"choice",\#(options)},{"linkId":"o","type":"open-choice",\#(options)}"#)
        for (link, value, isRight) in [
            ("c", Form.coding("a"), true), ("c", Form.coding("b"), false), ("c", .string("own"), false),
            ("o", Form.coding("a"), true), ("o", .string("own"), true), ("o", Form.coding("b"), false),
        ] {
            var answers = FormAnswers(form)
            answers.set([value], at: try Form.place(form, link))
            #expect(answers.faults.isEmpty == isRight, "\(link) \(value)")
        }
    }

    @Test func `one answer where one is asked for, several where they may be`() throws {
        for (repeats, isRight) in [(false, false), (true, true)] {
            let form = try Form.of(#"{"linkId":"q","type":"integer","repeats":\#(repeats)}"#)
            var answers = FormAnswers(form)
            answers.set([.integer(1), .integer(2)], at: try Form.place(form, "q"))
            #expect(answers.faults.isEmpty == isRight)
        }
    }

    @Test func `what a response says that is not asked stands as a fault`() throws {
        let form = try Form.of(#"{"linkId":"q","type":"integer"}"#)
        let response = try JSONDocument(
            #"{"resourceType":"QuestionnaireResponse","item":[{"linkId":"z"},{"linkId":"q","answer":[{"valueString":"1"}]}]}"#
        ).root
        let answers = FormAnswers(form, response: response)
        #expect(answers.readFaults == [AnswerFault(linkId: "z", place: nil, reason: .unknownItem)])
        #expect(answers.faults.map(\.reason) == [.wrongKind])
    }

    @Test func `taking a repetition away moves those after it`() throws {
        let form = try Form.of(
            #"{"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"q","type":"integer"}]}"#)
        var answers = FormAnswers(form)
        let group = try Form.place(form, "g")
        let item = try #require(form.item("g"))
        for _ in 0..<2 { answers.addRepetition(of: item, at: group) }
        for placed in answers.enabledQuestions {
            answers.set([.integer(placed.place.steps[0].occurrence)], at: placed.place)
        }
        let second = try #require(FormPlace("0.1"))
        answers.removeRepetition(at: second)
        #expect(answers.enabledQuestions.map { answers.values(at: $0.place) } == [[.integer(0)], [.integer(2)]])
    }

    @Test func `what stands within an answer goes with it`() throws {
        let form = try Form.of(
            #"{"linkId":"q","type":"string","repeats":true,"item":[{"linkId":"n","type":"integer"}]}"#)
        var answers = FormAnswers(form)
        let place = try Form.place(form, "q")
        answers.set([.string("a"), .string("b")], at: place)
        for (number, placed) in answers.enabledQuestions.dropFirst().enumerated() {
            answers.set([.integer(number)], at: placed.place)
        }
        answers.set([.string("b")], at: place)
        #expect(answers.enabledQuestions.dropFirst().map { answers.values(at: $0.place) } == [[.integer(1)]])
    }
}
