import Access
import Care
package import HTML

/// What a professional meets who has no care relation to a patient: two ways in, each with what will happen.
package struct OpeningView: Sendable {
    package enum Way: String, Sendable, Hashable, CaseIterable {
        case reason, emergency
    }

    package var citizen: String
    /// The way whose reason was missing.
    package var mistaken: Way?
    /// Hours that an emergency access lasts; nil where it is not for the reader's profession.
    package var emergencyHours: Int?
    package var context: PageContext

    package init(citizen: String, mistaken: Way? = nil, emergencyHours: Int?, context: PageContext) {
        self.citizen = citizen
        self.mistaken = mistaken
        self.emergencyHours = emergencyHours
        self.context = context
    }

    private var texts: MandateTexts { context.texts.mandate }

    package var html: HTML {
        PageFrame(title: texts.openingHeading, context: context) {
            h1 { texts.openingHeading }
            p(.class("lead")) { texts.openingLead }
            div(.class("ways-in")) {
                way(
                    .reason, texts.reasonHeading, texts.reasonLead,
                    texts.reasonEffect(AccessLimits.standard.number(.statedReason)), texts.reasonConfirm, Icon.form)
                if let emergencyHours {
                    way(
                        .emergency, texts.emergencyHeading, texts.emergencyLead, texts.emergencyEffect(emergencyHours),
                        texts.emergencyConfirm, Icon.warning)
                }
            }
        }.html
    }

    private func way(
        _ way: Way, _ title: String, _ lead: String, _ effect: String, _ confirm: String, _ icon: Icon
    ) -> HTML {
        section(.class("card way-in way-in-\(way.rawValue)"), .ariaLabelledBy("way-\(way.rawValue)")) {
            h2(.id("way-\(way.rawValue)")) {
                icon.html
                title
            }
            p { lead }
            p(.class("way-in-effect")) { effect }
            form(.class("form"), .action(Route.opening(citizen: citizen).target), .method("post")) {
                context.formTokenField
                FormParts(context: context).longTextField(
                    "\(way.rawValue)-text", texts.reasonField, help: texts.reasonHelp, value: nil,
                    mistake: mistaken == way ? texts.missingReason : nil)
                FormParts(context: context).hidden("do", way.rawValue)
                div { button(.type("submit")) { confirm } }
            }
        }
    }
}
