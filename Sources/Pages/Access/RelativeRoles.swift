package import Care
import HTML

/// What the citizen, each relative and staff say about the relative's role.
package struct RelativeRoles: Sendable {
    /// What has been said, relative by relative, without those of whom nothing has been.
    package struct Words: Sendable, Hashable {
        package struct Line: Sendable, Hashable {
            package var name: String
            package var said: [RelativeRole]

            package init(name: String, said: [RelativeRole]) {
                self.name = name
                self.said = said
            }
        }

        package var lines: [Line]

        package init(lines: [Line]) {
            self.lines = lines
        }

        package static let none = Words(lines: [])
    }

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
                Self.voices(model.decisions.roles.filter { $0.relative == relative.id }, context)
            }
            a(.class("button"), .href(Route.access(citizen: model.citizen.id, form).target)) {
                texts.sayRole
                span(.class("unseen")) { ": \(name)" }
            }
        }
    }

    /// Each voice and its word, or that it has not said anything.
    static func voices(_ said: [RelativeRole], _ context: PageContext) -> HTML {
        let texts = context.texts.access
        return dl(.class("voices")) {
            for (voice, who) in [
                (RelativeRole.Voice.relative, texts.relativeSays), (.citizen, texts.citizenSays),
                (.staff, texts.staffSay),
            ] {
                let role = said.first { $0.voice == voice }
                dt { who }
                dd { role.map { words($0, context) } ?? texts.nothingSaid }
            }
        }
    }

    private static func words(_ role: RelativeRole, _ context: PageContext) -> String {
        [context.language.name(of: role.part), role.words].compactMap { $0 }.joined(separator: ". ")
    }
}
