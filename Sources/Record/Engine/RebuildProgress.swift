/// How far something that is made from the resources has been made anew, after an update of this program.
package struct RebuildProgress: Sendable, Hashable {
    /// What is made: the search index, or a projection by its name.
    package enum Part: Sendable, Hashable {
        case searchIndex
        case projection(String)
    }

    package var part: Part
    /// Resources that have been gone through.
    package var done: Int
    /// Resources that there are for it.
    package var all: Int

    package init(_ part: Part, done: Int, all: Int) {
        self.part = part
        self.done = done
        self.all = all
    }

    package typealias Told = @Sendable (RebuildProgress) -> Void
}
