import Care
import HTML

/// What a discharge means in plain words: who has the responsibility, until when, who is next, what has been promised and
/// whether it was kept. For the citizen and those close, and as the first thing staff see.
struct PromisesView {
    let package: DischargePackage
    let relation: CitizenBanner.Relation
    let context: PageContext

    private var texts: PromiseTexts { context.texts.promise }
    private var isOwn: Bool { relation == .own }
    private var department: String { package.department?.unit ?? texts.nobody }
    private var clinic: String { package.clinic?.unit ?? texts.clinicNameless }
    private var route: Route {
        .discharges(citizen: package.citizen.id, DischargeQuery(id: package.discharge.id))
    }

    /// On the overview and in lists.
    var card: HTML {
        section(.class("card going-home"), .ariaLabelledBy(package.discharge.id)) {
            h3(.id(package.discharge.id)) {
                Icon.home.html
                texts.heading
            }
            body
            p(.class("more")) { a(.href(route.target)) { texts.more } }
        }
    }

    @HTMLBuilder var body: HTML {
        p {
            strong {
                if let discharged = package.discharge.discharged {
                    texts.cameHome(context.say(discharged))
                } else {
                    texts.expected(context.say(package.discharge.expected))
                }
            }
        }
        holder
        promises
        training
    }

    /// When training begins; what somebody may do who waits longer than the law says.
    @HTMLBuilder private var training: HTML {
        if let start = package.training {
            let isLate = start.isLate(at: context.moment.now)
            p {
                if let begun = start.begun {
                    texts.trainingBegan(context.say(begun, withTime: false))
                } else {
                    let due = context.say(start.due, withTime: false)
                    isLate ? strong { texts.trainingLate(due) } : .text(texts.training(due))
                }
            }
            if start.isOpen, isLate { p { isOwn ? texts.trainingYourRight : texts.trainingRight } }
        }
    }

    @HTMLBuilder private var holder: HTML {
        switch package.holder(at: context.moment.now) {
        case .department: p { texts.stay(department) }
        case .extended(let end):
            p { strong { texts.covered(department, context.say(end)) } }
            p { texts.coveredForOthers }
            p { isOwn ? texts.youCall : texts.theyCall }
            p { texts.next(clinic) }
        case .waitingForLetter:
            p { strong { texts.waiting(department) } }
            p { isOwn ? texts.youCall : texts.theyCall }
        case .clinic: p { texts.clinic(clinic.uppercasedFirst) }
        }
        if package.discharge.stage == .completed, let number = package.clinic?.telephones.first,
            let target = LinkTarget.telephone(number)
        {
            p { a(.class("way way-call"), .href(target)) { context.texts.sayings.call(number) } }
        }
    }

    @HTMLBuilder private var promises: HTML {
        if !package.parts.isEmpty {
            h4 { texts.promised }
            ul(.class("promises")) {
                for part in package.parts {
                    li {
                        part.document?.isFinal == true
                            ? a(.href(read(part).target)) { context.language.name(of: part.task.part) }
                            : .text(context.language.name(of: part.task.part))
                        " – "
                        said(part.task)
                    }
                }
            }
        }
    }

    private func read(_ part: DischargePackage.Part) -> Route {
        .discharges(
            citizen: package.citizen.id, DischargeQuery(id: package.discharge.id, part: part.task.part))
    }

    private func said(_ task: DischargePartTask) -> String {
        let isLate = task.isLate(at: context.moment.now)
        guard let sent = task.sent else {
            return isLate ? texts.broken(context.say(task.due)) : texts.promise(context.say(task.due))
        }
        return isLate ? texts.keptLate(context.say(sent)) : texts.kept(context.say(sent))
    }
}

extension String {
    /// With a capital letter first.
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
