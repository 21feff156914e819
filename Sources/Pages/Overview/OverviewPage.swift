package import Care
package import HTML

/// A citizen's overview: Now · Next · Earlier.
package struct OverviewPage: Sendable {
    package var overview: Overview
    package var relation: CitizenBanner.Relation
    package var context: PageContext
    /// What has been said about the relatives' role; shown to staff.
    package var roles: RelativeRoles.Words
    /// Who is responsible for each pathway now.
    package var responsible: [CitizenResponsibility]
    /// Whether the citizen has blocked something for the reader, who is staff.
    package var mayBeHidden: Bool
    /// The ways home from hospital of the last weeks, and those that are being prepared.
    package var discharges: [DischargePackage]
    package var stays: [StayLine]

    package init(
        overview: Overview, relation: CitizenBanner.Relation, roles: RelativeRoles.Words = .none,
        mayBeHidden: Bool = false, responsible: [CitizenResponsibility] = [],
        discharges: [DischargePackage] = [], stays: [StayLine] = [], context: PageContext
    ) {
        self.overview = overview
        self.relation = relation
        self.roles = roles
        self.mayBeHidden = mayBeHidden
        self.responsible = responsible
        self.discharges = discharges
        self.stays = stays
        self.context = context
        self.context.addressesCitizen = relation == .own
    }

    private var texts: OverviewTexts { context.texts.overview }
    private var citizen: String { overview.citizen.id }
    private var isStaff: Bool { context.viewer?.kind == .professional }

    package var html: HTML {
        PageFrame(
            title: context.texts.common.overview, context: context,
            banner: CitizenBanner(citizen: overview.citizen, relation: relation)
        ) {
            h1 { context.texts.common.overview }
            if mayBeHidden {
                HiddenNotice(citizen: citizen, context: context).html
            }
            doubts
            if !isEmpty {
                jump
            }
            if isEmpty {
                EmptyNotice(text: texts.emptyRecord, help: texts.emptyRecordHelp).html
                ContactChoiceView(
                    choice: .nobodyNamed(generalPractitioner: overview.citizen.generalPractitioner), context: context,
                    isAboutSomething: false
                ).html
            } else {
                div(.class("spread")) {
                    div(.class("thread")) {
                        now
                        next
                        earlier
                    }
                    OverviewSide(
                        responsible: responsible, overview: overview, roles: roles, isOwn: relation == .own,
                        context: context
                    ).html
                }
            }
        }.html
    }

    private var isEmpty: Bool { overview.entryCount == 0 && overview.now.isEmpty && overview.next.isEmpty }

    /// The three stretches at a glance, with how much there is in each.
    private var jump: HTML {
        let stretches = [
            ("now", texts.now, overview.now.count), ("next", texts.next, overview.next.count + overview.nextRemaining),
            ("earlier", texts.earlier, overview.earlier.count + overview.earlierRemaining),
        ]
        return nav(.class("jump"), .ariaLabel(texts.jump)) {
            ul {
                for (id, title, count) in stretches {
                    li {
                        a(.href(.fragment(id))) {
                            span { title }
                            if count > 0 {
                                " "
                                span(.class("jump-count")) { "\(count)" }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What the record could not say properly.
    private var doubts: HTML {
        guard overview.unreadable > 0 || !overview.contradictions.isEmpty else { return .nothing }
        return div(.class("notice")) {
            Icon.warning.html
            div {
                if overview.unreadable > 0 {
                    p { context.texts.sayings.unreadable(overview.unreadable) }
                }
                if !overview.contradictions.isEmpty {
                    p { texts.contradictions }
                    ul(.class("doubts")) {
                        for contradiction in overview.contradictions {
                            li { context.language.name(of: contradiction) }
                        }
                    }
                }
            }
        }
    }

    private func stretch(_ id: String, _ title: String, _ lead: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
        section(.class("stretch stretch-\(id)"), .ariaLabelledBy(id)) {
            h2(.id(id)) { title }
            p(.class("lead")) { lead }
            content()
        }
    }

    private var now: HTML {
        stretch("now", texts.now, context.addressesCitizen ? texts.nowLead : texts.nowLeadForOthers) {
            if !overview.toDo.isEmpty {
                toDo
            }
            goingHome
            if overview.now.isEmpty {
                EmptyNotice(
                    text: context.addressesCitizen ? texts.nothingNow : texts.nothingNowForOthers,
                    help: context.addressesCitizen ? texts.nothingNowHelp : nil
                ).html
                ContactChoiceView(
                    choice: .nobodyNamed(generalPractitioner: overview.citizen.generalPractitioner), context: context,
                    isAboutSomething: false
                ).html
            } else {
                div(.class("matters")) {
                    for (place, matter) in overview.now.enumerated() {
                        let card = MatterCard(
                            matter: matter, citizen: citizen, context: context,
                            isOpen: isStaff && place < Self.openCards)
                        place < Self.fullCards || isStaff || matter.admission != nil ? card.html : card.brief
                    }
                }
            }
        }
    }

    /// What has been promised to whoever goes home from hospital; for staff the way to it while somebody is there.
    @HTMLBuilder private var goingHome: HTML {
        for line in stays {
            StayCard(line: line, relation: relation, context: context).html
        }
        for package in discharges {
            PromisesView(package: package, relation: relation, context: context).card
        }
        if isStaff {
            p(.class("more")) {
                a(.href(Route.discharges(citizen: citizen, DischargeQuery()).target)) {
                    context.texts.transition.discharges
                }
            }
        }
    }

    /// So many of what goes on are shown with all there is to say; the rest more briefly, so that what comes next is
    /// not far down.
    private static let fullCards = 3
    /// So many of them show staff the newest entries at once.
    private static let openCards = 4

    private var toDo: HTML {
        section(.class("to-do"), .ariaLabelledBy("to-do")) {
            h3(.id("to-do")) {
                Icon.task.html
                context.addressesCitizen ? texts.toDo : texts.toDoForOthers
            }
            ToDoList(entries: overview.toDo, citizen: citizen, context: context).html
        }
    }

    private var next: HTML {
        stretch("next", texts.next, texts.nextLead) {
            if overview.next.isEmpty {
                EmptyNotice(text: texts.nothingNext).html
            } else {
                ol(.class("entries agenda")) {
                    for entry in overview.next {
                        EntryView(entry, of: citizen, context).item(.ahead)
                    }
                }
                if overview.nextRemaining > 0 {
                    p(.class("more")) {
                        a(.href(Route.ahead(citizen: citizen).target)) {
                            context.texts.sayings.moreAhead(overview.nextRemaining)
                        }
                    }
                }
            }
        }
    }

    private var earlier: HTML {
        stretch("earlier", texts.earlier, texts.earlierLead) {
            if overview.earlier.isEmpty && overview.latest.isEmpty {
                EmptyNotice(text: texts.nothingEarlier).html
            } else {
                ThreadSearch(citizen: citizen, query: ThreadQuery(), courses: courses, context: context)
                    .html(withFilters: isStaff)
                for course in overview.earlier {
                    CourseFold(course: course, citizen: citizen, context: context).html
                }
                if overview.earlierRemaining > 0 {
                    p(.class("more")) {
                        a(.href(Route.courses(citizen: citizen).target)) {
                            "\(texts.allCourses) (\(courses.count + overview.earlierRemaining))"
                        }
                    }
                }
                loose
                p(.class("more")) {
                    a(.class("button"), .href(Route.thread(citizen: citizen, ThreadQuery()).target)) {
                        context.texts.common.thread
                        " · "
                        context.texts.sayings.entries(overview.entryCount)
                    }
                }
            }
        }
    }

    private var courses: [CourseSummary] {
        overview.now.map(\.course).filter { !$0.id.hasPrefix("Encounter/") } + overview.earlier
    }

    private var loose: HTML {
        guard !overview.latest.isEmpty else { return .nothing }
        return section(.class("loose"), .ariaLabelledBy("loose")) {
            h3(.id("loose")) { texts.outsideCourses }
            ul(.class("entries")) {
                for entry in overview.latest {
                    EntryView(entry, of: citizen, context).item(.line)
                }
            }
        }
    }
}
