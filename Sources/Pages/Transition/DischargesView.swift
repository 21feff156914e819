package import Care
package import HTML

/// A citizen's discharges, and for the department the form that begins one.
package struct DischargesView: Sendable {
    /// What the page is made from.
    package struct Model: Sendable {
        package var citizen: CitizenSummary
        package var relation: CitizenBanner.Relation
        package var discharges: [DischargePackage]
        /// The stays that could end, by id; empty for those who end none.
        package var stays: [String]
        package var nursing: [(reference: String, name: String)]

        package init(
            citizen: CitizenSummary, relation: CitizenBanner.Relation, discharges: [DischargePackage],
            stays: [String] = [], nursing: [(reference: String, name: String)] = []
        ) {
            self.citizen = citizen
            self.relation = relation
            self.discharges = discharges
            self.stays = stays
            self.nursing = nursing
        }
    }

    package var model: Model
    package var form: DischargeForm
    package var isMistaken: Bool
    package var context: PageContext

    package init(model: Model, form: DischargeForm = DischargeForm(), isMistaken: Bool = false, context: PageContext) {
        self.model = model
        self.form = form
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
            if model.discharges.isEmpty {
                EmptyNotice(text: texts.noDischarges).html
            }
            if !model.discharges.isEmpty {
                h2(.class("unseen")) { context.texts.promise.heading }
            }
            for package in model.discharges {
                PromisesView(package: package, relation: model.relation, context: context).card
            }
            if let stay = model.stays.first, isFree {
                begin(stay)
            }
        }.html
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
