package import Monitoring

/// What a changed programme means: what is otherwise in it, and what it would have led to.
package struct TrialModel: Sendable {
    package var name: String
    package var title: String
    package var former: String
    package var version: String
    package var isExperimental: Bool
    package var changes: [ChangeRow]
    package var trial: ProgrammeTrial
    /// The rules in words, in the order of the trial's lines.
    package var rules: [String]
    /// The new version as a file.
    package var file: String
    package var mayPublish: Bool
    package var written: Written

    /// What somebody has written to publish it, and why it was not published.
    package struct Written: Sendable, Hashable {
        package var why: String?
        package var isApproved: Bool
        /// Whether the reason is missing, or too long.
        package var lacksReason: Bool
        /// Whether somebody has published a version meanwhile: this one would be made from that.
        package var isLate: Bool

        package init(
            why: String? = nil, isApproved: Bool = false, lacksReason: Bool = false, isLate: Bool = false
        ) {
            self.why = why
            self.isApproved = isApproved
            self.lacksReason = lacksReason
            self.isLate = isLate
        }
    }

    package init(
        from old: Programme, to new: Programme, trial: ProgrammeTrial, mayPublish: Bool, written: Written = Written(),
        _ language: Language
    ) {
        name = old.name
        title = language.say(old.title)
        former = old.version
        version = new.version
        isExperimental = new.isExperimental
        changes = ProgrammeChange.all(from: old, to: new).map { ChangeRow($0, language) }
        self.trial = trial
        rules = trial.lines.map { line in
            let words = [old, new].map { programme in
                language.say(line.rule, of: programme) { programme.limits(of: $0) }
            }
            return line.old.alarms > 0 && line.new.alarms > 0 && words[0] != words[1]
                ? "\(words[0]) → \(words[1])" : line.new.alarms > 0 ? words[1] : words[0]
        }
        file = ProgrammeFile.text(of: new)
        self.mayPublish = mayPublish
        self.written = written
    }
}
