import Care
import HTML

/// To whom something is offered: one of the units that are near, or one by its name.
struct OfferReceiver {
    let form: OfferForm
    let mistakes: Set<OfferForm.Mistake>
    /// Units to choose between.
    let units: [ResponsibilityPeriod.Holder]
    let context: PageContext

    private var texts: ResponsibilityTexts { context.texts.responsibility }
    private var parts: FormParts { FormParts(context: context) }

    var html: HTML {
        parts.question(texts.receiver, mistake: mistake) {
            for unit in units {
                parts.choice(
                    "receiver", unit.reference, unit.display ?? unit.reference,
                    isChosen: form.receiver == unit.reference)
            }
            parts.textField("unit", texts.otherUnit, help: texts.otherUnitHelp, value: form.name)
        }
    }

    private var mistake: String? {
        mistakes.contains(.receiver)
            ? texts.receiverNeeded
            : mistakes.contains(.noSuchUnit)
                ? texts.noSuchUnit : mistakes.contains(.severalUnits) ? texts.severalUnits : nil
    }
}
