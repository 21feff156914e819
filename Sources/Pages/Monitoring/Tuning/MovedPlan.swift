import HTML
package import Monitoring

/// That a plan follows another version of its programme than it did, as its citizen is told.
package struct MovedPlan: Sendable, Hashable {
    package var at: Int64
    /// Who moved it.
    package var name: String?
    package var why: String
    package var changes: [ChangeRow]
    /// Whether a doctor has set limits for this citizen, which stay.
    package var hasOwnLimits: Bool

    package init(at instant: Int64, name: String?, why: String, changes: [ChangeRow], hasOwnLimits: Bool) {
        at = instant
        self.name = name
        self.why = why
        self.changes = changes
        self.hasOwnLimits = hasOwnLimits
    }

    package init(_ moved: MonitoringToday.Moved, _ language: Language) {
        self.init(
            at: moved.move.at, name: moved.move.name, why: moved.move.why,
            changes: moved.changes.map { ChangeRow($0, isCitizens: true, language) }, hasOwnLimits: moved.hasOwnLimits)
    }

    /// - Parameter unit: the one that watches, where nobody is named.
    func html(unit: String?, _ context: PageContext) -> HTML {
        let texts = context.texts.tuning
        return details(.class("own-role")) {
            summary { texts.changedFor(context.say(at, withTime: false)) }
            p { texts.movedBy(name ?? unit ?? context.texts.common.unknown) }
            p(.class("entry-instruction")) { why }
            ChangeList(changes: changes, context: context).html
            if hasOwnLimits { p(.class("field-help")) { texts.ownLimitsStay } }
        }
    }
}
