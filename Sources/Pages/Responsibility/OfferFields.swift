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
        parts.question(texts.receiver, mistake: receiverMistake) {
            for unit in units {
                parts.choice(
                    "receiver", unit.reference, unit.display ?? unit.reference,
                    isChosen: form.receiver == unit.reference)
            }
            parts.textField("unit", texts.otherUnit, help: texts.otherUnitHelp, value: form.name)
        }
        parts.textField("what", texts.what, value: form.what, mistake: mistake(.what, texts.wordsNeeded))
        parts.longTextField("why", texts.why, value: form.why, mistake: mistake(.why, texts.wordsNeeded))
        parts.longTextField("open", texts.open, help: texts.openHelp, value: form.open)
        parts.textField(
            "date", texts.fromWhen, help: texts.atOnce, value: form.date, mistake: mistake(.date, texts.dateNeeded),
            type: "date")
        div { button(.type("submit")) { texts.send } }
    }

    private var receiverMistake: String? {
        mistake(.receiver, texts.receiverNeeded) ?? mistake(.noSuchUnit, texts.noSuchUnit)
            ?? mistake(.severalUnits, texts.severalUnits)
    }

    private func mistake(_ mistake: OfferForm.Mistake, _ text: String) -> String? {
        mistakes.contains(mistake) ? text : nil
    }
}
