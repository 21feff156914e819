import Care
import FHIR
import HTML

/// When something is to happen or be done. What has no time of its own never shows the day on which it was asked for as
/// if that were its time.
extension EntryView {
    /// When what lies ahead takes place.
    var when: HTML {
        p(.class("entry-when")) {
            if let due = latestDay {
                time(due) { context.texts.sayings.deadline($0) }
            } else if entry.startIsOrderTime {
                context.texts.entry.noTimeYet
                asked
            } else if let when = context.language.say(
                from: entry.start ?? entry.end, to: entry.end, at: context.moment)
            {
                HTML.element("time", [.datetime((entry.start ?? entry.end)?.text ?? "")]) { when }
            } else {
                context.texts.common.notDated
            }
        }
    }

    /// The title and when, on one line.
    var inWords: HTML {
        span {
            let title = Self.title(entry, context)
            if let due = latestDay {
                title + " · "
                time(due) { context.texts.sayings.deadline($0) }
            } else if entry.startIsOrderTime {
                title + " · " + context.texts.entry.noTimeYet
            } else if let start = entry.start ?? entry.end {
                title + " · "
                time(start) { $0 }
            } else {
                title
            }
        }
    }

    /// By when something must be done.
    var deadline: HTML {
        p(.class("entry-when")) {
            if let end = entry.end {
                if hasPassed(end) {
                    time(end) { context.texts.sayings.deadlinePassed($0) }
                    " "
                    span(.class("mark mark-strong")) { context.texts.overview.overdue }
                } else if entry.reference.hasPrefix("Appointment/") {
                    time(end) { context.texts.sayings.beforeAppointment($0) }
                } else if let start = entry.start, !entry.startIsOrderTime, context.moment.days(until: start) > 0,
                    let period = context.language.say(from: start, to: end, at: context.moment)
                {
                    HTML.element("time", [.datetime(end.text)]) { period }
                } else {
                    time(end) { context.texts.sayings.deadline($0) }
                }
            } else {
                context.texts.entry.noDeadline
                asked
            }
        }
    }

    /// A leaf of a calendar: what the eye looks for; the words beside it say the same.
    func leaf(_ style: Style) -> HTML {
        let day = style == .toDo ? entry.end : latestDay ?? (entry.startIsOrderTime ? nil : entry.start ?? entry.end)
        return div(.class("leaf"), .ariaHidden(true)) {
            if let day, day.precision >= .day {
                let date = context.moment.localTime(day).date
                span(.class("leaf-month")) { context.texts.calendar.shortMonths[date.month - 1] }
                span(.class("leaf-day")) { "\(date.day)" }
            } else {
                Icon(entry.kind).html
            }
        }
    }

    /// The last day on which what may happen any day by now can happen.
    private var latestDay: DateTime? {
        guard let end = entry.end, !hasPassed(end) else { return nil }
        guard let start = entry.start, !entry.startIsOrderTime else { return end }
        return context.moment.days(until: start) < 0 ? end : nil
    }

    private func hasPassed(_ time: DateTime) -> Bool {
        time.precision > .day ? time.latest <= context.moment.now : context.moment.days(until: time) < 0
    }

    private func time(_ time: DateTime, _ say: (String) -> String) -> HTML {
        HTML.element("time", [.datetime(time.text)]) { say(context.language.say(time, at: context.moment)) }
    }

    private var asked: HTML {
        guard let start = entry.start else { return .nothing }
        let words = context.texts.sayings.askedFor(context.language.sayPlainly(start, at: context.moment))
        return HTML.group {
            " · "
            HTML.element("time", [.datetime(start.text)]) { words }
        }
    }
}
