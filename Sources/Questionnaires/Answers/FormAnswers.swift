/// Answers to a questionnaire while they are given: which questions are asked now, what has been answered, how often
/// groups are repeated.
package struct FormAnswers: Sendable {
    package let form: QuestionnaireForm
    /// Never an empty list.
    private(set) var given: [FormPlace: [AnswerValue]] = [:]
    /// How often a group stands there, by its place at the first repetition; once where it says nothing.
    private(set) var repetitions: [FormPlace: Int] = [:]
    /// What of the response that they were read from has no place in the questionnaire.
    package internal(set) var readFaults: [AnswerFault] = []

    /// More repetitions of one group, or answers to one question, than anybody gives.
    package static let mostOccurrences = 100

    /// Nothing but what the questionnaire itself answers from the start.
    package init(_ form: QuestionnaireForm) {
        self.form = form
        fill(form.items, within: .root)
    }

    /// Nothing at all.
    init(empty form: QuestionnaireForm) { self.form = form }

    private mutating func fill(_ items: [FormItem], within outer: FormPlace) {
        for item in items {
            let place = outer.within(item)
            if item.type.isQuestion, !item.initial.isEmpty { given[place] = item.initial }
            fill(item.items, within: place)
        }
    }

    /// The answers at a place, whether the question is asked now or not.
    package func values(at place: FormPlace) -> [AnswerValue] { given[place] ?? [] }

    /// Answers a question; an empty list takes the answer away.
    package mutating func set(_ values: [AnswerValue], at place: FormPlace) {
        let values = Array(values.prefix(Self.mostOccurrences))
        follow(self.values(at: place), values, at: place)
        given[place] = values.isEmpty ? nil : values
    }

    /// What stands within an answer goes with it to its new place among the answers, or away with it.
    private mutating func follow(_ before: [AnswerValue], _ after: [AnswerValue], at place: FormPlace) {
        guard let number = place.steps.last?.item,
            form.item(number: number)?.items.contains(where: { $0.type != .display }) == true
        else { return }
        var free = Array(before.indices)
        var moves: [Int: Int] = [:]
        for (new, value) in after.enumerated() {
            guard let found = free.first(where: { before[$0] == value }) else { continue }
            moves[found] = new
            free.removeAll { $0 == found }
        }
        // An answer that was corrected in its place keeps what stands within it.
        for old in free where old < after.count && !moves.values.contains(old) { moves[old] = old }
        let depth = place.steps.count - 1
        func moved(_ other: FormPlace) -> FormPlace? {
            guard other.steps.count > depth + 1, other.outer(depth) == place.outer, other.steps[depth].item == number
            else {
                return other
            }
            return moves[other.steps[depth].occurrence].map { other.replacing(depth, with: $0) }
        }
        rekey(moved)
    }

    private mutating func rekey(_ moved: (FormPlace) -> FormPlace?) {
        given = Dictionary(
            given.compactMap { entry in moved(entry.key).map { ($0, entry.value) } },
            uniquingKeysWith: { first, _ in first })
        repetitions = Dictionary(
            repetitions.compactMap { entry in moved(entry.key).map { ($0, entry.value) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// How many times a group stands there.
    package func count(of group: FormPlace) -> Int { repetitions[group.at(0)] ?? 1 }

    mutating func setCount(_ count: Int, of group: FormPlace) {
        repetitions[group.at(0)] = count > 1 ? min(count, Self.mostOccurrences) : nil
    }

    /// Adds another repetition of a group, with what the questionnaire answers from the start.
    package mutating func addRepetition(of item: FormItem, at place: FormPlace) {
        let count = count(of: place)
        guard item.repeats, count < item.mostOccurrences ?? Self.mostOccurrences else { return }
        setCount(count + 1, of: place)
        fill(item.items, within: place.at(count))
    }

    /// Takes one repetition of a group away with its answers; those after it take its place. The only one is emptied.
    package mutating func removeRepetition(at place: FormPlace) {
        guard let last = place.steps.last else { return }
        let count = count(of: place)
        let depth = place.steps.count - 1
        func moved(_ other: FormPlace) -> FormPlace? {
            guard other.steps.count > depth, other.outer(depth) == place.outer, other.steps[depth].item == last.item
            else { return other }
            let occurrence = other.steps[depth].occurrence
            if occurrence == last.occurrence { return other.steps.count == depth + 1 ? other : nil }
            guard occurrence > last.occurrence else { return other }
            return other.replacing(depth, with: occurrence - 1)
        }
        rekey(moved)
        setCount(count - 1, of: place)
    }

    /// The questions that are asked now, with the repetitions of the groups around them, in order.
    package var enabledQuestions: [PlacedItem] { enabledItems.filter { $0.item.type.isQuestion } }

    /// All that is shown now: questions, groups, and what is only read.
    package var enabledItems: [PlacedItem] { Enablement(self).enabled }

    /// Whether a question is asked now.
    package func isEnabled(_ place: FormPlace) -> Bool { enabledItems.contains { $0.place == place } }

    /// The same answers without those to questions that are not asked now.
    package var withoutDisabled: FormAnswers {
        let places = Set(enabledItems.map(\.place))
        var answers = self
        answers.given = given.filter { places.contains($0.key) }
        return answers
    }
}

extension FormPlace {
    /// The first steps of the way.
    func outer(_ depth: Int) -> FormPlace { FormPlace(steps: Array(steps.prefix(depth))) }

    /// The same way through another repetition.
    fileprivate func replacing(_ depth: Int, with occurrence: Int) -> FormPlace {
        var steps = steps
        steps[depth] = Step(item: steps[depth].item, occurrence: occurrence)
        return FormPlace(steps: steps)
    }
}
