import FHIR

/// From inputs to a score. Pure.
extension ScoreTable {
    /// The score that these inputs give.
    package func score(_ inputs: ScoreInputs) -> Score {
        var points: [String: Int] = [:]
        for input in self.inputs { points[input.id] = self.points(of: input, inputs) }
        let missing = self.inputs.map(\.id).filter { points[$0] == nil }
        let total = missing.isEmpty ? points.values.reduce(0, +) * (times ?? 1) : nil
        let raised = (flags ?? []).filter { flag in
            if let least = flag.anyInputAtLeast { return points.values.contains { $0 >= least } }
            guard let input = flag.input, let least = flag.atLeast, let known = points[input] else { return false }
            return known >= least
        }
        return Score(table: self, points: points, missing: missing, total: total, flags: raised)
    }

    /// The score of answers to a questionnaire; nil where none of its questions is an input.
    package func score(_ answers: FormAnswers) -> Score? {
        let items = forms?.first { $0.questionnaire == answers.form.url }?.items ?? [:]
        let byLink = Dictionary(items.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        var inputs = ScoreInputs()
        var isAny = false
        for placed in answers.enabledQuestions {
            guard let input = placed.item.scoreInput ?? byLink[placed.item.linkId] else { continue }
            isAny = true
            guard let value = answers.values(at: placed.place).first else { continue }
            inputs.take(value, of: placed.item, as: input)
        }
        return isAny ? score(inputs) : nil
    }

    private func points(of input: Input, _ inputs: ScoreInputs) -> Int? {
        if let parts = input.highestOf {
            // Each is asked for: the one that is missing might be the highest.
            let values = parts.map { value(inputs.numbers[$0], within: input.value) }
            return values.contains(nil) ? nil : values.compactMap { $0 }.max()
        }
        if let codes = input.codes { return inputs.codes[input.id].flatMap { codes[$0] } }
        if let range = input.value { return value(inputs.numbers[input.id], within: range) }
        guard var number = inputs.numbers[input.id], number.isFinite else { return nil }
        if let way = inputs.ways[input.id] {
            guard let known = adjust?.first(where: { $0.input == input.id && $0.by == way }) else { return nil }
            number += known.add
        }
        let variant = input.when?.first { variant in
            setting(variant.input, inputs) == variant.is && setting(variant.and, inputs) == variant.andIs
        }
        let rows = variant?.points ?? input.points ?? []
        let row = rows.last { row in row.first.flatMap { $0 }.map { $0 <= number } ?? true }
        return row?.last.flatMap { $0 }.map { Int($0) }
    }

    /// A whole number within its range; nil where it is none.
    private func value(_ number: Double?, within range: [Int]?) -> Int? {
        guard let number, let whole = Int(exactly: number) else { return nil }
        guard let least = range?.first, let most = range?.last else { return whole }
        return least <= whole && whole <= most ? whole : nil
    }

    private func setting(_ name: String, _ inputs: ScoreInputs) -> String? {
        if let setting = settings?.first(where: { $0.id == name }) { return inputs.settings[name] ?? setting.default }
        return inputs.codes[name]
    }
}

extension ScoreInputs {
    /// Takes an answer as an input: what its option counts, else the number, else the code.
    fileprivate mutating func take(_ value: AnswerValue, of item: FormItem, as input: String) {
        if let ordinal = item.option(of: value)?.ordinalValue {
            numbers[input] = ordinal.double
            return
        }
        switch value {
        case .coding(let coding): codes[input] = coding.code
        case .quantity(let quantity): numbers[input] = quantity.value.double
        default: numbers[input] = value.number?.double
        }
    }
}
