import Care
import FHIR
import HTML

/// A stay that is going on, in plain words; for the department with what can be done about it.
struct StayCard {
    let line: StayLine
    let relation: CitizenBanner.Relation
    /// What somebody at the department can do here; nil: nothing.
    var work: Work?
    let context: PageContext

    /// For the department's own staff.
    struct Work {
        var departments: [ResponsibilityPeriod.Holder]
        var offer: OfferForm
        var mistakes: Set<OfferForm.Mistake>
    }

    private var texts: StayTexts { context.texts.stay }
    private var parts: FormParts { FormParts(context: context) }
    private var stay: HospitalStay { line.stay }
    private var department: String { line.department?.unit ?? texts.nobody }
    private var route: Route { .discharges(citizen: stay.patient, DischargeQuery()) }

    var html: HTML {
        section(.class("card"), .ariaLabelledBy("stay-" + stay.id)) {
            h2(.id("stay-" + stay.id)) {
                Icon.bed.html
                texts.heading
            }
            p {
                strong {
                    let since = context.say(stay.start)
                    relation == .own ? texts.yours(department, since) : texts.theirs(department, since)
                }
            }
            ul(.class("marks")) {
                for (text, isStrong) in marks {
                    li { span(.class(isStrong ? "mark mark-strong" : "mark")) { text } }
                }
            }
            moving
            call
            if let work { steps(work) }
        }
    }

    /// How it stands.
    var marks: [(String, Bool)] {
        var marks: [(String, Bool)] = []
        if stay.kind == .emergency { marks.append((texts.emergency, false)) }
        if let leave = stay.leave {
            let end = leave.end.map { context.say($0) }
            let start = context.say(leave.start)
            marks.append((end.map { texts.wasOnLeave(start, $0) } ?? texts.onLeave(start), end == nil))
        }
        if let finished = stay.treatmentFinished { marks.append((texts.finished(context.say(finished)), true)) }
        if let expected = stay.expected {
            let isPast = expected < context.moment.now
            marks.append(
                (isPast ? texts.wasExpected(context.say(expected)) : texts.expected(context.say(expected)), isPast))
        }
        return marks
    }

    @HTMLBuilder private var moving: HTML {
        if let transfer = line.transfer {
            p { texts.moving(transfer.receiver?.display ?? texts.nobody) }
            if work != nil, let id = transfer.task.id {
                p(.class("more")) { a(.href(Route.unitHandover(id: id).target)) { texts.movingLink } }
            }
        }
    }

    @HTMLBuilder private var call: HTML {
        if work == nil, let number = line.department?.telephones.first, let target = LinkTarget.telephone(number) {
            p { a(.class("way way-call"), .href(target)) { context.texts.sayings.call(number) } }
        }
    }

    // MARK: What the department does

    @HTMLBuilder private func steps(_ work: Work) -> HTML {
        p(.class("field-help")) { texts.readersTold }
        div(.class("buttons")) {
            for step in StayDesk.Step.allCases where step.isPossible(in: stay) {
                parts.press(
                    route, [("stay", stay.id), ("do", step.rawValue)], name(of: step),
                    isQuiet: step == .resumeTreatment)
            }
        }
        if line.transfer == nil { transfer(work) }
    }

    private func transfer(_ work: Work) -> HTML {
        details(.open(!work.mistakes.isEmpty)) {
            summary { texts.transfer }
            p(.class("field-help")) { texts.transferLead }
            HTMLForm(target: route, context: context) {
                OfferReceiver(form: work.offer, mistakes: work.mistakes, units: work.departments, context: context).html
                parts.longTextField(
                    "why", texts.transferWhy, value: work.offer.why,
                    mistake: work.mistakes.contains(.why) ? context.texts.responsibility.wordsNeeded : nil)
                parts.hidden("stay", stay.id)
                parts.hidden("do", "transfer")
                div { button(.type("submit")) { texts.transferSend } }
            }.html
        }
    }

    private func name(of step: StayDesk.Step) -> String {
        switch step {
        case .startLeave: texts.startLeave
        case .endLeave: texts.endLeave
        case .finishTreatment: texts.finishTreatment
        case .resumeTreatment: texts.resumeTreatment
        }
    }
}
