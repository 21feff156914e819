package import Care
package import HTML

/// The relative's own page: who has given what, until when; offers to answer; a press that ends it; the own role.
package struct MandatesView: Sendable {
    /// What one citizen has given, and what has been said about the relative's role there.
    package struct Mandate: Sendable, Hashable {
        package var consent: HeldConsent
        /// The relative's own word; nil where nothing has been said, or it may not be seen.
        package var said: RelativeRole?
        /// The title of the course, where the access is limited to one that may be seen.
        package var course: String?

        package init(consent: HeldConsent, said: RelativeRole? = nil, course: String? = nil) {
            self.consent = consent
            self.said = said
            self.course = course
        }
    }

    package var mandates: [Mandate]
    package var done: MandateNotice?
    package var context: PageContext

    package init(mandates: [Mandate], done: MandateNotice? = nil, context: PageContext) {
        self.mandates = mandates
        self.done = done
        self.context = context
        self.context.addressesCitizen = false
    }

    private var texts: MandateTexts { context.texts.mandate }
    private var access: AccessTexts { context.texts.access }
    private var parts: FormParts { FormParts(context: context) }
    private var here: Route { .mandates(nil) }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            h1 { texts.heading }
            p(.class("lead")) { texts.lead }
            if let done {
                div(.class("notice notice-done"), .role("status")) {
                    Icon.consent.html
                    p { text(of: done) }
                }
            }
            if mandates.isEmpty {
                EmptyNotice(text: texts.nothing, help: context.texts.choose.nobodyHelp).html
            }
            section("offers", texts.offers, help: texts.offersHelp, open(.proposed)) { offer($0) }
            section("current", texts.current, help: nil, open(.active)) { current($0) }
            section("past", texts.past, help: nil, mandates.filter(isOver)) { _ in .nothing }
        }.html
    }

    private func isOver(_ mandate: Mandate) -> Bool { mandate.consent.isOver(at: context.moment.now) }

    private func open(_ status: HeldConsent.Status) -> [Mandate] {
        mandates.filter { $0.consent.status == status && !isOver($0) }
    }

    @HTMLBuilder private func section(
        _ id: String, _ title: String, help: String?, _ mandates: [Mandate], _ actions: (Mandate) -> HTML
    ) -> HTML {
        if !mandates.isEmpty {
            HTML.element("section", [.class("decisions"), .ariaLabelledBy(id)]) {
                h2(.id(id)) { title }
                if let help {
                    p(.class("field-help")) { help }
                }
                ul(.class("decision-list")) {
                    for mandate in mandates { li(.class("card decision")) { card(mandate, actions(mandate)) } }
                }
            }
        }
    }

    private func name(_ mandate: Mandate) -> String {
        mandate.consent.patientName ?? context.texts.subject.nameless
    }

    private func card(_ mandate: Mandate, _ actions: HTML) -> HTML {
        let consent = mandate.consent
        return .group {
            div(.class("decision-body")) {
                h3 { name(mandate) }
                p(.class("decision-what")) {
                    // What is over cannot be seen any more.
                    isOver(mandate) ? what(mandate) : texts.sees(what(mandate))
                }
                if consent.mayAct, !isOver(mandate) {
                    p { texts.acts }
                }
                p(.class("decision-when")) { ConsentCard.when(consent, context) }
            }
            actions
        }
    }

    private func what(_ mandate: Mandate) -> String {
        switch mandate.consent.parts.first {
        case nil: access.whole
        case .kind("Appointment"): access.appointments
        case .kind("Communication"): access.messages
        case .kind(let type): context.language.name(ofType: type)
        case .course: mandate.course.map { "\(access.oneCourse): \($0)" } ?? access.oneCourse
        case .resource: access.oneEntry
        }
    }

    private func press(_ mandate: Mandate, _ what: String, _ title: String, isQuiet: Bool = false) -> HTML {
        parts.press(
            here,
            [("do", what), ("consent", mandate.consent.id), ("relative", relative(mandate))], title, isQuiet: isQuiet)
    }

    /// The RelatedPerson as whom the caller comes.
    private func relative(_ mandate: Mandate) -> String {
        String(mandate.consent.actor?.dropFirst("RelatedPerson/".count) ?? "")
    }

    private func offer(_ mandate: Mandate) -> HTML {
        div(.class("preview-actions")) {
            press(mandate, "accept", texts.accept)
            press(mandate, "decline", texts.decline, isQuiet: true)
        }
    }

    private func current(_ mandate: Mandate) -> HTML {
        .group {
            div(.class("preview-actions")) {
                a(.class("button"), .href(Route.overview(citizen: mandate.consent.patient).target)) { texts.open }
                if mandate.consent.kind == .custody || mandate.consent.kind == .guardianship {
                    a(
                        .class("button second"),
                        .href(Route.access(citizen: mandate.consent.patient, AccessQuery()).target)
                    ) { texts.decide }
                }
                if mandate.consent.kind == .proxy {
                    press(mandate, "end", texts.stop, isQuiet: true)
                }
            }
            if mandate.consent.kind == .proxy {
                details(.class("own-role")) {
                    summary { texts.myRole }
                    RoleView.form(
                        relative: relative(mandate), said: mandate.said, isMistaken: false, target: here,
                        context: context)
                }
            }
        }
    }

    private func text(of notice: MandateNotice) -> String {
        switch notice {
        case .accepted: texts.acceptedDone
        case .declined: texts.declinedDone
        case .ended: texts.endedDone
        case .said: texts.saidDone
        }
    }
}
