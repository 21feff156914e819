import Care
import HTML

/// What the citizen, each relative and staff say about the relative's role.
struct RelativeRoles {
    let model: AccessModel
    let context: PageContext

    private var texts: AccessTexts { context.texts.access }

    var html: HTML {
        section(.class("decisions"), .ariaLabelledBy("roles")) {
            h2(.id("roles")) { texts.roles }
            if model.decisions.relatives.isEmpty {
                EmptyNotice(text: texts.rolesNone).html
            } else {
                if model.relation == .own {
                    p(.class("field-help")) { texts.rolesHelp }
                }
                ul(.class("decision-list")) {
                    for relative in model.decisions.relatives { li(.class("card decision")) { card(relative) } }
                }
            }
        }
    }

    private func card(_ relative: AccessDecisions.Relative) -> HTML {
        let name = relative.name ?? context.texts.subject.nameless
        let form = AccessQuery(form: .role, relative: relative.id)
        return .group {
            div(.class("decision-body")) {
                h3 { [name, relative.relationship].compactMap { $0 }.joined(separator: " · ") }
                voices(relative.id)
            }
            if model.relation == .own || model.relation == .patient {
                a(.class("button"), .href(Route.access(citizen: model.citizen.id, form).target)) {
                    texts.sayRole
                    span(.class("unseen")) { ": \(name)" }
                }
            }
        }
    }

    private func voices(_ relative: String) -> HTML {
        dl(.class("voices")) {
            for (voice, who) in [
                (RelativeRole.Voice.relative, texts.relativeSays), (.citizen, texts.citizenSays),
                (.staff, texts.staffSay),
            ] {
                dt { who }
                dd { words(model.decisions.role(of: relative, by: voice)) }
            }
        }
    }

    private func words(_ role: RelativeRole?) -> String {
        guard let role else { return texts.nothingSaid }
        return [context.language.name(of: role.part), role.words].compactMap { $0 }.joined(separator: ". ")
    }
}
