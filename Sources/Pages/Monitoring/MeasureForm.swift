/// What somebody has written in the fields of one thing to measure, and what is wrong with it.
package struct MeasureForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable {
        /// Nothing, or no number.
        case noNumber
        /// No person can have that.
        case impossible
        /// It was measured too long ago to mean anything now.
        case tooOld
        /// The plan is over.
        case ended
        /// Something else is wrong with it.
        case refused
    }

    /// The plan's and the activity's.
    package var plan: String
    package var activity: String
    /// As it was written, by the measure's id.
    package var written: [String: String]
    /// By the measure's id.
    package var mistakes: [String: Mistake] = [:]
    /// What was read, by the measure's id.
    package var values: [String: Double] = [:]

    /// What is left empty is not measured yet, and stays to be done; all of it empty is a mistake.
    ///
    /// - Parameter fields: each is named `value-` and the measure's id.
    package init(plan: String, activity: String, _ form: FormFields, _ fields: [MeasureField]) {
        self.plan = plan
        self.activity = activity
        written = [:]
        for field in fields {
            let text = form[Self.name(of: field)]
            written[field.measure] = text
            guard let text else { continue }
            guard let value = Self.number(text) else {
                mistakes[field.measure] = .noNumber
                continue
            }
            guard field.possible.contains(value) else {
                mistakes[field.measure] = .impossible
                continue
            }
            values[field.measure] = value
        }
        if written.isEmpty, let first = fields.first { mistakes[first.measure] = .noNumber }
    }

    static func name(of field: MeasureField) -> String { "value-" + field.measure }

    /// A number as people write it: with a comma or a point, and at most one of them.
    package static func number(_ text: String) -> Double? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        let isNegative = parts.first?.first == "-"
        guard (1...2).contains(parts.count), let whole = isNegative ? parts.first?.dropFirst() : parts.first,
            isDigits(whole), parts.count == 1 || isDigits(parts[1]), text.utf8.count <= 12
        else { return nil }
        return Double(parts.joined(separator: "."))
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
