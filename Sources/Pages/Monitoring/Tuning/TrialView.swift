package import HTML
import Monitoring

/// What a changed programme means, before it is published: what is otherwise, and the alarms that it would have given.
package struct TrialView: Sendable {
    package var model: TrialModel
    package var context: PageContext

    package init(model: TrialModel, context: PageContext) {
        self.model = model
        self.context = context
    }

    private var texts: TuningTexts { context.texts.tuning }
    private var parts: FormParts { FormParts(context: context) }
    private var target: Route { .tuning(id: model.name, TuningQuery()) }

    package var html: HTML {
        PageFrame(title: texts.trialHeading(model.version, model.title), context: context) {
            p(.class("more")) { a(.href(Route.programme(id: model.name).target)) { model.title } }
            h1 { texts.trialHeading(model.version, model.title) }
            p(.class("lead")) { texts.notYet }
            if model.written.isLate {
                div(.class("notice"), .role("alert")) {
                    Icon.warning.html
                    p { texts.meanwhile(model.former) }
                }
            }
            changes
            trial
            publish
            parts.press(
                target, [("do", "edit-file"), ("from", model.former), ("text", model.file)], texts.goOn, isQuiet: true)
        }.html
    }

    private var changes: HTML {
        section(.ariaLabelledBy("changes")) {
            h2(.id("changes")) { texts.changes(model.former) }
            if model.changes.isEmpty {
                EmptyNotice(text: texts.noChanges).html
            } else {
                ChangeList(changes: model.changes, context: context, isCard: true).html
            }
        }
    }

    private var trial: HTML {
        section(.ariaLabelledBy("trial")) {
            h2(.id("trial")) { texts.trial(model.trial.days) }
            if model.trial.plans == 0 {
                EmptyNotice(text: texts.noPlans).html
            } else {
                p(.class("lead")) { texts.plans(model.trial.plans, model.trial.all) }
                table(.class("table")) {
                    thead {
                        tr {
                            th(.scope(.column)) { context.texts.alarm.rule }
                            for title in [texts.old(model.former), texts.new(model.version)] {
                                th(.scope(.column), .class("number")) { title }
                            }
                        }
                    }
                    tbody {
                        for total in model.trial.totals {
                            row(total.old, total.new) { MonitoringMark(total.urgency).badge(context) }
                        }
                        for (line, rule) in zip(model.trial.lines, model.rules) {
                            row(line.old, line.new) { rule }
                        }
                    }
                }
                p(.class("field-help")) { texts.trialHelp }
            }
        }
    }

    private func row(
        _ old: ProgrammeTrial.Count, _ new: ProgrammeTrial.Count, @HTMLBuilder _ name: () -> HTML
    ) -> HTML {
        let cells = [(texts.old(model.former), old), (texts.new(model.version), new)]
        return tr {
            th(.scope(.row)) { name() }
            for (title, count) in cells {
                td(.class("number")) {
                    span(.class("table-label")) { title + ": " }
                    span(.class("digits")) { texts.count(count.alarms, count.plans) }
                }
            }
        }
    }

    @HTMLBuilder private var publish: HTML {
        if !model.mayPublish {
            p(.class("notice notice-plain")) {
                Icon.warning.html
                span { texts.doctorPublishes }
            }
        } else if !model.changes.isEmpty || model.isExperimental {
            HTMLForm(target: target, context: context) {
                h2 { texts.publishHeading }
                p(.class("field-help")) { texts.publishHelp }
                parts.longTextField(
                    "why", texts.why, help: texts.whyHelp, value: model.written.why,
                    mistake: model.written.lacksReason ? texts.whyMissing : nil)
                if model.isExperimental {
                    div(.class("choice")) {
                        input(
                            .id("approved"), .type("checkbox"), .name("approved"), .value("yes"),
                            .checked(model.written.isApproved))
                        div(.class("choice-body")) { label(.for("approved")) { texts.approve } }
                    }
                }
                parts.hidden("do", "publish")
                parts.hidden("from", model.former)
                parts.hidden("days", String(model.trial.days))
                parts.hidden("text", model.file)
                div { button(.type("submit")) { texts.publish(model.version) } }
            }.html
        }
    }
}
