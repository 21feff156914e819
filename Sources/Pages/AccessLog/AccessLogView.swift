package import Care
package import HTML

/// Who has seen a citizen's record, for the citizen: newest first, with search, paging and a file of it all.
package struct AccessLogView: Sendable {
    package var citizen: CitizenSummary
    package var form: AccessLogForm
    package var page: AccessLogPage
    /// What the citizen has asked about looks, newest first.
    package var questions: [LookCase]
    /// Of which looks the citizen wants to be told.
    package var notice: LookNotice
    package var context: PageContext

    package init(
        citizen: CitizenSummary, form: AccessLogForm, page: AccessLogPage, questions: [LookCase] = [],
        notice: LookNotice = .standard, context: PageContext
    ) {
        self.citizen = citizen
        self.form = form
        self.page = page
        self.questions = questions
        self.notice = notice
        self.context = context
    }

    private var texts: AccessLogTexts { context.texts.accessLog }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context, banner: CitizenBanner(citizen: citizen, relation: .own)) {
            h1 { texts.heading }
            p(.class("lead")) { texts.lead + " " + texts.kept }
            LookNoticeForm(citizen: citizen.id, notice: notice, context: context).html
            LookQuestionList(questions: questions, context: context).html
            AccessLogSearch(citizen: citizen.id, query: form, context: context).html
            if page.visits.isEmpty {
                EmptyNotice(
                    text: form.isFiltered ? texts.nothingFound : texts.nobody,
                    help: form.isFiltered ? texts.tryFewer : texts.nobodyHelp
                ).html
            }
            for (day, visits) in days {
                section(.class("looks"), .ariaLabelledBy("day-\(day.iso)")) {
                    h2(.id("day-\(day.iso)")) { context.language.say(day) }
                    ul(.class("entries card")) {
                        for visit in visits {
                            AccessVisitView(citizen: citizen.id, visit: visit, context: context).item
                        }
                    }
                }
            }
            pager
            p(.class("more")) {
                a(.href(Route.accessLogFile(citizen: citizen.id, withoutPlace).target)) {
                    Icon.page.html
                    span { texts.file }
                }
            }
        }.html
    }

    private var withoutPlace: AccessLogForm {
        var form = form
        form.before = nil
        return form
    }

    private var days: [(day: CalendarDate, visits: [AccessVisit])] {
        var days: [(day: CalendarDate, visits: [AccessVisit])] = []
        for visit in page.visits {
            let day = LocalTime(visit.last, zone: context.moment.zone).date
            if let place = days.firstIndex(where: { $0.day == day }) {
                days[place].visits.append(visit)
            } else {
                days.append((day, [visit]))
            }
        }
        return days
    }

    private var pager: HTML {
        guard page.next != nil || form.before != nil else { return .nothing }
        var next = form
        next.before = page.next
        return nav(.class("pager"), .ariaLabel(texts.pages)) {
            if form.before != nil {
                a(.class("button"), .href(Route.accessLog(citizen: citizen.id, withoutPlace).target)) { texts.newest }
            }
            if page.next != nil {
                a(.class("button"), .href(Route.accessLog(citizen: citizen.id, next).target), .rel("next")) {
                    texts.older
                }
            }
        }
    }
}

/// The form that searches the access log.
struct AccessLogSearch {
    let citizen: String
    let query: AccessLogForm
    let context: PageContext

    private var texts: AccessLogTexts { context.texts.accessLog }

    var html: HTML {
        form(
            .class("search"), .role("search"), .action(Route.accessLog(citizen: citizen, AccessLogForm()).target),
            .method("get")
        ) {
            div(.class("field field-wide")) {
                label(.for("look-who")) { texts.who }
                input(
                    .id("look-who"), .type("search"), .name("who"), .value(query.text ?? ""), .maximumLength(100))
            }
            day("from", texts.from, query.from)
            day("to", texts.to, query.to)
            div(.class("field")) {
                label(.for("look-why")) { texts.why }
                select(.id("look-why"), .name("why")) {
                    option(.value("")) { texts.any }
                    for reason in AccessReason.allCases where reason != .own {
                        option(.value(reason.rawValue), .selected(reason == query.reason)) {
                            context.language.name(of: reason).capitalizedFirst
                        }
                    }
                }
            }
            div(.class("field field-wide choice")) {
                input(.id("look-own"), .type("checkbox"), .name("own"), .value("1"), .checked(query.includesOwn))
                label(.for("look-own")) { texts.includeOwn }
            }
            button(.type("submit")) {
                Icon.magnifier.html
                span { texts.search }
            }
            if query.isFiltered || query.includesOwn {
                a(.class("reset"), .href(Route.accessLog(citizen: citizen, AccessLogForm()).target)) { texts.reset }
            }
        }
    }

    private func day(_ name: String, _ title: String, _ date: CalendarDate?) -> HTML {
        div(.class("field")) {
            label(.for("look-\(name)")) { title }
            input(.id("look-\(name)"), .type("date"), .name(name), .value(date?.iso ?? ""))
        }
    }
}

extension String {
    /// With its first letter large.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
