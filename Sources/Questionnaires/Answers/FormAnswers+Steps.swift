/// One question at a time.
extension FormAnswers {
    /// Texts shorter than this are read together with the question that follows.
    private static let shortText = 220

    /// The steps that there are, given what has been answered so far, in order.
    package var steps: [FormStep] {
        var steps: [FormStep] = []
        var read: [PlacedItem] = []
        var together: (group: PlacedItem, items: [PlacedItem])?
        func around(_ place: FormPlace) -> [FormItem] {
            place.steps.dropLast().compactMap { form.item(number: $0.item) }
                .filter { $0.type == .group && !$0.text.isEmpty }
        }
        func finishReading() {
            for placed in read { steps.append(FormStep(group: nil, items: [placed], around: around(placed.place))) }
            read = []
        }
        func finishGroup() {
            guard let whole = together else { return }
            steps.append(FormStep(group: whole.group, items: whole.items, around: around(whole.group.place)))
            together = nil
        }
        for placed in shownItems {
            if let whole = together {
                if placed.place.isWithin(whole.group.place) {
                    together?.items.append(placed)
                    continue
                }
                finishGroup()
            }
            switch placed.item.type {
            case .group:
                guard placed.item.isAskedTogether || placed.item.repeats else { continue }
                finishReading()
                together = (placed, [])
            case .display:
                let isShort = placed.item.text.text.count < Self.shortText
                if !isShort || !read.isEmpty { finishReading() }
                read.append(placed)
                if !isShort { finishReading() }
            default:
                let last = read.last.map { around($0.place) == around(placed.place) } ?? true
                if !last { finishReading() }
                steps.append(FormStep(group: nil, items: read + [placed], around: around(placed.place)))
                read = []
            }
        }
        finishGroup()
        finishReading()
        return steps
    }

    /// What whoever answers gets to see: enabled, not hidden. Within a group that is asked as one, also what another answer
    /// within it would take away, for all of it stands on one page. What helps with a question is shown with it.
    package var shownItems: [PlacedItem] {
        let enabled = enabledItems.filter { placed in
            !placed.item.isHidden && !isHelp(placed) && !isWithinHidden(placed) && !isWithinTogether(placed)
        }
        return enabled.flatMap { placed -> [PlacedItem] in
            guard placed.item.type == .group, placed.item.isAskedTogether else { return [placed] }
            return [placed] + all(within: placed)
        }
    }

    private func isHelp(_ placed: PlacedItem) -> Bool {
        placed.item.type == .display
            && placed.place.steps.dropLast().last.flatMap { form.item(number: $0.item) }?.type.isQuestion == true
    }

    private func isWithinHidden(_ placed: PlacedItem) -> Bool {
        placed.place.steps.dropLast().contains { form.item(number: $0.item)?.isHidden == true }
    }

    private func isWithinTogether(_ placed: PlacedItem) -> Bool {
        placed.place.steps.dropLast().contains { form.item(number: $0.item)?.isAskedTogether == true }
    }

    private func all(within group: PlacedItem) -> [PlacedItem] {
        group.item.items.flatMap { item -> [PlacedItem] in
            let place = group.place.within(item)
            guard !item.isHidden else { return [] }
            guard item.type == .group else { return [PlacedItem(item: item, place: place)] }
            return (0..<count(of: place)).flatMap { occurrence -> [PlacedItem] in
                let placed = PlacedItem(item: item, place: place.at(occurrence))
                return [placed] + all(within: placed)
            }
        }
    }

    /// The step at a place, or the first after it; nil where there is none. Branches may have gone since it was named.
    package func step(at place: FormPlace) -> FormStep? { steps.first { !($0.place < place) } }

    /// The step after a place.
    package func step(after place: FormPlace) -> FormStep? { steps.first { place < $0.place } }

    /// The step before a place.
    package func step(before place: FormPlace) -> FormStep? { steps.last { $0.place < place } }

    /// Where somebody goes on who has saved: the first step in which something is missing or wrong, or has not been
    /// answered yet; nil where all is answered.
    package var firstOpenStep: FormStep? {
        steps.first { step in
            step.items.contains { placed in
                placed.item.type.isQuestion && isEnabled(placed.place)
                    && (values(at: placed.place).isEmpty || !faults(of: placed).isEmpty)
            }
        }
    }
}

extension FormPlace: Comparable {
    /// In the order of the questionnaire.
    package static func < (one: Self, other: Self) -> Bool {
        one.steps.lexicographicallyPrecedes(other.steps) { ($0.item, $0.occurrence) < ($1.item, $1.occurrence) }
    }

    /// Whether it is somewhere within a group, in any of its repetitions.
    func isWithin(_ group: FormPlace) -> Bool {
        let depth = group.steps.count
        return steps.count >= depth && outer(depth - 1) == group.outer
            && steps[depth - 1].item == group.steps[depth - 1].item
    }
}
