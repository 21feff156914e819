import Care
import HTML

/// The fields of an offer: to whom, what, why, from when, what is open.
struct OfferFields {
    let form: OfferForm
    let mistakes: Set<OfferForm.Mistake>
    /// Units to choose between: those that have to do with the citizen, or those that were found.
    let units: [ResponsibilityPeriod.Holder]
    let context: PageContext

    private var texts: ResponsibilityTexts { context.texts.responsibility }
    private var parts: FormParts { FormParts(context: context) }

    @HTMLBuilder var html: HTML {
        OfferReceiver(form: form, mistakes: mistakes, units: units, context: context).html
        parts.textField("what", texts.what, value: form.what, mistake: mistake(.what, texts.wordsNeeded))
        parts.longTextField("why", texts.why, value: form.why, mistake: mistake(.why, texts.wordsNeeded))
        parts.longTextField("open", texts.open, help: texts.openHelp, value: form.open)
        parts.textField(
            "date", texts.fromWhen, help: texts.atOnce, value: form.date, mistake: mistake(.date, texts.dateNeeded),
            type: "date")
        div { button(.type("submit")) { texts.send } }
    }

    private func mistake(_ mistake: OfferForm.Mistake, _ text: String) -> String? {
        mistakes.contains(mistake) ? text : nil
    }
}
