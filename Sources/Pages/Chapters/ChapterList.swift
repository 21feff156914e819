package import Care

/// Entries of one kind, and where the rest is where there are more.
package struct ChapterList: Sendable {
    package var entries: [Entry]
    package var more: Route?

    package init(_ entries: [Entry], more: Route? = nil) {
        self.entries = entries
        self.more = more
    }
}
