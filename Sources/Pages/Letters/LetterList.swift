import Care
import HTML

/// Letters on a list, each with the file to print and, for staff, what to press when it is in the post.
struct LetterList {
    let letters: [ListedLetter]
    /// Whether the names of those they are to are said, and where the list leads back to.
    let isOfUnit: Bool
    let maySend: Bool
    let context: PageContext

    private var texts: LetterTexts { context.texts.letter }

    var html: HTML {
        ul(.class("entries card")) {
            for listed in letters { item(listed) }
        }
    }

    private func item(_ listed: ListedLetter) -> HTML {
        let request = listed.letter.request
        return li(.class("entry entry-line")) {
            Icon.page.html
            div(.class("entry-body")) {
                p(.class("entry-title")) {
                    a(.href(Route.letter(citizen: listed.patient, id: request.id).target), .type("application/pdf")) {
                        isOfUnit ? "\(listed.letter.recipient): \(listed.letter.heading)" : listed.letter.heading
                        span(.class("unseen")) { " (PDF)" }
                    }
                }
                p(.class("entry-meta")) {
                    if let written = request.written {
                        span {
                            texts.written + " "
                            context.time(written, withTime: false)
                        }
                    }
                    status(request)
                }
                if maySend, listed.letter.address == nil {
                    p(.class("entry-detail")) { texts.withoutAddress }
                }
                if maySend, request.status == .waiting {
                    FormParts(context: context).press(
                        .letters(citizen: listed.patient),
                        [("do", "sent"), ("letter", request.id), ("back", isOfUnit ? "unit" : "")], texts.isSent)
                }
            }
        }
    }

    @HTMLBuilder private func status(_ request: LetterRequest) -> HTML {
        if request.status == .waiting {
            span(.class("mark")) { texts.waiting }
        } else if let sent = request.sent {
            span {
                texts.sent + " "
                context.time(sent, withTime: false)
            }
        }
    }
}
