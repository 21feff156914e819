import HTML

/// What stands where there is nothing to show, so that nobody wonders whether something is missing.
struct EmptyNotice {
    let text: String
    var help: String?

    var html: HTML {
        div(.class("empty")) {
            p { text }
            if let help {
                p(.class("empty-help")) { help }
            }
        }
    }
}
