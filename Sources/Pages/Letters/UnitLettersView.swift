package import Care
package import HTML

/// The letters that wait for a unit to be printed and posted, the oldest first.
package struct UnitLettersView: Sendable {
    package var letters: [ListedLetter]
    package var context: PageContext

    package init(letters: [ListedLetter], context: PageContext) {
        self.letters = letters
        self.context = context
    }

    private var texts: LetterTexts { context.texts.letter }

    package var html: HTML {
        PageFrame(title: texts.unitHeading, context: context) {
            UnitPages(context: context).html
            h1 { texts.unitHeading }
            p(.class("lead")) { texts.unitLead }
            if letters.isEmpty {
                EmptyNotice(text: texts.unitNone).html
            } else {
                LetterList(letters: letters, isOfUnit: true, maySend: true, context: context).html
            }
        }.html
    }
}
