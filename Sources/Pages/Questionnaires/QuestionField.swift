import Care
import FHIR
import HTML
import Questionnaires

/// One item of a questionnaire as something to fill in, or to read.
struct QuestionField {
    let placed: PlacedItem
    let answers: FormAnswers
    /// What was written where it cannot stand; nil: what has been answered.
    var written: AnswerForm?
    var mistake: String?
    let context: PageContext

    private var item: FormItem { placed.item }
    private var place: FormPlace { placed.place }
    private var texts: QuestionnaireTexts { context.texts.questionnaire }
    private var name: String { AnswerForm.field(place) }
    private var isReadHere: Bool { item.isReadOnly || [.attachment, .reference].contains(item.type) }
    private var said: FormSaying { FormSaying(form: answers.form, context: context) }

    /// Longer lists than this are chosen from in a box that folds out.
    private static let mostRadios = 12
    /// Scales with more places than this are written as a number.
    private static let longestScale = 11

    var html: HTML {
        switch item.type {
        case .display: reading
        case .group: HTML.element("h3", [.class("question-group")]) { said.line(item.text) }
        default: isReadHere ? fixed : question
        }
    }

    private var reading: HTML {
        div(.class("question-reading")) {
            said.paragraphs(item.text)
            if let seconds = item.waitSeconds {
                p(.class("question-wait")) {
                    Icon.clock.html
                    span { texts.wait(seconds) }
                }
            }
        }
    }

    /// What is filled in for whoever answers, and what pages cannot take in.
    private var fixed: HTML {
        div(.class("question")) {
            p(.class("question-text")) { title }
            if item.isReadOnly {
                p { AnswerSaying(answers: answers, context: context).text(placed) ?? texts.notAnswered }
            } else {
                p(.class("field-help")) { texts.cannotHere }
            }
        }
    }

    @HTMLBuilder private var title: HTML {
        if let prefix = item.prefix { span(.class("question-prefix")) { prefix + " " } }
        said.line(item.text)
    }

    private var isChoice: Bool { !item.options.isEmpty || item.type == .boolean || scale != nil }

    @HTMLBuilder private var question: HTML {
        if isChoice, item.options.count <= Self.mostRadios || item.repeats {
            fieldset(.class("question"), .id("q\(place.text)")) {
                legend(.class("question-text")) { title }
                notes
                choices
            }
        } else {
            div(.class("question field"), .id("q\(place.text)")) {
                label(.class("question-text"), .for(name)) { title }
                notes
                input
            }
        }
    }

    @HTMLBuilder private var notes: HTML {
        for help in item.help {
            div(.class("field-help")) { said.paragraphs(help.text) }
        }
        if !item.isRequired { p(.class("field-help")) { texts.optional } }
        if let mistake {
            p(.class("form-error"), .id("\(name)-error"), .role("alert")) { mistake }
        }
    }

    // MARK: Choices

    /// The places of a short scale, such as 0 to 10 with a slider.
    private var scale: [Int]? {
        guard item.control == "slider", item.type == .integer, case .integer(let least)? = item.limits.least,
            case .integer(let most)? = item.limits.most, least < most
        else { return nil }
        let step = max(1, item.limits.step.flatMap { Int($0.text) } ?? 1)
        let places = Array(stride(from: least, through: most, by: step))
        return places.count <= Self.longestScale ? places : nil
    }

    @HTMLBuilder private var choices: HTML {
        if item.type == .boolean {
            for (value, text) in [("true", texts.yes), ("false", texts.no)] { choice(value, HTML.text(text)) }
        } else if let scale {
            div(.class("question-scale")) {
                for number in scale { choice(String(number), HTML.text(String(number))) }
            }
        } else {
            for (number, option) in item.options.enumerated() { choice(String(number), said.line(option.text)) }
            if item.type == .openChoice {
                choice(AnswerForm.otherChoice, HTML.text(texts.other))
                div(.class("field")) {
                    label(.class("unseen"), .for(AnswerForm.otherField(place))) { texts.other }
                    HTML.voidElement(
                        "input",
                        [
                            .id(AnswerForm.otherField(place)), .type("text"), .name(AnswerForm.otherField(place)),
                            .value(written?.writtenOther(at: place) ?? own ?? ""), .autocomplete("off"),
                            .maximumLength(item.limits.maxLength ?? 200),
                        ])
                }
            }
        }
    }

    /// Whether several may be ticked, or one ticked off again.
    private var isTicked: Bool { item.repeats || (item.options.count == 1 && item.type == .choice) }

    private func choice(_ value: String, _ text: HTML) -> HTML {
        label(.class("app-choice")) {
            HTML.voidElement(
                "input",
                [
                    .type(isTicked ? "checkbox" : "radio"), .name(name), .value(value), .checked(isChosen(value)),
                    .ariaDescribedBy(mistake.map { _ in "\(name)-error" }),
                ])
            span { text }
        }
    }

    private func isChosen(_ value: String) -> Bool {
        if let written { return written.written(at: place).contains(value) }
        if value == AnswerForm.otherChoice { return own != nil }
        return answers.values(at: place).contains { answer in
            switch answer {
            case .boolean(let answer): value == (answer ? "true" : "false")
            case .integer(let number) where item.options.isEmpty: value == String(number)
            default:
                Int(value).map { item.options.indices.contains($0) && item.options[$0].value.means(answer) } ?? false
            }
        }
    }

    /// An answer in own words to an open choice.
    private var own: String? {
        guard item.type == .openChoice else { return nil }
        return answers.values(at: place).compactMap { if case .string(let text) = $0 { text } else { nil } }.first
    }

    // MARK: Fields

    @HTMLBuilder private var input: HTML {
        if !item.options.isEmpty {
            select(.id(name), .name(name)) {
                option(.value("")) { texts.choose }
                for (number, choice) in item.options.enumerated() {
                    option(.value(String(number)), .selected(isChosen(String(number)))) {
                        choice.text.text(in: context.language.rawValue)
                    }
                }
            }
        } else {
            for (number, value) in fieldValues.enumerated() { field(value, number) }
            if item.repeats { p(.class("field-help")) { texts.addAnswerHelp } }
        }
    }

    /// One field for each answer, and where there may be several one more.
    private var fieldValues: [String] {
        let known = written.map { $0.written(at: place) } ?? answers.values(at: place).map(raw)
        let kept = known.filter { !$0.isEmpty }
        return item.repeats || kept.isEmpty ? kept + [""] : kept
    }

    private func raw(_ value: AnswerValue) -> String {
        switch value {
        case .decimal(let number): context.language.localised(number.text)
        case .quantity(let quantity): context.language.localised(quantity.value.text)
        case .time(let time): String(time.prefix(5))
        case .dateTime(let time): onTheClock(context.moment.localTime(time))
        default: value.plainText
        }
    }

    /// As the browser's fields for dates and times write it.
    private func onTheClock(_ time: LocalTime) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(time.date.iso)T\(two(time.hour)):\(two(time.minute))"
    }

    @HTMLBuilder private func field(_ value: String, _ number: Int) -> HTML {
        let id = number == 0 ? name : "\(name)-\(number)"
        if item.type == .text {
            textarea(
                .id(id), .name(name), .maximumLength(item.limits.maxLength ?? 4000), .ariaInvalid(mistake != nil),
                .ariaDescribedBy(mistake.map { _ in "\(name)-error" })
            ) { value }
        } else {
            div(.class("question-amount")) {
                HTML.voidElement(
                    "input",
                    [
                        .id(id), .type(inputType), .name(name), .value(value), .autocomplete("off"),
                        .inputMode(inputMode), .maximumLength(item.limits.maxLength ?? 400),
                        .ariaInvalid(mistake != nil), .ariaDescribedBy(mistake.map { _ in "\(name)-error" }),
                    ])
                if item.type == .quantity { unit }
            }
        }
    }

    private var inputType: String {
        switch item.type {
        case .date: "date"
        case .dateTime: "datetime-local"
        case .time: "time"
        case .url: "url"
        default: "text"
        }
    }

    private var inputMode: String {
        switch item.type {
        case .integer: "numeric"
        case .decimal, .quantity: "decimal"
        case .url: "url"
        default: "text"
        }
    }

    @HTMLBuilder private var unit: HTML {
        let field = AnswerForm.unitField(place)
        if item.units.count == 1, let unit = item.units.first {
            span(.class("question-unit")) { unit.display }
        } else {
            label(.class("unseen"), .for(field)) { texts.unit }
            let chosen = written?.writtenUnit(at: place) ?? givenUnit
            if item.units.isEmpty {
                HTML.voidElement(
                    "input", [.id(field), .type("text"), .name(field), .value(chosen ?? ""), .maximumLength(40)])
            } else {
                select(.id(field), .name(field)) {
                    for unit in item.units {
                        option(.value(unit.code), .selected(unit.code == chosen)) { unit.display }
                    }
                }
            }
        }
    }

    private var givenUnit: String? {
        guard case .quantity(let quantity)? = answers.values(at: place).first else { return nil }
        return quantity.code ?? quantity.unit
    }
}
