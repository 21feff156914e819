/// Bounds on one evaluation, so that hostile input costs no more than it should.
package struct FHIRPathLimits: Sendable {
    /// Nodes of the expression evaluated, counting each item they are applied to.
    package var steps: Int
    /// Items in one collection.
    package var items: Int
    /// Bytes of one text made by the expression.
    package var text: Int

    package init(steps: Int, items: Int, text: Int) {
        self.steps = steps
        self.items = items
        self.text = text
    }

    package static let standard = FHIRPathLimits(steps: 5_000_000, items: 500_000, text: 4 << 20)
}
