package import Care
package import HTML

/// Choosing whose record to see: oneself, a child, somebody one is a relative of.
package struct ChooseCitizenView: Sendable {
    /// Somebody whose record may be seen.
    package struct Choice: Sendable, Hashable {
        package var citizen: CitizenSummary
        package var relation: CitizenBanner.Relation

        package init(citizen: CitizenSummary, relation: CitizenBanner.Relation) {
            self.citizen = citizen
            self.relation = relation
        }
    }

    package var choices: [Choice]
    package var context: PageContext

    package init(choices: [Choice], context: PageContext) {
        self.choices = choices
        self.context = context
    }

    private var texts: ChooseTexts { context.texts.choose }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            h1 { texts.heading }
            if choices.isEmpty {
                EmptyNotice(text: texts.nobody, help: texts.nobodyHelp).html
            } else {
                ul(.class("people-list")) {
                    for choice in choices {
                        li { card(choice) }
                    }
                }
            }
        }.html
    }

    private func card(_ choice: Choice) -> HTML {
        a(.class("person-card"), .href(Route.overview(citizen: choice.citizen.id).target)) {
            (choice.relation == .own ? Icon.person : Icon.people).html
            span {
                span(.class("person-card-name")) { choice.citizen.name ?? context.texts.subject.nameless }
                span(.class("person-card-what")) {
                    [relation(choice.relation), choice.citizen.age.map(context.texts.sayings.years)]
                        .compactMap { $0 }.joined(separator: " · ")
                }
            }
        }
    }

    private func relation(_ relation: CitizenBanner.Relation) -> String {
        switch relation {
        case .own: texts.you
        case .child: texts.child
        case .relative: texts.relative
        case .patient: context.texts.subject.patient
        }
    }
}
