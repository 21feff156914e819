/// What a look will ask, as far as an engine can make ready for it. Nothing of what is found follows from it.
package enum LookKind: Sendable, Hashable {
    /// Things by their keys and nothing more. It may be done on the caller's thread sooner than another could be woken.
    case brief
    /// Much about one citizen: each question finds little, whatever its values are.
    case aboutOneCitizen
    /// Anything: a question may find little or nearly all. So may whatever a program searches for, also where its token is
    /// for one citizen alone: the directory belongs to nobody and may be large.
    case wide
}
