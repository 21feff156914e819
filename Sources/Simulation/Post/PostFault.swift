/// What is broken on purpose about messages, so that the oracle can be seen to see it.
package enum PostFault: Sendable, CaseIterable {
    /// What happens is told to nobody.
    case nothingIsSent
    /// What is lost on its way is never sent again, and nobody is told.
    case nobodyWaits
    /// What comes again comes under another number.
    case renumbered
}
