import FHIR

/// A programme as a file.
extension ProgrammeFile {
    /// The file of a programme: read again it is the same programme.
    package static func text(of programme: Programme) -> String {
        var lines = [
            "programme: \(programme.name)", "url: \(quoted(programme.url))",
            "version: \(quoted(programme.version))", "experimental: \(programme.isExperimental)",
            "title: \(quoted(programme.title))", "purpose: \(quoted(programme.purpose))", "sources:",
        ]
        lines += programme.sources.map { "  - \(quoted($0))" }
        lines.append("criteria:")
        lines += programme.criteria.map { "  - \(quoted($0))" }
        lines += ["watched-by: \(programme.watchedBy)", "baseline-count: \(programme.baselineCount)"]
        if let days = programme.endsAfterDays { lines.append("ends-after-days: \(days)") }
        if let days = programme.contactWithinDays { lines.append("contact-within-days: \(days)") }
        lines += ["ending: \(quoted(programme.ending))", "emergency: \(quoted(programme.emergency))", "activities:"]
        for activity in programme.activities { lines += Self.lines(of: activity) }
        lines.append("responses:")
        for response in programme.responses {
            lines += [
                "  \(response.urgency.rawValue):", "    citizen: \(quoted(response.citizen))",
                "    staff: \(quoted(response.staff))", "    within: \(duration(response.withinMinutes))",
            ]
        }
        lines.append(programme.education.isEmpty ? "education: []" : "education:")
        for step in programme.education {
            lines += [
                "  - step: \(step.id)", "    after-days: \(step.afterDays)", "    title: \(quoted(step.title))",
                "    text: \(quoted(step.text))",
            ]
        }
        if let assessment = programme.assessment { lines += Self.lines(of: assessment) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of assessment: Programme.Assessment) -> [String] {
        var lines = ["assessment:", "  required: \(assessment.isRequired)"]
        lines.append(assessment.weights.isEmpty ? "  weights: []" : "  weights:")
        for weight in assessment.weights {
            lines += [
                "    - question: \(weight.question)", "      answer: \(quoted(weight.answer))",
                "      weight: \(weight.weight.rawValue)", "      why: \(quoted(weight.why))",
            ]
        }
        return lines
    }

    private static func lines(of activity: ProgrammeActivity) -> [String] {
        var lines = [
            "  - activity: \(activity.id)", "    title: \(quoted(activity.title))",
            "    instruction: \(quoted(activity.instruction))",
        ]
        switch activity.content {
        case .questionnaire(let address): lines.append("    questionnaire: \(quoted(address))")
        case .measures(let measures):
            lines.append("    measures:")
            for measure in measures {
                lines.append("      - measure: \(measure.measure)")
                lines += Self.lines(of: measure.limits, indent: "        ")
            }
        }
        if let score = activity.score {
            lines += ["    score:", "      measure: \(score.measure)"] + Self.lines(of: score.limits, indent: "      ")
        }
        if let days = activity.savesVisitAfterDays { lines.append("    saves-visit-after-days: \(days)") }
        lines.append("    phases:")
        for phase in activity.phases {
            lines.append("      - on: \(ProgrammeActivity.Phase.text(phase.on))")
            if let days = phase.days { lines.append("        days: \(days)") }
            let times = phase.times.map { "\"\(clock($0))\"" }.joined(separator: ", ")
            lines += ["        at: [\(times)]", "        open: \(duration(phase.openMinutes))"]
        }
        return lines
    }

    private static func lines(of limits: LimitSet?, indent: String) -> [String] {
        (limits?.levels ?? []).compactMap { level in
            limits?[level].map { "\(indent)\(level.rawValue): \($0.text)" }
        }
    }

    /// `4 h` where it is whole hours.
    static func duration(_ minutes: Int) -> String { minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes) min" }

    /// `08:00`.
    static func clock(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }

    private static func quoted(_ wording: Wording) -> String {
        "{da: \(quoted(wording.danish)), en: \(quoted(wording.english))}"
    }

    /// YAML's double-quoted strings are JSON's.
    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
