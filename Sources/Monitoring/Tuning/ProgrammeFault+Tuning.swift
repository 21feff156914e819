/// What is wrong with a changed file that is right by itself.
extension ProgrammeFault {
    /// It is another programme.
    package static func other(_ programme: Programme, in text: String) -> ProgrammeFault {
        ProgrammeFault(
            line: line(beginning: "programme:", of: text) ?? 1,
            reason: "`programme` and `url` stay: \(programme.name), \(programme.url). Another is another programme",
            danish:
                "`programme` og `url` bliver stående: \(programme.name), \(programme.url). Et andet er et andet program"
        )
    }

    /// It asks a questionnaire that the record does not have.
    package static func missing(_ questionnaire: String, in text: String) -> ProgrammeFault {
        ProgrammeFault(
            line: line(of: questionnaire, in: text) ?? 1,
            reason: "there is no questionnaire of this address in the record",
            danish: "der er intet spørgeskema med den adresse her")
    }

    private static func line(beginning words: String, of text: String) -> Int? {
        lines(of: text).firstIndex { $0.hasPrefix(words) }.map { $0 + 1 }
    }

    private static func line(of words: String, in text: String) -> Int? {
        lines(of: text).firstIndex { $0.contains(words) }.map { $0 + 1 }
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
