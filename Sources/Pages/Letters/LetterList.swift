import Care
import HTML

/// Letters on a list: each to be read, and for staff what to press when it goes to the printer and to the post.
struct LetterList {
    let letters: [ListedLetter]
    /// The unit's list says whom they are to; nil: the list of one citizen.
    let isOfUnit: Bool
    let maySend: Bool
    let context: PageContext

    private var texts: LetterTexts { context.texts.letter }

    var html: HTML {
        ul(.class("entries card letters")) {
            for listed in letters { item(listed) }
        }
    }

    private func item(_ listed: ListedLetter) -> HTML {
        let request = listed.request
        let title = Self.title(request, context.texts)
        return li(.class("entry entry-line")) {
            Icon.page.html
            div(.class("entry-body")) {
                p(.class("entry-title")) {
                    a(.href(Route.letter(citizen: request.patient, id: request.id).target), .type("application/pdf")) {
                        isOfUnit ? "\(listed.name ?? context.texts.subject.nameless): \(title)" : title
                        span(.class("unseen")) { " – \(texts.read) (PDF)" }
                    }
                }
                p(.class("entry-meta")) {
                    span { "\(texts.written) \(context.say(request.written))" }
                    state(request)
                }
                if maySend { steps(request) }
            }
        }
    }

    /// What it is called on lists.
    static func title(_ request: LetterRequest, _ texts: Texts) -> String {
        request.title ?? request.occasions.first.map { LetterWriter.title(of: $0, texts) } ?? texts.letter.message
    }

    @HTMLBuilder private func state(_ request: LetterRequest) -> HTML {
        if request.state == .waiting {
            let isLate = request.printBy <= context.moment.now
            span(.class(isLate ? "mark mark-strong" : "mark")) {
                isLate ? "\(texts.late) \(context.say(request.printBy))" : texts.waiting
            }
        }
        if let step = request.step(.posted) ?? request.step(.printed) {
            span {
                [
                    step.code == .posted ? texts.posted : texts.printed, context.say(step.at),
                    step.name.map { maySend ? "· \($0)" : "" } ?? "",
                ].filter { !$0.isEmpty }.joined(separator: " ")
            }
        }
    }

    private func steps(_ request: LetterRequest) -> HTML {
        div(.class("decision-steps")) {
            press(
                "print", request, request.state == .waiting ? texts.print : texts.printAgain, request.state != .waiting)
            if request.state == .printed { press("post", request, texts.isPosted, false) }
        }
    }

    private func press(_ what: String, _ request: LetterRequest, _ title: String, _ isQuiet: Bool) -> HTML {
        FormParts(context: context).press(
            .letters(citizen: request.patient, nil),
            [("do", what), ("letter", request.id), ("back", isOfUnit ? "unit" : "citizen")], title, isQuiet: isQuiet)
    }
}
