import Access
import Care
package import HTML

/// The citizen's own page: who may see the record, what is blocked, who has opened it in another way, and what role
/// relatives have. Staff see the same, and register what is theirs to register; a parent or guardian decides as the citizen.
package struct WhoMaySeeView: Sendable {
    package var model: AccessModel
    package var done: AccessNotice?
    /// The signed block whose lifting was sent without a paper.
    package var unsigned: String?
    package var context: PageContext

    package init(
        model: AccessModel, done: AccessNotice? = nil, unsigned: String? = nil, context: PageContext
    ) {
        self.model = model
        self.done = done
        self.unsigned = unsigned
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    private var texts: AccessTexts { model.accessTexts(context) }
    private var parts: FormParts { FormParts(context: context) }
    private var citizen: String { model.citizen.id }
    private var isOwn: Bool { model.relation == .own }
    private var isInStead: Bool { model.standIn != nil }
    /// Whether it is the reader's to decide: the citizen's, not before the birthday from which one decides alone, or who
    /// decides in the citizen's stead.
    private var decides: Bool {
        isInStead || isOwn && model.citizen.age.map { $0 >= age } ?? true
    }
    /// From which one decides alone.
    private var age: Int { AccessLimits.standard.years(.decidesAlone) }
    private var isStaff: Bool { model.relation == .patient }
    private var now: Int64 { context.moment.now }

    package var html: HTML {
        let title = isOwn ? texts.heading : texts.headingForStaff
        return PageFrame(
            title: title, context: context, banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { title }
            p(.class("lead")) { isOwn || isInStead ? texts.lead : texts.leadForStaff }
            if let done {
                div(.class("notice notice-done"), .role("status")) {
                    Icon.consent.html
                    p { text(of: done) }
                }
            }
            given
            list(
                texts.byLaw, help: texts.byLawHelp(age),
                open { $0.kind == .custody || $0.kind == .guardianship || $0.isFilter })
            blocks
            list(texts.opened, help: texts.openedHelp, open { $0.kind == .statedReason || $0.kind == .emergency })
            if !isInStead { RelativeRoles(model: model, context: context).html }
            earlier
        }.html
    }

    private func open(_ isWanted: (HeldConsent) -> Bool) -> [HeldConsent] {
        model.decisions.consents.filter { isWanted($0) && !$0.isOver(at: now) }
    }

    private func link(_ form: AccessForm, _ title: String) -> HTML {
        p(.class("more")) {
            a(.class("button"), .href(Route.access(citizen: citizen, AccessQuery(form: form)).target)) { title }
        }
    }

    private var given: HTML {
        let proxies = open { $0.kind == .proxy }
        return section(.class("decisions"), .ariaLabelledBy("given")) {
            h2(.id("given")) { texts.given }
            if proxies.isEmpty {
                EmptyNotice(text: texts.givenNone).html
            } else {
                cards(proxies)
            }
            if isInStead {
                link(.give, texts.give)
            } else if isOwn {
                if decides {
                    link(.give, texts.give)
                } else {
                    p(.class("field-help")) { texts.tooYoung(age) }
                }
                p(.class("more")) {
                    a(.href(Route.apps(citizen: citizen).target)) { context.texts.common.apps }
                }
                p(.class("more")) {
                    a(.href(Route.accessLog(citizen: citizen, AccessLogForm()).target)) {
                        context.texts.accessLog.heading
                    }
                }
            } else if isStaff {
                link(.register, context.texts.mandate.register)
            }
        }
    }

    private var blocks: HTML {
        let blocks = open { $0.kind == .block && !$0.isFilter }
        return section(.class("decisions"), .ariaLabelledBy("blocks")) {
            if isOwn || isInStead {
                h2(.id("blocks")) { texts.blocks }
                if blocks.isEmpty {
                    EmptyNotice(text: texts.blocksNone).html
                } else {
                    cards(blocks)
                }
                if decides { link(.block, texts.block) }
            } else if isStaff {
                h2(.id("blocks")) { texts.ask }
                p { texts.hiddenNotice }
                link(.ask, texts.ask)
                link(.filter, context.texts.mandate.filter)
                link(.block, context.texts.giving.blockOnPaper)
                SignedBlocks(model: model, unsigned: unsigned, context: context).html
            }
        }
    }

    @HTMLBuilder private func list(_ title: String, help: String, _ consents: [HeldConsent]) -> HTML {
        if !consents.isEmpty {
            section(.class("decisions"), .ariaLabel(title)) {
                h2 { title }
                p(.class("field-help")) { help }
                cards(consents)
            }
        }
    }

    private func cards(_ consents: [HeldConsent]) -> HTML {
        ul(.class("decision-list")) {
            for consent in consents {
                ConsentCard(consent: consent, model: model, context: context).html(ending(consent))
            }
        }
    }

    /// The press that ends it, where it is the reader's to end.
    private func ending(_ consent: HeldConsent) -> HTML {
        let isTheirs: Bool
        switch consent.kind {
        case .proxy: isTheirs = decides || isStaff && consent.paper != nil
        case .block: isTheirs = consent.isFilter ? isStaff : decides
        case .custody, .guardianship: isTheirs = isStaff
        case .statedReason, .emergency: isTheirs = false
        }
        guard isTheirs else { return .nothing }
        let isBlock = consent.kind == .block
        return parts.press(
            .access(citizen: citizen, AccessQuery()), [("do", isBlock ? "lift" : "end"), ("consent", consent.id)],
            isBlock ? texts.lift : texts.end)
    }

    @HTMLBuilder private var earlier: HTML {
        let over = model.decisions.consents.filter { $0.isOver(at: now) }
        if !over.isEmpty {
            details(.class("earlier-decisions")) {
                summary { "\(texts.earlier) (\(over.count))" }
                ul(.class("decision-list")) {
                    for consent in over { ConsentCard(consent: consent, model: model, context: context).html() }
                }
            }
        }
    }

    private func text(of notice: AccessNotice) -> String {
        switch notice {
        case .offered: texts.offeredDone
        case .ended: texts.endedDone
        case .blocked: texts.blockedDone
        case .lifted: texts.liftedDone
        case .said: texts.saidDone
        case .registered: texts.registeredDone
        case .filtered: texts.filteredDone
        case .asked: texts.askedDone
        }
    }
}
