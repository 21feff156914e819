/// A code that was chosen as an answer.
package struct AnswerCoding: Sendable, Hashable {
    package let system: String?
    package let code: String
    package let display: String?

    package init(system: String?, code: String, display: String? = nil) {
        self.system = system
        self.code = code
        self.display = display
    }

    /// Whether both are the same code, whatever their words. Where one names no system, the code decides.
    func means(_ other: Self) -> Bool {
        code == other.code && (system == nil || other.system == nil || system == other.system)
    }
}
