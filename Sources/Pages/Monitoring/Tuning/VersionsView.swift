package import HTML
import Monitoring

/// The versions of a programme, who made each and why; and how the plans of a unit are moved to the newest.
package struct VersionsView: Sendable {
    package var model: VersionsModel
    package var notice: TuningNotice?
    package var context: PageContext

    package init(model: VersionsModel, notice: TuningNotice? = nil, context: PageContext) {
        self.model = model
        self.notice = notice
        self.context = context
    }

    private var texts: TuningTexts { context.texts.tuning }
    private var parts: FormParts { FormParts(context: context) }

    package var html: HTML {
        PageFrame(title: texts.versionsHeading(model.title), context: context) {
            p(.class("more")) { a(.href(Route.programme(id: model.name).target)) { model.title } }
            h1 { texts.versionsHeading(model.title) }
            if let notice {
                div(.class(notice.isRefusal ? "notice" : "notice notice-done"), .role("status")) {
                    (notice.isRefusal ? Icon.warning : Icon.consent).html
                    p { texts.told(notice) }
                }
            }
            p(.class("lead")) { texts.versionsLead }
            ul(.class("entries card")) { for version in model.versions { line(version) } }
            move
            p(.class("field-help")) {
                a(.href(Route.tuning(id: model.name, TuningQuery()).target)) { texts.heading(model.title) }
            }
        }.html
    }

    private func line(_ version: VersionsModel.Version) -> HTML {
        li(.class("entry entry-line")) {
            div(.class("entry-body")) {
                p(.class("entry-title")) { context.texts.monitoring.version(version.version) }
                p(.class("entry-meta")) {
                    span { texts.follow(version.plans) }
                    if version.isExperimental { span(.class("mark")) { context.texts.monitoring.experimental } }
                    if let at = version.publishedAt {
                        span { texts.publishedBy(version.publishedBy ?? context.texts.common.unknown, context.say(at)) }
                    }
                }
                if let why = version.why { p(.class("entry-instruction")) { why } }
                if !version.changes.isEmpty {
                    details(.class("earlier-decisions")) {
                        summary { texts.whatChanged }
                        ChangeList(changes: version.changes, context: context).html
                    }
                }
            }
        }
    }

    @HTMLBuilder private var move: HTML {
        if model.mayMove, model.behind > 0 {
            HTMLForm(target: .versions(id: model.name, nil), context: context) {
                h2 { texts.moveHeading }
                p(.class("field-help")) { texts.moveHelp(MonitoringDesk.mostMoved) }
                parts.longTextField(
                    "why", texts.why, help: texts.moveWhyHelp, value: model.why,
                    mistake: notice == .why ? texts.whyMissing : nil)
                parts.hidden("do", "move")
                parts.hidden("version", model.newest)
                parts.hidden("count", String(model.toMove))
                div { button(.type("submit")) { texts.move(model.toMove, model.newest) } }
            }.html
        }
    }
}
