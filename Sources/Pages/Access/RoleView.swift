package import Care
package import HTML

/// The form in which somebody says what role a relative wants and can carry.
package struct RoleView: Sendable {
    package var citizen: CitizenSummary?
    package var relation: CitizenBanner.Relation
    /// The relative's name; the citizen's, where it is the relative who writes.
    package var name: String
    package var relative: String
    package var said: RelativeRole?
    package var isMistaken: Bool
    /// Where the form is sent.
    package var target: Route
    package var context: PageContext

    package init(
        citizen: CitizenSummary?, relation: CitizenBanner.Relation, name: String, relative: String,
        said: RelativeRole?, isMistaken: Bool = false, target: Route, context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.name = name
        self.relative = relative
        self.said = said
        self.isMistaken = isMistaken
        self.target = target
        self.context = context
    }

    private var texts: GivingTexts { context.texts.giving }

    package var html: HTML {
        PageFrame(
            title: texts.roleHeading(name), context: context,
            banner: citizen.map { CitizenBanner(citizen: $0, relation: relation) }
        ) {
            h1 { texts.roleHeading(name) }
            if relation == .patient {
                p { context.texts.mandate.roleOfStaff }
            }
            p(.class("lead")) { texts.roleLead }
            Self.form(
                relative: relative, said: said, isMistaken: isMistaken, target: target, context: context)
        }.html
    }

    /// The form itself, which also stands on the relative's own page.
    static func form(
        relative: String, said: RelativeRole?, isMistaken: Bool, target: Route, context: PageContext
    ) -> HTML {
        let texts = context.texts.giving
        let parts = FormParts(context: context)
        return HTMLForm(target: target, context: context) {
            parts.question(texts.rolePart, mistake: isMistaken ? texts.missingRole : nil) {
                for part in RelativeRole.Part.allCases {
                    parts.choice(
                        "part", part.rawValue, context.language.name(of: part), isChosen: said?.part == part)
                }
            }
            parts.longTextField("words", texts.roleWords, help: texts.roleWordsHelp, value: said?.words)
            parts.hidden("relative", relative)
            parts.hidden("do", "role")
            div { button(.type("submit")) { texts.roleSave } }
        }.html
    }
}

extension RelativeRole {
    /// What a form says; nil where no part has been chosen.
    init?(_ fields: FormFields, relative: String, voice: Voice) {
        guard let part = fields["part"].flatMap(Part.init(rawValue:)) else { return nil }
        self.init(relative: relative, voice: voice, part: part, words: fields["words"])
    }
}
