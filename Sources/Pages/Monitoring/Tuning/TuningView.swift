package import HTML
import Monitoring

/// Changing a programme: fields for what is changed most, the file for all else.
package struct TuningView: Sendable {
    package var model: TuningModel
    package var context: PageContext

    package init(model: TuningModel, context: PageContext) {
        self.model = model
        self.context = context
    }

    private var texts: TuningTexts { context.texts.tuning }
    private var parts: FormParts { FormParts(context: context) }
    private var isFile: Bool { model.file != nil }

    package var html: HTML {
        PageFrame(title: texts.heading(model.title), context: context) {
            p(.class("more")) { a(.href(Route.programme(id: model.name).target)) { model.title } }
            h1 { texts.heading(model.title) }
            p(.class("lead")) { texts.lead(model.next) }
            ways
            if let fault = model.fault {
                div(.class("notice"), .role("alert")) {
                    Icon.warning.html
                    p { texts.fault(fault.line, context.language.say(fault.reason)) }
                }
            } else if !model.fields.mistakes.isEmpty {
                div(.class("notice"), .role("alert")) {
                    Icon.warning.html
                    p { texts.mistaken }
                }
            }
            HTMLForm(
                target: .tuning(id: model.name, TuningQuery(isFile: isFile)), context: context
            ) {
                if isFile { file } else { fields }
                parts.hidden("do", isFile ? "try-file" : "try-fields")
                parts.hidden("from", model.version)
                days
                div { button(.type("submit")) { texts.tryIt } }
            }.html
        }.html
    }

    private var ways: HTML {
        nav(.class("unit-pages"), .ariaLabel(texts.ways)) {
            ul {
                for (way, title) in [(false, texts.fields), (true, texts.file)] {
                    li {
                        a(
                            .href(Route.tuning(id: model.name, TuningQuery(isFile: way)).target),
                            .ariaCurrent(way == isFile ? "page" : nil)
                        ) { title }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var file: HTML {
        div(.class("field")) {
            label(.for("text")) { texts.file }
            p(.class("field-help"), .id("text-help")) { texts.fileHelp }
            textarea(
                .id("text"), .name("text"), .class("programme-file"), .spellcheck(false), .maximumLength(100_000),
                .ariaDescribedBy("text-help"), .ariaInvalid(model.fault != nil)
            ) { model.file ?? "" }
        }
        if let fault = model.fault, let line = Self.line(fault.line, of: model.file ?? "") {
            p(.class("form-error")) { "\(fault.line): \(line)" }
        }
    }

    private static func line(_ number: Int, of text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
    }

    @HTMLBuilder private var fields: HTML {
        for row in model.measures {
            fieldset {
                legend { row.unit.isEmpty ? row.name : "\(row.name) (\(row.unit))" }
                div(.class("limit-fields")) {
                    for level in LimitSet.Level.allCases {
                        field(ProgrammeFields.name(row.measure, level), title(level))
                    }
                }
            }
        }
        if !model.measures.isEmpty { p(.class("field-help")) { texts.limitHelp } }
        for urgency in Urgency.allCases { response(urgency) }
    }

    private func title(_ level: LimitSet.Level) -> String {
        let texts = context.texts.monitoring
        return switch level {
        case .alertLow: texts.redBelowField
        case .warningLow: texts.yellowBelowField
        case .warningHigh: texts.yellowFromField
        case .alertHigh: texts.redFromField
        }
    }

    private func response(_ urgency: Urgency) -> HTML {
        fieldset {
            legend { MonitoringMark(urgency).word(context.texts.monitoring) }
            field(ProgrammeFields.within(urgency), texts.hours)
            details(.class("own-role"), .open(said(urgency).contains { mistake($0.name) != nil })) {
                summary { texts.saidOf }
                for text in said(urgency) { long(text.name, text.title) }
            }
        }
    }

    /// The texts about a kind of finding, in both languages.
    private func said(_ urgency: Urgency) -> [(name: String, title: String)] {
        [("da", texts.inDanish), ("en", texts.inEnglish)].flatMap { language, name in
            [
                (ProgrammeFields.text("citizen", urgency, language), "\(texts.citizen) (\(name))"),
                (ProgrammeFields.text("staff", urgency, language), "\(texts.staff) (\(name))"),
            ]
        }
    }

    private func field(_ name: String, _ title: String) -> HTML {
        parts.textField(name, title, value: model.fields.values[name], mistake: mistake(name))
    }

    private func long(_ name: String, _ title: String) -> HTML {
        parts.longTextField(
            name, title, value: model.fields.values[name], mistake: mistake(name), longest: ProgrammeFields.longestText)
    }

    private func mistake(_ name: String) -> String? { model.fields.mistakes[name].map(texts.mistake) }

    private var days: HTML {
        div(.class("field")) {
            label(.for("days")) { texts.period }
            select(.id("days"), .name("days")) {
                for days in ProgrammeTrial.periods {
                    option(.value(String(days)), .selected(days == model.days)) { texts.days(days) }
                }
            }
        }
    }
}
