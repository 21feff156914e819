import HTML

/// What is otherwise between two versions.
struct ChangeList {
    let changes: [ChangeRow]
    let context: PageContext
    /// Whether it stands by itself, and not within something else.
    var isCard = false

    var html: HTML {
        ul(.class(isCard ? "entries card" : "entries")) {
            for change in changes {
                li(.class("entry entry-line")) {
                    div(.class("entry-body")) {
                        p(.class("entry-title")) { change.what }
                        if let from = change.from {
                            p(.class("entry-detail")) { "\(context.texts.tuning.before): \(from)" }
                        }
                        if let to = change.to {
                            p(.class("entry-detail")) { "\(context.texts.tuning.now): \(to)" }
                        }
                    }
                }
            }
        }
    }
}
