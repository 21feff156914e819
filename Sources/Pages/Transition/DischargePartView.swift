package import Care
package import HTML

/// One document of a discharge: read by whoever may, written and sent by the department.
package struct DischargePartView: Sendable {
    package var package: DischargePackage
    package var part: DischargePart
    package var relation: CitizenBanner.Relation
    package var unit: String?
    /// What has been typed; nil: what the record has.
    package var draft: DocumentDraft?
    /// Whether it is shown as the patient would read it.
    package var isPreview: Bool
    package var mistake: TransitionDesk.Mistake?
    package var context: PageContext

    package init(
        package: DischargePackage, part: DischargePart, relation: CitizenBanner.Relation, unit: String?,
        draft: DocumentDraft? = nil, isPreview: Bool = false, mistake: TransitionDesk.Mistake? = nil,
        context: PageContext
    ) {
        self.package = package
        self.part = part
        self.relation = relation
        self.unit = unit
        self.draft = draft
        self.isPreview = isPreview
        self.mistake = mistake
        self.context = context
        self.context.addressesCitizen = relation == .own
    }

    private var texts: TransitionTexts { context.texts.transition }
    private var parts: FormParts { FormParts(context: context) }
    private var known: DischargePackage.Part? { package.part(part) }
    private var document: DischargeDocument? { known?.document }
    private var isWriter: Bool { relation == .patient && unit == package.discharge.department }
    private var title: String { context.language.name(of: part) }
    private var route: Route {
        .discharges(citizen: package.citizen.id, DischargeQuery(id: package.discharge.id, part: part))
    }

    package var html: HTML {
        PageFrame(
            title: title, context: context, banner: CitizenBanner(citizen: package.citizen, relation: relation)
        ) {
            p(.class("more")) {
                a(
                    .href(
                        Route.discharges(citizen: package.citizen.id, DischargeQuery(id: package.discharge.id)).target)
                ) { texts.back }
            }
            h1 { title }
            DischargeNotices(isDone: false, mistake: mistake, context: context).html
            if isPreview { preview }
            if document?.isFinal == true, !isPreview { reading }
            if isWriter { form }
        }.html
    }

    private func text(_ code: String) -> String { draft?.texts[code] ?? document?.text(code) ?? "" }

    // MARK: Reading

    private var preview: HTML {
        section(.class("card"), .ariaLabelledBy("preview")) {
            h2(.id("preview")) { texts.preview }
            p(.class("field-help")) { texts.previewLead }
            for section in DischargeSection.of(part) where !text(section.code).isEmpty {
                sectionView(section, text(section.code), isChanged: false)
            }
            medicineList
            if let supplies = draft?.supplies, !supplies.isEmpty {
                ul(.class("promises")) { for item in supplies { li(.lang("da")) { item.text } } }
            }
        }
    }

    private var reading: HTML {
        section(.class("card"), .ariaLabelledBy("document")) {
            h2(.class("unseen"), .id("document")) { title }
            if let sent = known?.task.sent { p(.class("entry-meta")) { texts.sentAt(context.say(sent)) } }
            if let change = document?.change { p { strong { "\(texts.newMark): \(change)" } } }
            if let reason = document?.incompleteBecause { p { texts.sentIncomplete(reason) } }
            for section in DischargeSection.of(part) {
                if let written = document?.sections.first(where: { $0.code == section.code }) {
                    sectionView(section, written.text, isChanged: written.isChanged)
                }
            }
            if let task = known?.task, task.progress == .sent, let unit, unit == task.receiver {
                parts.press(route, [("do", "receive")], texts.received)
            }
        }
    }

    private func sectionView(_ section: DischargeSection, _ text: String, isChanged: Bool) -> HTML {
        HTML.group {
            h3 {
                context.language.title(of: section)
                if isChanged {
                    " "
                    span(.class("mark mark-strong")) {
                        "\(texts.newMark) \(document.map { context.say($0.written, withTime: false) } ?? "")"
                    }
                }
            }
            for paragraph in text.split(separator: "\n\n") { p(.lang("da")) { String(paragraph) } }
        }
    }

    private var medicineList: HTML {
        guard part == .medicationReconciliation else { return .nothing }
        return ul(.class("promises")) {
            for line in medicines {
                li {
                    [context.language.name(of: line.change) + ": " + line.name, line.dose, line.reason]
                        .compactMap(\.self).joined(separator: " – ")
                }
            }
        }
    }

    /// With what has been typed.
    private var medicines: [MedicationLine] {
        let kept = document?.medicines ?? []
        return package.medicines.map { line in
            var line = line
            line.reason =
                draft?.reasons[line.key] ?? kept.first { $0.key == line.key }?.reason ?? line.reason
            return line
        }
    }

    /// What was written before or typed, with empty lines after it.
    private var supplies: [SupplyItem] {
        let known = draft?.supplies ?? document?.supplies ?? []
        let empty = max(3 - known.count, min(1, SupplyItem.most - known.count))
        return known + Array(repeating: SupplyItem(what: ""), count: max(0, empty))
    }

    @HTMLBuilder private var supplyFields: HTML {
        p(.class("field-help")) { texts.suppliesHelp }
        for (place, item) in supplies.prefix(SupplyItem.most).enumerated() {
            fieldset {
                legend { texts.supply(place + 1) }
                parts.textField("supply-what-\(place)", texts.supplyWhat, value: item.what)
                parts.textField("supply-amount-\(place)", texts.supplyAmount, value: item.amount)
                parts.list(
                    "supply-bringer-\(place)", texts.supplyBringer,
                    SupplyItem.Bringer.allCases.map { ($0.rawValue, context.language.name(of: $0)) },
                    chosen: item.bringer?.rawValue)
                parts.textField("supply-day-\(place)", texts.supplyDay, value: item.day, type: "date")
            }
        }
    }

    /// The text of a section without the lines that are written in fields of their own.
    private func ownText(_ section: DischargeSection) -> String {
        guard part == .aidsAndSupplies, draft == nil else { return text(section.code) }
        let lines = Set((document?.supplies ?? []).map(\.text))
        return text(section.code).split(separator: "\n\n").map(String.init).filter { !lines.contains($0) }
            .joined(separator: "\n\n")
    }

    // MARK: Writing

    private var form: HTML {
        HTMLForm(target: route, context: context) {
            fields
            if document?.isFinal == true {
                parts.textField("change", texts.change, help: texts.changeHelp, value: draft?.change)
            }
            if needsReason {
                parts.textField("because", texts.because, help: texts.becauseHelp, value: draft?.incompleteBecause)
            }
            div(.class("buttons")) {
                button(.type("submit"), .name("do"), .value("send")) { texts.send }
                button(.class("button-plain"), .type("submit"), .name("do"), .value("preview")) { texts.previewButton }
                if document?.isFinal != true {
                    button(.class("button-plain"), .type("submit"), .name("do"), .value("save")) { texts.saveDraft }
                }
            }
        }.html
    }

    /// The field is there once something was missing, so that nobody sends half of it without noticing.
    private var needsReason: Bool {
        if case .incomplete = mistake { return true }
        return draft?.incompleteBecause != nil
    }

    @HTMLBuilder private var fields: HTML {
        if part == .medicationReconciliation {
            for line in medicines {
                parts.textField(
                    "reason-" + line.key, "\(context.language.name(of: line.change)): \(line.name)",
                    help: [line.doseBefore, line.dose].compactMap(\.self).joined(separator: " → "), value: line.reason)
            }
        } else {
            if part == .aidsAndSupplies { supplyFields }
            for section in DischargeSection.of(part) {
                if section.code == DischargeSection.extendedResponsibility {
                    p { strong { context.language.title(of: section) } }
                    p(.class("field-help")) { texts.writtenByRule }
                } else {
                    parts.longTextField(
                        "section-" + section.code, context.language.title(of: section),
                        help: context.language.help(on: section), value: ownText(section),
                        mistake: lacks(section) ? texts.missing : nil, longest: 4000)
                }
            }
            if part == .rehabilitationPlan {
                parts.textField(
                    "start-day", texts.startDay, help: texts.startDayHelp, value: draft?.startDay ?? document?.startDay,
                    type: "date")
            }
        }
    }

    private func lacks(_ section: DischargeSection) -> Bool {
        if case .incomplete(let sections, _) = mistake { return sections.contains(section.code) }
        return false
    }
}
