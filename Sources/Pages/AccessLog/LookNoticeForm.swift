import Care
import HTML

/// What the citizen wants to be told, as a form.
struct LookNoticeForm {
    let citizen: String
    let notice: LookNotice
    let context: PageContext

    private var texts: LookCaseTexts { context.texts.lookCase }

    var html: HTML {
        details(.class("fold card")) {
            summary { "\(texts.noticeHeading): \(context.language.name(of: notice).lowercased())" }
            form(.class("form"), .action(Route.accessNotice(citizen: citizen).target), .method("post")) {
                context.formTokenField
                fieldset {
                    legend { texts.noticeLegend }
                    for choice in LookNotice.allCases {
                        div(.class("choice")) {
                            input(
                                .id("notice-\(choice.rawValue)"), .type("radio"), .name("notice"),
                                .value(choice.rawValue), .checked(choice == notice))
                            label(.for("notice-\(choice.rawValue)")) { context.language.name(of: choice) }
                        }
                    }
                }
                p(.class("field-help")) { texts.noticeHelp }
                div {
                    button(.type("submit")) { texts.save }
                }
            }
        }
    }
}
