package import Care
package import HTML

/// The letters of one citizen, and for staff whether there are to be any.
package struct LettersView: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var letters: [ListedLetter]
    package var isNotDigital: Bool
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, letters: [ListedLetter], isNotDigital: Bool,
        context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.letters = letters
        self.isNotDigital = isNotDigital
        self.context = context
    }

    private var texts: LetterTexts { context.texts.letter }
    private var isStaff: Bool { relation == .patient }

    package var html: HTML {
        PageFrame(
            title: texts.heading, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)
        ) {
            h1 { texts.heading }
            p(.class("lead")) { isNotDigital ? texts.isOnPaper : texts.isOnScreen }
            if isStaff {
                FormParts(context: context).press(
                    .letters(citizen: citizen.id), [("do", isNotDigital ? "screen" : "paper")],
                    isNotDigital ? texts.toScreen : texts.toPaper, isQuiet: true)
            }
            if letters.isEmpty {
                EmptyNotice(text: texts.none).html
            } else {
                LetterList(letters: letters, isOfUnit: false, maySend: isStaff, context: context).html
            }
        }.html
    }
}
