import Care
import HTML

/// What somebody is to do: the first few, the rest folded.
struct ToDoList {
    let entries: [Entry]
    let citizen: String
    let context: PageContext

    /// As many as one takes in at a glance.
    private static let open = 3

    var html: HTML {
        HTML.group {
            list(entries.prefix(Self.open))
            if entries.count > Self.open {
                details(.class("fold")) {
                    summary { "\(context.texts.common.showMore) (\(entries.count - Self.open))" }
                    list(entries.dropFirst(Self.open))
                }
            }
        }
    }

    private func list(_ entries: ArraySlice<Entry>) -> HTML {
        ul(.class("entries")) {
            for entry in entries {
                EntryView(entry, of: citizen, context).item(.toDo)
            }
        }
    }
}
