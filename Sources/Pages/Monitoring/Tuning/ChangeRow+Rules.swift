package import Monitoring

extension ChangeRow {
    /// - Parameter isCitizens: whether it is said to the citizen whose plan it is.
    package init(_ change: ProgrammeChange, isCitizens: Bool = false, _ language: Language) {
        let texts = language.texts.tuning
        switch change {
        case .limit(let id, let level, let from, let to):
            guard let measure = Measure.named(id) else {
                self.init(what: id)
                return
            }
            self.init(
                what: language.title(of: measure), from: from.map { language.say(level, $0, of: measure) },
                to: to.map { language.say(level, $0, of: measure) })
        case .within(let urgency, let from, let to):
            self.init(
                what: MonitoringMark(urgency).word(language.texts.monitoring),
                from: language.texts.monitoring.within(from), to: language.texts.monitoring.within(to))
        case .activityAdded(let title): self.init(what: texts.added, to: language.say(title))
        case .activityRemoved(let title): self.init(what: texts.removed, from: language.say(title))
        case .content(let title): self.init(what: texts.content(language.say(title)))
        case .times(let title, let from, let to):
            self.init(
                what: language.say(title), from: from.map { language.say($0) }.joined(separator: "; "),
                to: to.map { language.say($0) }.joined(separator: "; "))
        case .text(let text, let from, let to):
            // A change in the other language alone is shown in that.
            let isElsewhere = from.map { language.say($0) } == to.map { language.say($0) }
            let shown = isElsewhere ? Language.allCases.first { $0 != language } ?? language : language
            self.init(
                what: texts.text(text, isCitizens, language), from: from.map { shown.say($0) },
                to: to.map { shown.say($0) })
        case .baseline(let from, let to):
            self.init(what: texts.baseline, from: String(from), to: String(to))
        case .length(let from, let to):
            self.init(what: texts.length, from: from.map(String.init), to: to.map(String.init))
        case .contact(let from, let to):
            self.init(what: texts.contact, from: from.map(String.init), to: to.map(String.init))
        case .savesVisit(let title, let from, let to):
            self.init(
                what: texts.savesVisit(language.say(title)), from: from.map(String.init), to: to.map(String.init))
        case .assessment: self.init(what: texts.assessment)
        case .sources: self.init(what: texts.sources)
        case .criteria: self.init(what: texts.criteria)
        case .learning: self.init(what: texts.learning)
        case .watchedBy(let from, let to): self.init(what: texts.watchedBy, from: from, to: to)
        case .approval(let isApproved): self.init(what: isApproved ? texts.approvedNow : texts.experimentalNow)
        case .arrangement: self.init(what: texts.arrangement)
        }
    }
}
