import Care

/// A task in plain words, the same for citizens and staff: who has promised what, by when, and what came of it.
struct TaskWords {
    let task: DelegatedTask
    let context: PageContext

    private var texts: TaskTexts { context.texts.task }
    private var owner: String { task.owner.name ?? context.texts.common.unknown }
    private var giver: String { task.giver.name ?? context.texts.common.unknown }

    private func day(_ instant: Int64) -> String { context.say(instant, withTime: false) }

    /// Each a sentence.
    var sentences: [String] {
        var sentences: [String] = []
        let now = context.moment.now
        switch task.status {
        case .requested, .received:
            sentences.append(texts.asked(giver, owner))
            sentences.append(
                task.next > now ? "\(texts.waits(owner)) \(context.say(task.next))." : texts.silent(day(task.next)))
        case .accepted:
            sentences.append(task.due > now ? texts.promised(owner, day(task.due)) : texts.late(day(task.due)))
        case .completed: sentences.append(texts.completed(owner, day(task.step(.done)?.at ?? task.given)))
        case .rejected: sentences += [texts.declined(owner), texts.otherWay(giver)]
        case .failed: sentences += [texts.failed(owner), texts.otherWay(giver)]
        case .cancelled: sentences.append(texts.withdrawn(giver))
        }
        if task.isOpen, let told = task.escalations.last(where: { $0.step == .leader }) {
            sentences.append(texts.leaderTold(owner, context.say(told.at)))
        }
        return sentences
    }

    static func mark(_ missed: Escalation.Missed, _ texts: TaskTexts) -> String {
        switch missed {
        case .unanswered: texts.unanswered
        case .undone: texts.overdue
        }
    }
}

extension TaskLine {
    /// What is late with it: a task past its day is that, whether or not anybody has answered.
    func missed(at instant: Int64) -> Escalation.Missed? {
        if due <= instant { return .undone }
        return status.awaitsAnswer && next <= instant ? .unanswered : nil
    }
}
