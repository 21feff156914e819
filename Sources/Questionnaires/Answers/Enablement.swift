/// Which items are asked, given the answers.
///
/// Source: <https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen>. A question that is not
/// asked counts as not answered, whatever has been answered there before.
struct Enablement {
    /// In the order of the questionnaire.
    private(set) var enabled: [PlacedItem] = []
    private let answers: FormAnswers
    private var known: [FormPlace: Bool] = [:]
    /// Those that are being decided: whoever depends on itself counts as not asked.
    private var deciding: Set<FormPlace> = []

    init(_ answers: FormAnswers) {
        self.answers = answers
        walk(answers.form.items, within: .root)
    }

    private mutating func walk(_ items: [FormItem], within outer: FormPlace) {
        for item in items {
            let place = outer.within(item)
            guard isEnabled(item, at: place) else { continue }
            if item.type == .group {
                for occurrence in 0..<answers.count(of: place) {
                    enabled.append(PlacedItem(item: item, place: place.at(occurrence)))
                    walk(item.items, within: place.at(occurrence))
                }
                continue
            }
            enabled.append(PlacedItem(item: item, place: place))
            // What stands within a question stands within each of its answers.
            for occurrence in answers.values(at: place).indices { walk(item.items, within: place.at(occurrence)) }
        }
    }

    private mutating func isEnabled(_ item: FormItem, at place: FormPlace) -> Bool {
        let decisive = place.at(0)
        if let known = known[decisive] { return known }
        guard deciding.insert(decisive).inserted else { return false }
        defer { deciding.remove(decisive) }
        let result = areMet(item, at: place)
        known[decisive] = result
        return result
    }

    private mutating func areMet(_ item: FormItem, at place: FormPlace) -> Bool {
        if let outer = place.outer.steps.last, let parent = answers.form.item(number: outer.item),
            !isEnabled(parent, at: place.outer)
        {
            return false
        }
        guard !item.enableWhen.isEmpty else { return true }
        var isOneMet = false
        for condition in item.enableWhen {
            let isMet = condition.isMet(by: values(of: condition.question, from: place, item))
            if item.enableBehavior == .all, !isMet { return false }
            isOneMet = isOneMet || isMet
        }
        return isOneMet
    }

    /// The answers to a question, as they are seen from a place: within the same repetitions of the groups around both;
    /// beyond those the nearest before it, else the nearest after it.
    private mutating func values(of question: String, from place: FormPlace, _ asker: FormItem) -> [AnswerValue] {
        guard let item = answers.form.item(question) else { return [] }
        var found = FormPlace.root
        var isShared = true
        for ancestor in answers.form.ancestors(of: item) {
            let depth = found.steps.count
            if isShared, depth < place.steps.count, place.steps[depth].item == ancestor.number {
                found = FormPlace(steps: found.steps + [place.steps[depth]])
                continue
            }
            isShared = false
            let first = found.within(ancestor)
            let count = ancestor.type == .group ? answers.count(of: first) : answers.values(at: first).count
            found = first.at(item.number < asker.number ? max(0, count - 1) : 0)
        }
        let target = found.within(item)
        return isEnabled(item, at: target) ? answers.values(at: target) : []
    }
}
