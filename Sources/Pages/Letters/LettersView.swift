package import Care
package import HTML

/// The letters of one citizen, whether there are to be any, and how the citizen lives, as far as anybody has said it.
package struct LettersView: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var letters: [ListedLetter]
    package var marks: CitizenMarks
    package var notice: LetterNotice?
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, letters: [ListedLetter], marks: CitizenMarks,
        notice: LetterNotice? = nil, context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.letters = letters
        self.marks = marks
        self.notice = notice
        self.context = context
        self.context.addressesCitizen = relation == .own
    }

    private var texts: LetterTexts { context.texts.letter }
    private var isStaff: Bool { relation == .patient }
    private var maySay: Bool { isStaff || relation == .own }

    package var html: HTML {
        PageFrame(
            title: texts.heading, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)
        ) {
            h1 { texts.heading }
            p(.class("lead")) { texts.lead }
            if notice == .late {
                div(.class("notice"), .role("status")) {
                    Icon.warning.html
                    p { texts.tooLate }
                }
            }
            section(.class("decisions"), .ariaLabel(texts.brief)) {
                if isStaff, citizen.address == nil { p(.class("field-help")) { texts.withoutAddress } }
                if letters.isEmpty {
                    EmptyNotice(text: texts.none).html
                } else {
                    LetterList(letters: letters, isOfUnit: false, maySend: isStaff, context: context).html
                }
            }
            living
        }.html
    }

    private var living: HTML {
        section(.class("decisions"), .ariaLabelledBy("living")) {
            h2(.id("living")) { texts.howCitizenLives }
            p { marks[.notDigital] == true ? texts.isOnPaper : texts.isOnScreen }
            if maySay {
                if marks[.notDigital] == true {
                    press("screen", texts.toScreen)
                } else {
                    press("paper", texts.toPaper)
                }
            }
            p { alone }
            if maySay {
                div(.class("decision-steps")) {
                    if marks[.livesAlone] != true { press("alone", texts.sayAlone) }
                    if marks[.livesAlone] != false { press("with-others", texts.sayWithOthers) }
                }
            }
        }
    }

    private var alone: String {
        switch marks[.livesAlone] {
        case true: texts.livesAlone
        case false: texts.livesWithOthers
        default: texts.livesUnknown
        }
    }

    private func press(_ what: String, _ title: String) -> HTML {
        FormParts(context: context).press(.letters(citizen: citizen.id, nil), [("do", what)], title, isQuiet: true)
    }
}

/// What a page of letters says when it is shown again after a step.
package enum LetterNotice: String, Sendable, Hashable, CaseIterable {
    /// Somebody else was first.
    case late
}
