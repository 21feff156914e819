import Care
import HTML

/// Something that goes on: what it is, who is responsible, whom to contact, what comes next.
struct MatterCard {
    let matter: Matter
    let citizen: String
    let context: PageContext

    /// Whether the newest entries stand open from the start.
    var isOpen = false

    private var texts: OverviewTexts { context.texts.overview }

    /// What it is, whom to contact and what comes next, in three lines: for what is not the most important.
    var brief: HTML {
        article(.class("card matter matter-brief")) {
            h3(.class("matter-title")) { CourseLink(course: matter.course, citizen: citizen, context: context).html }
            SectorBadge.row(matter.course.sectors, context)
            switch matter.contact {
            case .named(let contact):
                ContactView(contact: contact, context: context).line
            case .nobodyNamed(let generalPractitioner):
                p(.class("contact-line")) { texts.nobodyNamed }
                if let generalPractitioner {
                    ContactView(contact: generalPractitioner, context: context).line
                } else {
                    p(.class("contact-line")) {
                        context.addressesCitizen ? texts.nothingNowHelp : texts.noneToOffer
                    }
                }
            }
            if let step = matter.nextStep {
                p(.class("contact-line")) {
                    Icon(step.kind).html
                    span(.class("unseen")) { texts.nextStep + ": " }
                    EntryView(step, of: citizen, context).inWords
                }
            }
        }
    }

    var html: HTML {
        article(.class("card matter")) {
            SectorBadge.row(matter.course.sectors, context)
            h3(.class("matter-title")) { CourseLink(course: matter.course, citizen: citizen, context: context).html }
            CourseLine(course: matter.course, context: context, withUnit: !saysUnit).html
            if let admission = matter.admission {
                p(.class("matter-admission")) {
                    Icon.bed.html
                    span {
                        [EntryView.title(admission, context), admission.unit].compactMap { $0 }.joined(separator: " · ")
                    }
                }
            }
            div(.class("matter-body")) {
                people
                nextStep
            }
            latest
        }
    }

    /// Whether the unit that has the course is named with those to contact.
    private var saysUnit: Bool {
        guard case .named(let contact) = matter.contact else { return false }
        return contact.unit == matter.course.unit
    }

    private var people: HTML {
        div(.class("people")) {
            if let responsible = matter.responsible, !matter.contact.isNaming(responsible) {
                div(.class("person-in-charge")) {
                    h4 { texts.responsible }
                    p(.class("contact-name")) {
                        responsible.person ?? responsible.unit ?? context.texts.common.unknown
                    }
                    if let role = [responsible.role, responsible.person == nil ? nil : responsible.unit]
                        .compactMap({ $0 }).first
                    {
                        p(.class("contact-role")) { role }
                    }
                }
            }
            div {
                h4 {
                    matter.responsible.map(matter.contact.isNaming) == true
                        ? "\(texts.responsible) · \(texts.contact)" : texts.contact
                }
                ContactChoiceView(choice: matter.contact, context: context, isBrief: true).html
            }
        }
    }

    private var nextStep: HTML {
        guard let step = matter.nextStep else { return .nothing }
        return div(.class("next-step")) {
            h4 { texts.nextStep }
            ul(.class("entries")) {
                EntryView(step, of: citizen, context).item(.step)
            }
        }
    }

    private var latest: HTML {
        guard !matter.latest.isEmpty else { return .nothing }
        return details(.class("fold"), .open(isOpen)) {
            summary { "\(texts.latest) (\(matter.latest.count))" }
            ul(.class("entries")) {
                for entry in matter.latest {
                    EntryView(entry, of: citizen, context, within: matter.course.unit).item(.line)
                }
            }
            p(.class("more")) {
                CourseLink(course: matter.course, citizen: citizen, context: context).html(text: texts.openCourse)
            }
        }
    }
}

extension ContactChoice {
    /// Whether it is this one who is named.
    func isNaming(_ contact: Contact) -> Bool {
        guard case .named(let named) = self else { return false }
        return named.reference != nil && named.reference == contact.reference
            || (named.person ?? named.unit) != nil && named.person == contact.person && named.unit == contact.unit
    }
}

/// The title of a course as a link to its page.
struct CourseLink {
    let course: CourseSummary
    let citizen: String
    let context: PageContext

    var title: String { course.title.isEmpty ? context.texts.course.course : course.title }

    var html: HTML { html(text: title) }

    func html(text: String) -> HTML {
        guard let reference = ReferencePath(course.id) else { return .text(text) }
        return a(.href(Route.course(citizen: citizen, reference: reference, after: nil).target)) {
            text == course.title ? context.said(text, in: course.language) : .text(text)
            if text != title {
                span(.class("unseen")) { ": \(title)" }
            }
        }
    }
}

/// How a course stands, when it was and who has it, on one line.
struct CourseLine {
    let course: CourseSummary
    let context: PageContext
    var withUnit = true

    var html: HTML {
        p(.class("course-line")) {
            span(.class("status status-\(course.status.rawValue)")) { context.language.name(of: course.status) }
            if let period {
                span { period }
            }
            if withUnit, let unit = course.unit {
                span { unit }
            }
        }
    }

    private var period: String? {
        let language = context.language
        switch (course.start, course.end) {
        case (nil, nil): return nil
        case (let start?, nil):
            return context.texts.sayings.since(language.sayPlainly(start, at: context.moment))
        case (_, _):
            return language.say(from: course.start, to: course.end, at: context.moment)
        }
    }
}

/// A course that is over or resting: one line, which unfolds to its newest entries.
struct CourseFold {
    let course: CourseSummary
    let citizen: String
    let context: PageContext

    var html: HTML {
        details(.class("card course")) {
            summary {
                span(.class("course-title")) {
                    course.title.isEmpty
                        ? .text(context.texts.course.course) : context.said(course.title, in: course.language)
                }
                CourseSpan(course: course, context: context).html
            }
            SectorBadge.row(course.sectors, context)
            if course.entries.isEmpty {
                EmptyNotice(text: context.texts.course.nothing).html
            } else {
                ul(.class("entries")) {
                    for entry in course.entries {
                        EntryView(entry, of: citizen, context).item(.line)
                    }
                }
            }
            p(.class("more")) {
                CourseLink(course: course, citizen: citizen, context: context)
                    .html(text: context.texts.overview.openCourse)
                if course.entryCount > 0 {
                    " · "
                    context.texts.sayings.entries(course.entryCount)
                }
            }
        }
    }
}

/// When a course was, and how it stands, within its summary line.
struct CourseSpan {
    let course: CourseSummary
    let context: PageContext

    var html: HTML {
        span(.class("course-span")) {
            if course.status != .over {
                span(.class("status status-\(course.status.rawValue)")) { context.language.name(of: course.status) }
                " "
            }
            context.language.say(from: course.start, to: course.end, at: context.moment)
        }
    }
}
