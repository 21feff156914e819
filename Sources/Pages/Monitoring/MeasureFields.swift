import HTML

/// The fields of one thing to measure: large, with the unit beside the number. A decimal comma and a point are both good.
struct MeasureFields {
    let view: TodayView
    let plan: TodayPlan
    let item: TodayItem
    let fields: [MeasureField]

    private var context: PageContext { view.context }
    private var texts: TodayTexts { context.texts.today }
    private var form: MeasureForm? {
        view.form?.plan == plan.id && view.form?.activity == item.activity ? view.form : nil
    }

    var html: HTML {
        var said: [String] = []
        for doubt in fields.compactMap({ doubt(about: $0) }) where !said.contains(doubt) { said.append(doubt) }
        return view.sending(plan, "measure", said: item.title) {
            input(.type("hidden"), .name("activity"), .value(item.activity))
            div(.class("measures")) {
                for field in fields { self.field(field) }
            }
            p(
                .class("form-error"), .role("alert"), .id(doubtId), .data("data-doubt", ""),
                .hidden(said.isEmpty)
            ) { said.joined(separator: " ") }
            div { button(.class("button-large"), .type("submit")) { texts.send } }
        }
    }

    private var doubtId: String { "doubt-\(plan.id)-\(item.activity)" }

    private func field(_ field: MeasureField) -> HTML {
        let id = "\(plan.id)-\(item.activity)-\(field.measure)"
        return div(.class("measure")) {
            label(.for(id)) { field.name }
            div(.class("measure-entry")) {
                input(
                    .id(id), .class("measure-number"), .type("text"), .inputMode("decimal"),
                    .required(fields.count == 1),
                    .name(MeasureForm.name(of: field)), .value(form?.written[field.measure] ?? ""),
                    .autocomplete("off"), .maximumLength(12), .ariaDescribedBy("\(id)-unit \(doubtId)"),
                    .ariaInvalid(form?.mistakes[field.measure] != nil),
                    .data("data-name", fields.count > 1 ? field.name : nil), .data("data-unit", field.unit),
                    .data("data-lowest", "\(field.possible.lowerBound)"),
                    .data("data-highest", "\(field.possible.upperBound)"),
                    .data("data-no-number", texts.noNumber(field.name)), .data("data-impossible", impossible(field)))
                span(.class("measure-unit"), .id("\(id)-unit")) { field.unit }
            }
        }
    }

    private func impossible(_ field: MeasureField) -> String {
        texts.impossible(
            field.name, context.language.say(number: field.possible.lowerBound),
            context.language.say(number: field.possible.upperBound), field.unit)
    }

    private func doubt(about field: MeasureField) -> String? {
        switch form?.mistakes[field.measure] {
        case .noNumber: texts.noNumber(field.name)
        case .impossible: impossible(field)
        case .tooOld: context.texts.keeping.tooOld
        case .ended: texts.ended
        case .refused: context.texts.keeping.refused
        case nil: nil
        }
    }
}
