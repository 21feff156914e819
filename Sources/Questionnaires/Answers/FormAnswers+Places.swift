extension FormAnswers {
    /// The item at a place; nil where no way through the questionnaire leads there, or not so often.
    package func item(at place: FormPlace) -> FormItem? {
        var items = form.items
        var found: FormItem?
        var way = FormPlace.root
        for (depth, step) in place.steps.enumerated() {
            guard let item = items.first(where: { $0.number == step.item }) else { return nil }
            let first = way.within(item)
            let isLast = depth == place.steps.count - 1
            let most = item.type == .group ? count(of: first) : isLast ? 1 : values(at: first).count
            guard step.occurrence < most else { return nil }
            found = item
            items = item.items
            way = first.at(step.occurrence)
        }
        return found
    }
}
