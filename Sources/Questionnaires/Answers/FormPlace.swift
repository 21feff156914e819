/// Where an answer stands: which item, and within which repetition of the groups and answers around it.
package struct FormPlace: Sendable, Hashable {
    /// An item on the way, by its number, and which of its repetitions.
    package struct Step: Sendable, Hashable {
        package let item: Int
        package let occurrence: Int

        package init(item: Int, occurrence: Int) {
            self.item = item
            self.occurrence = occurrence
        }
    }

    package let steps: [Step]

    package init(steps: [Step]) { self.steps = steps }

    /// The place of an item within this one, at its first repetition.
    func within(_ item: FormItem, occurrence: Int = 0) -> FormPlace {
        FormPlace(steps: steps + [Step(item: item.number, occurrence: occurrence)])
    }

    /// The same item at another repetition.
    func at(_ occurrence: Int) -> FormPlace {
        guard let last = steps.last else { return self }
        return FormPlace(steps: steps.dropLast() + [Step(item: last.item, occurrence: occurrence)])
    }

    /// The place around this one.
    var outer: FormPlace { FormPlace(steps: Array(steps.dropLast())) }

    static let root = FormPlace(steps: [])

    /// As a form's field or an address names it: `3.0-5.1`.
    package var text: String { steps.map { "\($0.item).\($0.occurrence)" }.joined(separator: "-") }

    /// Nil where the text names no place.
    package init?(_ text: some StringProtocol) {
        var steps: [Step] = []
        for part in text.split(separator: "-", omittingEmptySubsequences: false) {
            let numbers = part.split(separator: ".", omittingEmptySubsequences: false)
            guard numbers.count == 2, let item = Int(numbers[0]), let occurrence = Int(numbers[1]), item >= 0,
                occurrence >= 0
            else { return nil }
            steps.append(Step(item: item, occurrence: occurrence))
        }
        guard !steps.isEmpty else { return nil }
        self.steps = steps
    }
}
