import Care
import FHIR
import HTML

/// Who does what by when, in the words of ``JointPlanTexts``.
extension JointPlanView {
    /// Today, as FHIR writes a day.
    private var today: String { context.moment.local.date.iso }

    var activities: HTML {
        let activities = model.plan?.activities ?? []
        let over = activities.filter { !$0.isOpen }
        return section(.class("decisions"), .ariaLabelledBy("activities")) {
            h2(.id("activities")) { texts.activities }
            if activities.allSatisfy({ !$0.isOpen }) {
                EmptyNotice(text: texts.noActivities).html
            }
            list(activities.filter(\.isOpen))
            if !over.isEmpty {
                details(.class("own-role"), .open(over.contains { $0.id == form.activity })) {
                    summary { "\(texts.over) (\(over.count))" }
                    list(over)
                }
            }
            if isStaff, !isEarlier { adding }
        }
    }

    @HTMLBuilder private func list(_ activities: [JointActivity]) -> HTML {
        if !activities.isEmpty {
            ul(.class("decision-list")) {
                for activity in activities { item(activity) }
            }
        }
    }

    private func item(_ activity: JointActivity) -> HTML {
        li(.class("card decision"), .id("activity-" + activity.id)) {
            div(.class("decision-body")) {
                h3 { activity.text }
                p { texts.doesIt(owner(activity), day(activity.due)) }
                if activity.isLate(on: today) { p(.class("mark mark-strong")) { texts.late } }
                if activity.status == .done { p(.class("mark")) { texts.isDone } }
                if activity.status == .cancelled { p(.class("mark")) { texts.givenUp } }
            }
            if !isEarlier { steps(activity) }
        }
    }

    func owner(_ activity: JointActivity) -> String {
        if activity.owner == "Patient/" + citizen {
            return context.addressesCitizen ? texts.you : model.citizen.name ?? context.texts.subject.nameless
        }
        return activity.ownerName ?? context.texts.common.unknown
    }

    func day(_ text: String) -> String {
        DateTime(text).map { context.say($0, withTime: false) } ?? text
    }

    @HTMLBuilder private func steps(_ activity: JointActivity) -> HTML {
        let isMine = context.addressesCitizen && activity.owner == "Patient/" + citizen
        if isStaff || isMine {
            div(.class("decision-steps")) {
                if activity.isOpen {
                    parts.press(
                        target, [("do", JointActivity.Status.done.rawValue), ("activity", activity.id)], texts.markDone)
                } else {
                    parts.press(
                        target, [("do", JointActivity.Status.planned.rawValue), ("activity", activity.id)],
                        texts.reopen, isQuiet: true)
                }
                // Also where somebody else has marked it meanwhile: what was written is not lost.
                if isStaff, activity.isOpen || form.activity == activity.id { editing(activity) }
            }
        }
    }

    private func editing(_ activity: JointActivity) -> HTML {
        let isOpen = query.editing == activity.id || form.activity == activity.id
        let shown = form.activity == activity.id ? form : JointPlanForm(activity)
        return details(.class("own-role"), .open(isOpen)) {
            summary { texts.change }
            if isOpen, let changed {
                div(.class("notice"), .role("alert")) {
                    Icon.warning.html
                    p {
                        "\(texts.somebodyElse) "
                        strong { "\(changed.text) · \(owner(changed)) · \(day(changed.due))" }
                    }
                }
            }
            activityForm(shown, seen: changed?.mark ?? shown.seen, isOpen ? mistakes : [], texts.save)
            parts.press(
                target, [("do", JointActivity.Status.cancelled.rawValue), ("activity", activity.id)], texts.giveUp,
                isQuiet: true)
        }
    }

    private var adding: HTML {
        let isNew = form.activity == nil
        let wrong = isNew ? mistakes.subtracting([.goal]) : []
        return details(.class("own-role"), .open(!wrong.isEmpty)) {
            summary { texts.addActivity }
            activityForm(isNew ? form : JointPlanForm(), seen: nil, wrong, texts.addActivity)
        }
    }

    private func activityForm(
        _ form: JointPlanForm, seen: String?, _ mistakes: Set<JointPlanForm.Mistake>, _ title: String
    ) -> HTML {
        let suffix = form.activity.map { "-" + $0 } ?? ""
        return HTMLForm(target: target, context: context) {
            parts.longTextField(
                "what" + suffix, texts.what, value: form.text,
                mistake: mistakes.contains(.text) ? texts.missingText : nil)
            parts.question(texts.who, mistake: mistakes.contains(.owner) ? texts.missingOwner : nil) {
                parts.list(
                    "owner" + suffix, texts.chooseOwner, model.owners.map { ($0.reference, $0.name ?? $0.reference) },
                    chosen: form.owner)
            }
            parts.textField(
                "date" + suffix, texts.by, value: form.date,
                mistake: mistakes.contains(.date) ? texts.missingDate : nil, type: "date")
            parts.hidden("do", form.activity == nil ? "activity" : "change")
            parts.hidden("activity", form.activity)
            parts.hidden("seen", seen)
            div { button(.type("submit")) { title } }
        }.html
    }
}
