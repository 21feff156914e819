import Care
import HTML
import Monitoring
import Pages
import Testing

/// The pages about equipment that is lent, in the states they can be in.
struct EquipmentPageTests {
    static let day: Int64 = 86_400_000
    static let now = Fixtures.context().moment.now

    static func item(
        _ stage: EquipmentStage, due: [EquipmentModel.Due] = [], allowed: [EquipmentStep] = []
    ) -> EquipmentModel.Item {
        let isHome = stage != .ordered && stage != .sent
        return EquipmentModel.Item(
            id: "e-" + stage.rawValue, version: 3, name: "Iltmåler", whenItFails: "Prøv et nyt batteri.",
            serial: isHome ? "NX-20417" : nil, stage: stage, contact: Fixtures.coordinator, due: due,
            steps: [
                .init(.ordered, at: now - 9 * day, by: "Anne Lund"),
                .init(.faulty, at: now - day, words: "Den viser kun streger."),
            ], allowed: allowed)
    }

    static func page(
        _ items: [EquipmentModel.Item], isStaff: Bool, notice: EquipmentNotice? = nil,
        mistake: EquipmentMistake? = nil, form: EquipmentForm? = nil, language: Language = .danish
    ) -> HTML {
        EquipmentView(
            model: EquipmentModel(
                citizen: Fixtures.citizen, relation: isStaff ? .patient : .own, items: items,
                kinds: isStaff ? [.init(id: "scale", name: "Vægt")] : []), notice: notice, mistake: mistake, form: form,
            context: Fixtures.context(
                language, as: isStaff ? Fixtures.nurse : Fixtures.karen, at: .equipment(citizen: "karen", nil))
        ).html
    }

    @Test func `staff see what is lent and the next steps with it`() {
        let items = [
            Self.item(
                .faulty,
                due: [.init(.mending, at: Self.now - 3_600_000), .init(.battery, at: Self.now + 20 * Self.day)],
                allowed: [.mended, .battery, .returned, .lost]),
            Self.item(
                .ordered, due: [.init(.delivery, at: Self.now + 2 * Self.day)],
                allowed: [.sent, .delivered, .cancelled]), Self.item(.returned), Self.item(.lost),
        ]
        let html = Self.page(items, isStaff: true)
        Snapshot.expect(html, named: "equipment-staff")
        let text = html.rendered()
        #expect(text.ranges(of: Texts.danish.equipment.overdue).count == 1, "one thing is late")
        #expect(!text.contains("Prøv et nyt batteri."), "that is for the citizen")
    }

    @Test func `the citizen sees what to do and whom to call, and can tell that it fails`() {
        let items = [
            Self.item(
                .instructed,
                due: [.init(.giveBack, at: Self.now + 9 * Self.day), .init(.battery, at: Self.now + 400 * Self.day)]),
            Self.item(.faulty, due: [.init(.mending, at: Self.now + 3_600_000)]), Self.item(.sent),
        ]
        let html = Self.page(items, isStaff: false)
        Snapshot.expect(html, named: "equipment-citizen")
        let text = html.rendered()
        #expect(text.ranges(of: "value=\"fault\"").count == 1, "of what is in use")
        #expect(text.ranges(of: "Prøv et nyt batteri.").count == 2, "not of what is on its way")
        #expect(!text.contains("Batteri skiftes"), "what is far ahead is not hers to think of")
        #expect(!text.contains("value=\"returned\"") && !text.contains("value=\"order\""))
    }

    @Test func `what a unit has out stands on one list`() {
        let lines = [
            MonitoringReader.EquipmentLine(
                citizen: "karen", citizenName: "Karen Sørensen", kind: EquipmentKind.all[0], serial: "NX-20417",
                stage: .faulty, matter: .mending, due: Self.now - Self.day),
            MonitoringReader.EquipmentLine(
                citizen: "poul", citizenName: nil, kind: EquipmentKind.all[2], serial: nil, stage: .ordered,
                matter: .delivery, due: Self.now + Self.day),
            MonitoringReader.EquipmentLine(
                citizen: "poul", citizenName: nil, kind: EquipmentKind.all[7], serial: "T-1", stage: .instructed,
                matter: nil, due: nil),
        ]
        let context = Fixtures.context(as: Fixtures.nurse, at: .unitEquipment)
        Snapshot.expect(UnitEquipmentView(lines: lines, context: context).html, named: "equipment-unit")
        #expect(
            UnitEquipmentView(lines: [], context: context).html.rendered().contains(Texts.danish.equipment.noneOut))
    }

    @Test func `what was written and not taken stands there still, in its own form`() {
        func text(_ form: EquipmentForm) -> String {
            let items = [Self.item(.sent, allowed: [.delivered, .lost]), Self.item(.instructed, allowed: [.lost])]
            return Self.page(items, isStaff: true, mistake: .date, form: form).rendered()
        }
        let delivered = text(EquipmentForm(step: "delivered", equipment: "e-sent", serial: "BT-77"))
        #expect(
            delivered.ranges(of: "BT-77").count == 1
                && delivered.ranges(of: "<details class=\"own-role\" open").count == 1)
        let lost = text(EquipmentForm(step: "lost", equipment: "e-instructed", words: "Flyttet"))
        #expect(lost.ranges(of: "Flyttet").count == 1 && lost.ranges(of: "<details class=\"own-role\" open").count == 1)
    }

    @Test func `each mistake and each notice is said in both languages`() {
        for language in Language.allCases {
            let texts = language.texts.equipment
            let said =
                EquipmentMatter.allCases.map { texts.due($0, "x") } + EquipmentStage.allCases.map(texts.stage)
                + [EquipmentStep.allCases.map(texts.take), EquipmentStep.allCases.map(texts.done)].flatMap(\.self)
            #expect(said.allSatisfy { !$0.isEmpty })
            for mistake in EquipmentMistake.allCases {
                #expect(
                    Self.page([], isStaff: true, mistake: mistake, language: language).rendered()
                        .contains(language.texts.equipment.mistaken(mistake)))
            }
            for notice in EquipmentNotice.allCases {
                #expect(
                    Self.page([], isStaff: true, notice: notice, language: language).rendered()
                        .contains(language.texts.equipment.told(notice)))
            }
        }
    }
}
