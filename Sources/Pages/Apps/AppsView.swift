package import Apps
package import Care
import FHIR
package import HTML

/// Which apps have access to a record, what they may, and an end to it with one press; and opening one with the record.
package struct AppsView: Sendable {
    /// A consent with the app that it is for.
    package struct Item: Sendable, Hashable {
        package var consent: AppConsent
        /// Nil: it is registered no more.
        package var app: RegisteredApp?
        /// Whether whoever reads the page gave it.
        package var isOwn: Bool

        package init(consent: AppConsent, app: RegisteredApp?, isOwn: Bool) {
            self.consent = consent
            self.app = app
            self.isOwn = isOwn
        }
    }

    /// What has become of an app's access.
    package struct Change: Sendable, Hashable {
        package var change: AppChange
        /// What it is called; nil: it is registered no more.
        package var app: String?

        package init(change: AppChange, app: String?) {
            self.change = change
            self.app = app
        }
    }

    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var items: [Item]
    /// Those that can be opened with the record.
    package var launchable: [RegisteredApp]
    /// The newest first.
    package var changes: [Change]
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, items: [Item], launchable: [RegisteredApp],
        changes: [Change] = [], context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.items = items
        self.launchable = launchable
        self.changes = changes
        self.context = context
    }

    private var texts: AppTexts { context.texts.apps }
    private var action: LinkTarget { Route.apps(citizen: citizen.id).target }

    /// The fields of the forms.
    package enum Field {
        package static let end = "end"
        package static let open = "open"
    }

    package var html: HTML {
        PageFrame(
            title: texts.page, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)
        ) {
            h1 { texts.page }
            p(.class("lead")) { texts.lead }
            section(.ariaLabelledBy("have-access")) {
                h2(.id("have-access")) { texts.haveAccess }
                if items.isEmpty {
                    EmptyNotice(text: texts.nobody, help: texts.nobodyHelp).html
                } else {
                    p(.class("empty-help")) { texts.endHelp }
                    ul(.class("app-list")) {
                        for item in items {
                            li { card(item) }
                        }
                    }
                }
            }
            if !launchable.isEmpty {
                section(.ariaLabelledBy("open")) {
                    h2(.id("open")) { texts.open }
                    p(.class("empty-help")) { texts.openHelp }
                    ul(.class("app-list")) {
                        for app in launchable {
                            li { opening(app) }
                        }
                    }
                }
            }
            if !changes.isEmpty { history }
        }.html
    }

    /// What has happened, and who did it.
    private var history: HTML {
        section(.ariaLabelledBy("history")) {
            h2(.id("history")) { texts.history }
            p(.class("empty-help")) { texts.historyHelp }
            ul(.class("app-list")) {
                for item in changes {
                    li(.class("card app-card")) {
                        p {
                            time(item.change.instant)
                            " · "
                            context.language.words(for: item.change.kind, of: item.app ?? texts.removedApp)
                        }
                        if let who = who(item.change.who) {
                            p(.class("empty-help")) { who }
                        }
                    }
                }
            }
        }
    }

    /// Nil where the program or the record did it by itself.
    private func who(_ person: AccessPerson) -> String? {
        let role = context.language.name(ofRole: person.role)
        return person.role == "system" ? nil : [person.name, role].compactMap { $0 }.joined(separator: ", ")
    }

    private func card(_ item: Item) -> HTML {
        let name = item.app?.name ?? texts.removedApp
        return article(.class("card app-card")) {
            h3 { name }
            if let app = item.app { p(.class("empty-help")) { texts.from(app.publisher) } }
            dl(.class("facts")) {
                div {
                    dt { texts.may }
                    dd {
                        ul(.class("app-may")) {
                            for line in context.language.lines(RequestedScopes(item.consent.scope)) {
                                li { line.words }
                            }
                        }
                    }
                }
                if item.consent.patient == nil { fact(context.texts.subject.patient, .text(texts.allPatients)) }
                fact(texts.given, .text(item.isOwn ? texts.byYou : texts.byRelative))
                fact(texts.since, time(item.consent.began))
                fact(texts.used, time(item.consent.used))
                fact(texts.until, time(item.consent.until))
            }
            form(.action(action), .method("post")) {
                context.formTokenField
                button(.type("submit"), .name(Field.end), .value(item.consent.id)) {
                    texts.end
                    span(.class("unseen")) { " " + texts.endOf(name) }
                }
            }
        }
    }

    private func fact(_ title: String, _ content: HTML) -> HTML {
        div {
            dt { title }
            dd { content }
        }
    }

    private func time(_ instant: Int64) -> HTML {
        context.time(DateTime(milliseconds: instant, offsetMinutes: 0))
    }

    private func opening(_ app: RegisteredApp) -> HTML {
        form(.class("card app-card"), .action(action), .method("post")) {
            context.formTokenField
            h3 { app.name }
            p(.class("empty-help")) { texts.from(app.publisher) }
            button(.class("second"), .type("submit"), .name(Field.open), .value(app.id)) { texts.openApp(app.name) }
        }
    }
}
