/// How many failures of one kind there are at one unit: a number, and nothing about anybody.
package struct FailureFigure: Sendable, Hashable {
    package var kind: String?
    package var unit: String
    package var open: Figure
    package var closed: Figure

    package init(kind: String?, unit: String, open: Figure, closed: Figure) {
        self.kind = kind
        self.unit = unit
        self.open = open
        self.closed = closed
    }
}
