package import Care
package import HTML

/// One case: what it is about, why it is here, and a field for what was found.
package struct ReviewView: Sendable {
    package var lookCase: LookCase
    package var names: [String: Contact]
    /// Why whoever looked may or may not see the citizen by now, in the gate's own words.
    package var explanation: [String]
    /// What was written so far, and what is wrong with it; nil where nothing has been sent.
    package var draft: (text: String, mistake: LookDesk.Mistake)?
    package var context: PageContext

    package init(
        lookCase: LookCase, names: [String: Contact], explanation: [String] = [],
        draft: (text: String, mistake: LookDesk.Mistake)? = nil,
        context: PageContext
    ) {
        self.lookCase = lookCase
        self.names = names
        self.explanation = explanation
        self.draft = draft
        self.context = context
    }

    private var texts: LookCaseTexts { context.texts.lookCase }

    package var html: HTML {
        PageFrame(title: context.language.name(of: lookCase.kind), context: context) {
            p { a(.href(Route.reviews.target)) { texts.reviews } }
            h1 { context.language.name(of: lookCase.kind) }
            dl(.class("facts card")) {
                for (title, text) in facts {
                    div {
                        dt { title }
                        dd { text }
                    }
                }
            }
            access
            if lookCase.isOpen { closing }
        }.html
    }

    private var facts: [(String, String)] {
        let words = ReviewWords(lookCase, names, context)
        var facts: [(String, String)] = []
        func add(_ title: String, _ text: String?) { if let text { facts.append((title, text)) } }
        func add(_ title: String, at instant: Int64?, withTime: Bool = true) {
            add(title, instant.map { context.say($0, withTime: withTime) })
        }
        add(context.texts.accessLog.name, words.who)
        add(texts.looked, at: lookCase.lookedAt)
        add(texts.look, lookCase.look.map { String($0) })
        add(texts.about, lookCase.patient)
        add(lookCase.kind == .question ? texts.citizenAsks : texts.why, lookCase.text)
        add(texts.restsOn, lookCase.focus)
        add(texts.opened, at: lookCase.opened)
        add(texts.due, at: lookCase.deadline, withTime: false)
        add(texts.finding, lookCase.finding)
        add(texts.closed, at: lookCase.closed)
        return facts
    }

    @HTMLBuilder private var access: HTML {
        if !explanation.isEmpty {
            section(.class("card"), .ariaLabelledBy("access")) {
                h2(.id("access")) { texts.access }
                // The gate explains itself in one language.
                ul(.class("prose"), .lang(context.language == .english ? nil : "en")) {
                    for sentence in explanation { li { sentence } }
                }
            }
        }
    }

    private var closing: HTML {
        form(.class("card form"), .action(Route.review(id: lookCase.id).target), .method("post")) {
            context.formTokenField
            div(.class("field")) {
                label(.for("finding")) { texts.finding }
                p(.class("field-help"), .id("finding-help")) {
                    lookCase.kind == .question ? texts.findingToCitizen : texts.findingHelp
                }
                if let mistake = draft?.mistake {
                    p(.class("form-error"), .id("finding-error")) { context.language.name(of: mistake) }
                }
                textarea(
                    .id("finding"), .name("finding"), .maximumLength(LookLimits.standard.longestText),
                    .ariaDescribedBy(draft == nil ? "finding-help" : "finding-help finding-error"),
                    .ariaInvalid(draft != nil)
                ) { draft?.text ?? "" }
            }
            div {
                button(.type("submit")) { texts.close }
            }
        }
    }
}
