package import Care
import FHIR
package import HTML

/// Who is responsible for one pathway: now, before, and next; and for the unit that has it, naming and handing over.
package struct PathwayView: Sendable {
    package var file: PathwayFile
    /// Whether the reader works in the unit that has it.
    package var isOwn: Bool
    package var offer: OfferForm
    package var mistakes: Set<OfferForm.Mistake>
    /// Units that were found by the name that was written.
    package var found: [ResponsibilityPeriod.Holder]
    /// Whether the form for naming lacked something.
    package var isNamingMistaken: Bool
    package var context: PageContext

    package init(
        file: PathwayFile, isOwn: Bool, offer: OfferForm = OfferForm(), mistakes: Set<OfferForm.Mistake> = [],
        found: [ResponsibilityPeriod.Holder] = [], isNamingMistaken: Bool = false, context: PageContext
    ) {
        self.file = file
        self.isOwn = isOwn
        self.offer = offer
        self.mistakes = mistakes
        self.found = found
        self.isNamingMistaken = isNamingMistaken
        self.context = context
    }

    /// The roles that a unit names its own in.
    package static let named: [ResponsibilityRole] = [.clinician, .coordinator, .contact, .cover]

    private var texts: ResponsibilityTexts { context.texts.responsibility }
    private var parts: FormParts { FormParts(context: context) }
    private var here: Route { .unitPathway(id: file.responsibility.pathway.id ?? "") }
    private var title: String {
        file.responsibility.pathway.types.lazy.compactMap(\.display).first ?? texts.pathway
    }

    package var html: HTML {
        PageFrame(title: texts.pathway, context: context) {
            p { a(.href(Route.unit(nil).target)) { texts.back } }
            h1 { "\(title): \(file.citizen.name ?? context.texts.subject.nameless)" }
            if file.lacksCoordinator { p(.class("notice")) { texts.lacksCoordinator } }
            present
            handovers
            if isOwn, file.responsibility.isOpen {
                naming
                offering
                closing
            }
            past
            p(.class("more")) {
                a(.href(Route.overview(citizen: file.citizen.id).target)) { texts.openRecord }
            }
        }.html
    }

    private func name(_ holder: ResponsibilityPeriod.Holder) -> String {
        file.names[holder.reference] ?? holder.display ?? holder.reference
    }

    private var present: HTML {
        let now = context.moment.now
        let periods = file.responsibility.periods.filter { $0.contains(now) }
        let hasClinician = periods.contains { $0.role == .clinician }
        return section(.class("card"), .ariaLabelledBy("now")) {
            h2(.id("now")) { texts.now }
            dl(.class("facts")) {
                for period in periods { fact(period) }
                if !hasClinician, file.responsibility.isOpen {
                    div {
                        dt { texts.clinician }
                        dd {
                            texts.nobodyNamed
                            if let by = file.responsibility.nameClinicianBy {
                                " · \(by < now ? texts.lateName : texts.nameBy) \(context.say(by))"
                            }
                        }
                    }
                }
            }
        }
    }

    private func fact(_ period: ResponsibilityPeriod) -> HTML {
        div {
            dt { context.language.name(of: period.role) }
            dd {
                "\(name(period.holder)) · \(texts.since) \(context.say(period.start, withTime: false))"
                if let end = period.end { " \(texts.until) \(context.say(end))" }
            }
        }
    }

    @HTMLBuilder private var handovers: HTML {
        if !file.handovers.isEmpty {
            section(.ariaLabelledBy("handovers")) {
                h2(.id("handovers")) { texts.handover }
                ul(.class("entries card")) {
                    for handover in file.handovers {
                        li(.class("entry entry-line")) {
                            Icon.arrow.html
                            div {
                                p(.class("entry-title")) {
                                    a(.href(Route.unitHandover(id: handover.task.id ?? "").target)) {
                                        handover.what ?? texts.handover
                                    }
                                }
                                p(.class("entry-meta")) {
                                    if let receiver = handover.receiver { span { "\(texts.to): \(name(receiver))" } }
                                    span {
                                        context.language.name(
                                            of: handover.state,
                                            promised: handover.moved == nil ? handover.from : nil)
                                    }
                                    if let offered = handover.offered {
                                        span { "\(texts.offered) \(context.say(offered))" }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private var naming: HTML {
        form(.class("card form"), .action(here.target), .method("post"), .ariaLabelledBy("name")) {
            context.formTokenField
            h2(.id("name")) { texts.name }
            parts.hidden("do", "name")
            if isNamingMistaken { p(.class("form-error"), .role("alert")) { texts.dateNeeded } }
            chosen("role", texts.nameAs, Self.named.map { ($0.rawValue, context.language.name(of: $0)) })
            chosen(
                "who", texts.nameWhom,
                [("", texts.nobodyNamed)] + file.staff.map { ($0.reference, $0.display ?? $0.reference) })
            parts.textField("until", texts.coverUntil, help: texts.coverUntilHelp, value: nil, type: "date")
            div { button(.type("submit")) { texts.save } }
        }
    }

    private func chosen(_ name: String, _ title: String, _ options: [(String, String)]) -> HTML {
        div(.class("field")) {
            label(.for(name)) { title }
            select(.id(name), .name(name)) {
                for (value, text) in options { option(.value(value)) { text } }
            }
        }
    }

    private var offering: HTML {
        form(.class("card form"), .action(here.target), .method("post"), .ariaLabelledBy("offer")) {
            context.formTokenField
            h2(.id("offer")) { texts.offer }
            p(.class("lead")) { texts.offerHelp }
            parts.hidden("do", "offer")
            OfferFields(
                form: offer, mistakes: mistakes, units: found.isEmpty ? file.units : found, context: context
            ).html
        }
    }

    private var closing: HTML {
        details(.class("card")) {
            summary { texts.close }
            p { texts.closeHelp }
            parts.press(here, [("do", "close")], texts.close)
        }
    }

    private var past: HTML {
        section(.class("card"), .ariaLabelledBy("history")) {
            h2(.id("history")) { texts.history }
            dl(.class("facts")) {
                for period in file.responsibility.periods.reversed() { fact(period) }
            }
        }
    }
}
