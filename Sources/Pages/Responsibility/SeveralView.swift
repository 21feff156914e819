package import Care
import HTML

/// Offering several pathways at once, as it was filled in.
package struct SeveralForm: Sendable {
    package var offer: OfferForm
    package var mistakes: Set<OfferForm.Mistake>
    /// The EpisodeOfCares' ids.
    package var chosen: Set<String>
    /// Units that were found by the name.
    package var units: [ResponsibilityPeriod.Holder]
    /// How many of those that were sent could not be offered.
    package var refused: Int

    package init(
        offer: OfferForm = OfferForm(), mistakes: Set<OfferForm.Mistake> = [], chosen: Set<String> = [],
        units: [ResponsibilityPeriod.Holder] = [], refused: Int = 0
    ) {
        self.offer = offer
        self.mistakes = mistakes
        self.chosen = chosen
        self.units = units
        self.refused = refused
    }

    /// As many as a form can send.
    package static let most = 80
}

/// The form below a list of pathways.
struct SeveralView {
    let form: SeveralForm
    let list: UnitList
    let model: UnitModel
    let context: PageContext

    private var texts: ResponsibilityTexts { context.texts.responsibility }

    @HTMLBuilder var html: HTML {
        if let lines = model.pathways[list], !lines.isEmpty {
            section(.ariaLabelledBy("several")) {
                h2(.id("several")) { texts.several }
                p(.class("lead")) { texts.severalHelp }
                if form.refused > 0 {
                    p(.class("form-error"), .role("alert")) { "\(texts.someNotOffered) \(form.refused)" }
                }
                HTML.element("form", [.class("card form"), .action(Route.unit(list).target), .method("post")]) {
                    context.formTokenField
                    choices(lines)
                    OfferFields(form: form.offer, mistakes: form.mistakes, units: form.units, context: context).html
                }
            }
        }
    }

    private func choices(_ lines: [UnitBoard.PathwayLine]) -> HTML {
        fieldset {
            legend { texts.chooseSome }
            if form.mistakes.contains(.none) {
                p(.class("form-error"), .role("alert")) { texts.chooseSome }
            }
            for line in lines.prefix(SeveralForm.most) {
                div(.class("choice")) {
                    input(
                        .id("p-" + line.id), .type("checkbox"), .name("pathway"), .value(line.id),
                        .checked(form.chosen.contains(line.id)))
                    div(.class("choice-body")) {
                        label(.for("p-" + line.id)) {
                            [line.citizen.name ?? context.texts.subject.nameless, line.title].compactMap { $0 }
                                .joined(separator: " · ")
                        }
                    }
                }
            }
        }
    }
}
