/// One thing that is otherwise between two versions of a programme, in words.
package struct ChangeRow: Sendable, Hashable {
    package var what: String
    package var from: String?
    package var to: String?

    package init(what: String, from: String? = nil, to: String? = nil) {
        self.what = what
        self.from = from
        self.to = to
    }
}
