package import Care
package import HTML

/// Choosing who to be, on a record that is made for trying out; on others, how to get in.
package struct SignInView: Sendable {
    /// Nil where the record is not marked as one for trying out.
    package var personas: [Persona]?
    package var context: PageContext

    package init(personas: [Persona]?, context: PageContext) {
        self.personas = personas
        self.context = context
    }

    private var texts: SignInTexts { context.texts.signIn }

    package var html: HTML {
        PageFrame(title: context.texts.common.signIn, context: context) {
            p(.class("product-line")) { context.texts.common.productLine }
            if let personas, !personas.isEmpty {
                h1 { texts.heading }
                p(.class("lead")) { texts.lead }
                group("citizens", texts.citizens, personas.filter { $0.group == .citizens })
                group("staff", texts.staff, personas.filter { $0.group == .staff })
                group("others", texts.others, personas.filter { $0.group == .others })
            } else {
                h1 { texts.closedHeading }
                EmptyNotice(text: personas == nil ? texts.closed : texts.noPersonas).html
            }
        }.html
    }

    private func group(_ id: String, _ title: String, _ personas: [Persona]) -> HTML {
        guard !personas.isEmpty else { return .nothing }
        return section(.ariaLabelledBy(id)) {
            h2(.id(id), .class("group-title")) { title }
            form(.action(Route.signIn.target), .method("post")) {
                context.formTokenField
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
