package import Care
import FHIR

/// What a letter says: the words of the citizen's own pages, in the citizen's language, for paper.
package struct LetterWriter {
    private let letter: Letter
    private let context: PageContext

    /// - Parameter context: of the page that the letter is asked for on; the letter has a language of its own, and speaks to
    ///   the citizen whoever asks.
    package init(_ letter: Letter, context: PageContext) {
        self.letter = letter
        self.context = context.forPaper(in: letter.language == "en" ? .english : .danish)
    }

    private var texts: LetterTexts { context.texts.letter }

    /// All of it: as it was printed, or as it would be printed now.
    package var blocks: [LetterBlock] {
        guard letter.request.blocks.isEmpty else { return letter.request.blocks }
        return [LetterBlock(.title, title)] + body + end
    }

    /// The occasions, what matters most first.
    private var occasions: [LetterOccasion] {
        let order: [LetterOccasion] = [.message, .discharge, .responsible, .task, .plan, .failure]
        return order.filter(letter.request.occasions.contains)
    }

    private var title: String {
        letter.notice?.title ?? occasions.first.map { Self.title(of: $0, context.texts) } ?? texts.message
    }

    /// What a letter is called by why it is written.
    static func title(of occasion: LetterOccasion, _ texts: Texts) -> String {
        switch occasion {
        case .message: texts.letter.message
        case .discharge: texts.promise.heading
        case .responsible: texts.letter.responsible
        case .task: texts.letter.task
        case .plan: texts.jointPlan.heading
        case .failure: texts.failure.heading
        }
    }

    private var body: [LetterBlock] {
        if let notice = letter.notice { return notice.paragraphs.map { LetterBlock(.text, $0) } }
        var parts: [(String, [LetterBlock])] = []
        for package in letter.discharges { parts.append((context.texts.promise.heading, going(home: package))) }
        for package in letter.discharges where !package.parts.isEmpty {
            parts.append((context.texts.promise.promised, promises(package)))
        }
        parts.append((texts.responsible, responsible))
        parts.append(
            (texts.task, letter.tasks.map { item([$0.title + "."] + TaskWords(task: $0, context: context).sentences) }))
        if let plan = letter.plan { parts += self.plan(plan) }
        parts.append((context.texts.failure.heading, letter.failures.flatMap(failure)))
        let said = parts.filter { !$0.1.isEmpty }
        guard !said.isEmpty else { return [LetterBlock(.text, texts.nothing)] }
        return [LetterBlock(.text, texts.asItIs(context.say(context.moment.now)))]
            + said.flatMap { heading, blocks in
                heading == title ? blocks : [LetterBlock(.heading, heading)] + blocks
            }
    }

    private func item(_ sentences: [String]) -> LetterBlock { LetterBlock(.item, sentences.joined(separator: " ")) }

    private func going(home package: DischargePackage) -> [LetterBlock] {
        let words = PromiseWords(package: package, isOwn: true, context: context)
        var sentences = [words.home + "."] + (words.holder + words.training).map(\.text)
        if let number = words.telephone { sentences.append(context.texts.sayings.call(number) + ".") }
        return sentences.map { LetterBlock(.text, $0) }
    }

    private func promises(_ package: DischargePackage) -> [LetterBlock] {
        let words = PromiseWords(package: package, isOwn: true, context: context)
        return package.parts.map { LetterBlock(.item, "\(words.name(of: $0)) – \(words.said($0.task))") }
    }

    private var responsible: [LetterBlock] {
        let now = ResponsibleNow(lines: letter.responsibilities, context: context)
        return letter.responsibilities.map { line in
            var sentences = now.sentences(line).map { $0 + "." }
            if let title = line.title { sentences.insert(title + ":", at: 0) }
            if let number = line.telephone { sentences.append("\(texts.telephone) \(number).") }
            return item(sentences)
        }
    }

    private func plan(_ plan: JointPlan) -> [(String, [LetterBlock])] {
        let words = context.texts.jointPlan
        let view = JointPlanView(
            model: JointPlanModel(citizen: letter.citizen, relation: .own, plan: plan), context: context)
        let goals = plan.goals.filter { $0.status == .active }
            .map { LetterBlock(.item, "\($0.isCitizens ? "»\($0.text)«" : $0.text) – \(view.who($0))") }
        let activities = plan.activities.filter(\.isOpen)
            .map { LetterBlock(.item, "\($0.text): \(words.doesIt(view.owner($0), view.day($0.due)))") }
        return [(words.goals, goals), (words.activities, activities)]
    }

    private func failure(_ failure: CoordinationFailure) -> [LetterBlock] {
        let card = FailureCard(
            failure: failure, model: FailureModel(citizen: letter.citizen, relation: .own, failures: [failure]),
            form: FailureForm(), context: context)
        return card.sentences.map { LetterBlock(.text, $0) }
    }

    private var end: [LetterBlock] {
        [
            LetterBlock(.text, letter.sender?.telephone == nil ? texts.askPractice : texts.ask),
            LetterBlock(.text, texts.why),
        ]
    }
}

extension PageContext {
    /// For words on paper: in a language, to the citizen, and never as seen from today.
    func forPaper(in language: Language) -> PageContext {
        var context = self
        context.language = language
        context.addressesCitizen = true
        context.isOnPaper = true
        return context
    }
}
