package import Care
package import HTML

/// A citizen's discharges, and for the department the form that begins one.
package struct DischargesView: Sendable {
    /// What the page is made from.
    package struct Model: Sendable {
        package var citizen: CitizenSummary
        package var relation: CitizenBanner.Relation
        package var discharges: [DischargePackage]
        /// The stays that go on.
        package var stays: [StayLine]
        package var nursing: [(reference: String, name: String)]
        /// The reader's unit, as a reference, where it is a department that has the patient or could have.
        package var department: String?
        /// Where patients are most often moved to from there.
        package var departments: [ResponsibilityPeriod.Holder]

        package init(
            citizen: CitizenSummary, relation: CitizenBanner.Relation, discharges: [DischargePackage],
            stays: [StayLine] = [], nursing: [(reference: String, name: String)] = [], department: String? = nil,
            departments: [ResponsibilityPeriod.Holder] = []
        ) {
            self.citizen = citizen
            self.relation = relation
            self.discharges = discharges
            self.stays = stays
            self.nursing = nursing
            self.department = department
            self.departments = departments
        }
    }

    package var model: Model
    package var form: DischargeForm
    package var isMistaken: Bool
    /// A form about a stay that was not taken.
    package var stay: StayOutcome?
    package var isDone: Bool
    package var context: PageContext

    package init(
        model: Model, form: DischargeForm = DischargeForm(), isMistaken: Bool = false,
        stay: StayOutcome? = nil, isDone: Bool = false, context: PageContext
    ) {
        self.model = model
        self.form = form
        self.stay = stay
        self.isDone = isDone
        self.isMistaken = isMistaken
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    private var texts: TransitionTexts { context.texts.transition }
    private var parts: FormParts { FormParts(context: context) }

    package var html: HTML {
        PageFrame(
            title: texts.discharges, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { texts.discharges }
            notices
            for line in model.stays {
                StayCard(line: line, relation: model.relation, work: work(line), context: context).html
            }
            if model.discharges.isEmpty, model.stays.isEmpty {
                EmptyNotice(text: texts.noDischarges).html
            }
            if !model.discharges.isEmpty {
                h2(.class("unseen")) { context.texts.promise.heading }
            }
            for package in model.discharges {
                PromisesView(package: package, relation: model.relation, context: context).card
            }
            if let stay = ownStay, isFree {
                begin(stay.id)
            }
            if model.department != nil, ownStay?.kind != .inpatient { admit }
        }.html
    }

    /// The stay at the reader's own department.
    private var ownStay: HospitalStay? {
        model.department.flatMap { own in model.stays.first { $0.stay.department == own }?.stay }
    }

    private func work(_ line: StayLine) -> StayCard.Work? {
        guard line.stay.department == model.department else { return nil }
        let found = stay?.found ?? []
        return StayCard.Work(
            departments: found.count > 1 ? found : model.departments, offer: stay?.offer ?? OfferForm(),
            mistakes: stay?.offerMistakes ?? [])
    }

    @HTMLBuilder private var notices: HTML {
        if let mistake = stay?.mistake {
            p(.class("notice"), .role("alert")) {
                mistake == .notHospital ? context.texts.stay.notHospital : context.texts.stay.late
            }
        } else if isDone {
            p(.class("notice notice-done"), .role("status")) { texts.done }
        }
    }

    private var admit: HTML {
        section(.ariaLabelledBy("admit")) {
            h2(.id("admit")) { context.texts.stay.admit }
            p(.class("field-help")) { context.texts.stay.admitLead }
            div(.class("buttons")) {
                for kind in HospitalStay.Kind.allCases where ownStay?.kind != kind {
                    parts.press(
                        .discharges(citizen: model.citizen.id, DischargeQuery()),
                        [("do", "admit"), ("kind", kind.rawValue)],
                        kind == .inpatient ? context.texts.stay.admitInpatient : context.texts.stay.admitEmergency,
                        isQuiet: kind == .emergency)
                }
            }
        }
    }

    /// Whether no discharge is being prepared already.
    private var isFree: Bool { !model.discharges.contains { $0.discharge.stage == .preparing } }

    private func begin(_ stay: String) -> HTML {
        section(.ariaLabelledBy("begin")) {
            h2(.id("begin")) { texts.begin }
            p(.class("field-help")) { texts.beginLead }
            HTMLForm(target: .discharges(citizen: model.citizen.id, DischargeQuery()), context: context) {
                DischargePlanFields(form: form, nursing: model.nursing, isMistaken: isMistaken, context: context).html
                parts.hidden("stay", stay)
                parts.hidden("do", "begin")
                div { button(.type("submit")) { texts.begin } }
            }.html
        }
    }
}

/// The fields of the plan: when, where to, with what help.
struct DischargePlanFields {
    let form: DischargeForm
    let nursing: [(reference: String, name: String)]
    let isMistaken: Bool
    let context: PageContext

    private var texts: TransitionTexts { context.texts.transition }
    private var parts: FormParts { FormParts(context: context) }

    @HTMLBuilder var html: HTML {
        parts.textField(
            "expected", texts.expected, value: form.expected, mistake: isMistaken ? texts.missingExpected : nil,
            type: "datetime-local")
        field(
            "destination", texts.destination,
            DischargeFacts.Destination.allCases.map { ($0.rawValue, context.language.name(of: $0)) },
            chosen: form.destination.rawValue)
        field("needs-nursing", texts.needsNursing, yesOrNo, chosen: form.needsNursing ? "yes" : "no")
        field("nursing", texts.nursingUnit, nursing.map { ($0.reference, $0.name) }, chosen: form.nursing)
        field(
            "needs-rehabilitation", texts.needsRehabilitation, yesOrNo,
            chosen: form.needsRehabilitation ? "yes" : "no")
    }

    private var yesOrNo: [(String, String)] { [("yes", texts.yes), ("no", texts.no)] }

    private func field(_ name: String, _ title: String, _ options: [(String, String)], chosen: String?) -> HTML {
        div(.class("field")) {
            label(.for(name)) { title }
            select(.id(name), .name(name)) {
                for (value, title) in options { option(.value(value), .selected(value == chosen)) { title } }
            }
        }
    }
}
