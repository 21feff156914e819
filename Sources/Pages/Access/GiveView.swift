import Care
package import HTML

/// The form that gives a relative access: who, what, read or act, how long.
package struct GiveView: Sendable {
    package var model: AccessModel
    package var form: GiveForm
    package var mistakes: Set<GiveForm.Mistake>
    package var context: PageContext

    package init(model: AccessModel, form: GiveForm, mistakes: Set<GiveForm.Mistake> = [], context: PageContext) {
        self.model = model
        self.form = form
        self.mistakes = mistakes
        self.context = context
    }

    private var texts: GivingTexts { model.givingTexts(context) }
    private var access: AccessTexts { model.accessTexts(context) }
    private var parts: FormParts { FormParts(context: context) }
    private var here: Route { .access(citizen: model.citizen.id, AccessQuery(form: .give)) }

    package var html: HTML {
        PageFrame(
            title: access.give, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { access.give }
            AccessFormHead(citizen: model.citizen.id, hasMistakes: !mistakes.isEmpty, context: context).html
            HTMLForm(target: here, context: context) {
                who
                what
                how
                howLong
                parts.hidden("do", "preview")
                div { button(.type("submit")) { texts.look } }
            }.html
        }.html
    }

    private func mistake(_ mistake: GiveForm.Mistake, _ text: String) -> String? {
        mistakes.contains(mistake) ? text : nil
    }

    private var who: HTML {
        parts.question(texts.who, mistake: mistake(.who, texts.missingWho)) {
            for relative in model.relatives {
                parts.choice(
                    "who", relative.id, relative.name ?? context.texts.subject.nameless, help: relative.relationship,
                    isChosen: form.who == relative.id)
            }
            parts.choice(
                "who", GiveForm.somebodyElse, texts.whoElse, help: texts.whoElseHelp,
                isChosen: form.who == GiveForm.somebodyElse
            ) {
                parts.textField("name", texts.name, value: form.name, mistake: mistake(.name, texts.missingName))
                div(.class("field")) {
                    label(.for("relationship")) { texts.relationship }
                    select(.id("relationship"), .name("relationship")) {
                        for relationship in NewRelative.Relationship.allCases {
                            option(.value(relationship.rawValue), .selected(relationship == form.relationship)) {
                                context.language.name(of: relationship)
                            }
                        }
                    }
                }
                parts.textField(
                    "number", texts.number, help: texts.numberHelp, value: form.number,
                    mistake: mistake(.number, texts.badNumber), numeric: true)
            }
        }
    }

    private var what: HTML {
        parts.question(texts.what, mistake: mistake(.course, texts.missingCourse)) {
            for (what, title, help) in [
                (GiveForm.What.appointments, access.appointments, texts.appointmentsHelp),
                (.messages, access.messages, texts.messagesHelp),
            ] {
                parts.choice("what", what.rawValue, title, help: help, isChosen: form.what == what)
            }
            if !model.episodes.isEmpty {
                parts.choice(
                    "what", GiveForm.What.course.rawValue, access.oneCourse, help: texts.courseHelp,
                    isChosen: form.what == .course
                ) {
                    parts.list("course", texts.chooseCourse, model.episodes, chosen: form.course)
                }
            }
            parts.choice(
                "what", GiveForm.What.whole.rawValue, access.whole, help: texts.wholeHelp,
                isChosen: form.what == .whole)
        }
    }

    private var how: HTML {
        parts.question(texts.how, mistake: nil) {
            parts.choice("how", "read", access.read, help: texts.readHelp, isChosen: !form.mayAct)
            parts.choice("how", "act", access.act, help: texts.actHelp, isChosen: form.mayAct)
        }
    }

    private var howLong: HTML {
        parts.question(texts.howLong, mistake: nil) {
            parts.choice("long", GiveForm.HowLong.month.rawValue, texts.aMonth, isChosen: form.howLong == .month)
            parts.choice(
                "long", GiveForm.HowLong.year.rawValue, texts.aYear, help: texts.aYearHelp,
                isChosen: form.howLong == .year)
            parts.choice("long", GiveForm.HowLong.date.rawValue, texts.untilDate, isChosen: form.howLong == .date) {
                parts.textField(
                    "date", texts.date, value: form.date, mistake: mistake(.date, texts.badDate), type: "date")
            }
            parts.choice(
                "long", GiveForm.HowLong.open.rawValue, texts.noEnd, help: texts.noEndHelp,
                isChosen: form.howLong == .open)
        }
    }
}

/// What stands above each form about access: the way back, and that something must be corrected.
struct AccessFormHead {
    let citizen: String
    let hasMistakes: Bool
    let context: PageContext

    @HTMLBuilder var html: HTML {
        p(.class("more")) {
            a(.href(Route.access(citizen: citizen, AccessQuery()).target)) { context.texts.access.back }
        }
        if hasMistakes {
            div(.class("notice"), .role("alert")) {
                Icon.warning.html
                p { context.texts.access.mistakes }
            }
        }
    }
}

/// A form with the token that shows where it comes from.
struct HTMLForm {
    let target: Route
    let context: PageContext
    let content: HTML

    init(target: Route, context: PageContext, @HTMLBuilder content: () -> HTML) {
        self.target = target
        self.context = context
        self.content = content()
    }

    var html: HTML {
        form(.class("card form form-access"), .action(target.target), .method("post")) {
            context.formTokenField
            content
        }
    }
}
