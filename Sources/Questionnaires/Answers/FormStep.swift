/// What is put to somebody at once: most often one question, with what is read before it.
package struct FormStep: Sendable, Hashable {
    /// The group around it that is asked as one; nil for a single question.
    package let group: PlacedItem?
    /// What is shown, in order; of a group that is asked as one all that is within it.
    package let items: [PlacedItem]
    /// The groups around it, the outermost first.
    package let around: [FormItem]

    /// Where it stands: what an address names it by.
    package var place: FormPlace { group?.place ?? items.last?.place ?? FormPlace.root }
}
