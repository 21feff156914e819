package import Care
package import HTML

/// The ways in: providers of sign-in, and on a record that is made for trying out, who to be.
package struct SignInView: Sendable {
    /// A provider as people see it.
    package struct WayIn: Sendable, Hashable {
        package var provider: String
        package var label: String
        package var isForStaff: Bool

        package init(provider: String, label: String, isForStaff: Bool) {
            self.provider = provider
            self.label = label
            self.isForStaff = isForStaff
        }
    }

    package var waysIn: [WayIn]
    /// Nil where the record is not marked as one for trying out.
    package var personas: [Persona]?
    /// The address of the page to go on to; nil: the start page.
    package var goal: String?
    package var context: PageContext

    package init(waysIn: [WayIn] = [], personas: [Persona]?, goal: String? = nil, context: PageContext) {
        self.waysIn = waysIn
        self.personas = personas
        self.goal = goal
        self.context = context
    }

    private var texts: SignInTexts { context.texts.signIn }

    package var html: HTML {
        PageFrame(title: context.texts.common.signIn, context: context) {
            p(.class("product-line")) { context.texts.common.productLine }
            if let personas, !personas.isEmpty {
                if waysIn.isEmpty {
                    h1 { texts.heading }
                } else {
                    providers
                    h2 { texts.heading }
                }
                p(.class("lead")) { texts.lead }
                group("citizens", texts.citizens, personas.filter { $0.group == .citizens })
                group("staff", texts.staff, personas.filter { $0.group == .staff })
                group("others", texts.others, personas.filter { $0.group == .others })
            } else if !waysIn.isEmpty {
                providers
            } else {
                h1 { texts.closedHeading }
                EmptyNotice(text: personas == nil ? texts.closed : texts.noPersonas).html
            }
        }.html
    }

    /// Links, not forms: they lead away from here.
    @HTMLBuilder private var providers: HTML {
        h1 { texts.closedHeading }
        ul(.class("people-list")) {
            for way in waysIn {
                li {
                    a(
                        .class("person-card"), .rel("nofollow"),
                        .href(Route.signInWith(provider: way.provider, then: goal).target)
                    ) {
                        (way.isForStaff ? Icon.generalPractice : Icon.person).html
                        span {
                            span(.class("person-card-name")) { way.label }
                            span(.class("person-card-what")) { way.isForStaff ? texts.forStaff : texts.forCitizens }
                        }
                    }
                }
            }
        }
    }

    private func group(_ id: String, _ title: String, _ personas: [Persona]) -> HTML {
        guard !personas.isEmpty else { return .nothing }
        return section(.ariaLabelledBy(id)) {
            h2(.id(id), .class("group-title")) { title }
            form(.action(Route.signIn.target), .method("post")) {
                context.formTokenField
                if let goal {
                    input(.type("hidden"), .name("from"), .value(goal))
                }
                ul(.class("people-list")) {
                    for persona in personas {
                        li { card(persona) }
                    }
                }
            }
        }
    }

    private func card(_ persona: Persona) -> HTML {
        button(.class("person-card"), .type("submit"), .name("persona"), .value(persona.personId)) {
            persona.icon.html
            span {
                span(.class("person-card-name")) {
                    span(.class("unseen")) { texts.choose + " " }
                    persona.name
                }
                span(.class("person-card-what")) { what(persona) }
                if let unit = persona.unit {
                    span(.class("person-card-unit")) { unit }
                }
            }
        }
    }

    /// What the record says about the persona in the visitor's language, or else what its code means.
    private func what(_ persona: Persona) -> String? {
        persona.descriptions[context.language.rawValue] ?? context.language.name(ofPersona: persona.code)
    }
}

extension Persona {
    enum Group {
        case citizens, staff, others
    }

    var group: Group {
        if code == "quality-officer" || code == "reviewer" { return .others }
        if practitionerRole != nil { return .staff }
        return patient != nil || relatedPerson != nil ? .citizens : .others
    }

    var icon: Icon {
        switch group {
        case .citizens: relatedPerson != nil ? .people : .person
        case .staff: .generalPractice
        case .others: .ruler
        }
    }
}
