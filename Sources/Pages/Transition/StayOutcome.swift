package import Care

/// What came of a form about a stay.
package struct StayOutcome: Sendable {
    /// Why it could not be done; nil: it was.
    package var mistake: StayDesk.Mistake?
    /// The offer as it was typed, where it says not enough.
    package var offer: OfferForm
    package var offerMistakes: Set<OfferForm.Mistake>
    package var found: [ResponsibilityPeriod.Holder]

    package init(
        mistake: StayDesk.Mistake? = nil, offer: OfferForm = OfferForm(), offerMistakes: Set<OfferForm.Mistake> = [],
        found: [ResponsibilityPeriod.Holder] = []
    ) {
        self.mistake = mistake
        self.offer = offer
        self.offerMistakes = offerMistakes
        self.found = found
    }

    var isDone: Bool { mistake == nil && offerMistakes.isEmpty }
}
