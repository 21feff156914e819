import Care
import HTML

/// The blocks that a unit has written down from papers, each with the form that lifts it by another paper.
struct SignedBlocks {
    let model: AccessModel
    /// The one whose lifting was sent without a paper.
    let unsigned: String?
    let context: PageContext

    private var texts: GivingTexts { context.texts.giving }

    @HTMLBuilder var html: HTML {
        if !model.decisions.signedBlocks.isEmpty {
            h3 { texts.signedBlocks }
            ul(.class("decision-list")) {
                for block in model.decisions.signedBlocks { li(.class("card decision")) { card(block) } }
            }
        }
    }

    private func card(_ block: SignedBlock) -> HTML {
        let mandate = context.texts.mandate
        let name = "paper-" + block.consent
        let isMissing = unsigned == block.consent
        return .group {
            div(.class("decision-body")) { p { "\(mandate.paperWhere) \(block.paper)" } }
            HTMLForm(target: .access(citizen: model.citizen.id, AccessQuery()), context: context) {
                div(.class("field")) {
                    label(.for(name)) { texts.liftPaper }
                    if isMissing {
                        p(.class("form-error"), .role("alert")) { mandate.missingPaper }
                    }
                    input(
                        .id(name), .type("text"), .name("paper"), .autocomplete("off"), .maximumLength(200),
                        .ariaInvalid(isMissing))
                }
                FormParts(context: context).hidden("do", "lift-signed")
                FormParts(context: context).hidden("block", block.consent)
                div { button(.type("submit"), .class("second")) { texts.liftSigned } }
            }.html
        }
    }
}
