package import Questionnaires

/// Puts findings into words, by `finding-words.tsv`.
package enum FindingWords {
    /// "red, because oxygen saturation 86 % is below your own limit of 88 %".
    static func reason(
        _ measurement: Measurement, _ broken: LimitSet.Broken, isPersonal: Bool, isRelative: Bool
    ) -> Wording {
        let whose = isRelative ? "whose-baseline" : isPersonal ? "whose-personal" : "whose-programme"
        let (value, limit) = texts(measurement, broken.value)
        return words(broken.level.isLow ? "below" : "above") { language in
            [
                "colour": word(broken.level.colour.rawValue, language),
                "measure": measurement.measure.name[keyPath: language], "value": value[keyPath: language],
                "limit": limit[keyPath: language],
                "whose": word(whose, language),
            ]
        }
    }

    /// That an answer should have come.
    static func missing(_ activity: Wording, until: Int64, zone: LocalClock) -> Wording {
        let moment = zone.words(until)
        return words("missing") { language in
            ["activity": activity[keyPath: language], "until": moment[keyPath: language]]
        }
    }

    /// That nobody has been in contact for too long.
    static func noContact(since: Int64, zone: LocalClock) -> Wording {
        let moment = zone.words(since)
        return words("no-contact") { ["since": moment[keyPath: $0]] }
    }

    /// "red, because the answer to … is …".
    static func answer(_ answer: AnswerColours.Finding, _ colour: Colour) -> Wording {
        words("answer") { language in
            let code = language == \Wording.danish ? "da" : "en"
            return [
                "colour": word(colour.rawValue, language), "question": answer.question.text(in: code),
                "answer": answer.answer.text(in: code),
            ]
        }
    }

    /// "red, because WHO-5 is 24: high risk".
    static func score(_ colour: Colour, _ name: Wording, _ total: Int, _ meaning: Wording) -> Wording {
        words("score") { language in
            [
                "colour": word(colour.rawValue, language), "score": name[keyPath: language], "value": String(total),
                "meaning": meaning[keyPath: language],
            ]
        }
    }

    /// What must be seen whatever the score is.
    static func flag(_ colour: Colour, _ text: Wording, in name: Wording) -> Wording {
        words("flag") { language in
            [
                "colour": word(colour.rawValue, language), "score": name[keyPath: language],
                "meaning": text[keyPath: language],
            ]
        }
    }

    /// That a score has no total, for answers are missing.
    static func incomplete(_ name: Wording) -> Wording {
        words("incomplete") { ["score": name[keyPath: $0]] }
    }

    /// That answers have come which no rule can judge.
    static let unjudged = words("unjudged") { _ in [:] }

    /// That the citizen wants to be contacted.
    static func wish(_ text: String?) -> Wording {
        guard let text, !text.isEmpty else { return words("wish") { _ in [:] } }
        return words("wish-words") { _ in ["words": text] }
    }

    /// Asks back about a value that cannot be.
    package static func impossible(_ measure: Measure, _ value: Double) -> Wording {
        words("impossible") { language in
            [
                "measure": measure.name[keyPath: language], "value": measure.text(value)[keyPath: language],
                "low": measure.text(measure.possible.lowerBound)[keyPath: language],
                "high": measure.text(measure.possible.upperBound)[keyPath: language],
            ]
        }
    }

    /// What a colour is called.
    package static func name(of colour: Colour) -> Wording { entries[colour.rawValue] ?? Self.nothing }

    /// The value and the limit; with more decimals where they would else look the same.
    private static func texts(_ measurement: Measurement, _ limit: Double) -> (Wording, Wording) {
        let measure = measurement.measure
        let plain = (measure.text(measurement.value), measure.text(limit))
        guard plain.0 == plain.1, measurement.value != limit else { return plain }
        return (measure.text(measurement.value, moreDecimals: 3), measure.text(limit, moreDecimals: 3))
    }

    private typealias Language = KeyPath<Wording, String>

    private static func words(_ key: String, _ values: (Language) -> [String: String]) -> Wording {
        let entry = entries[key] ?? nothing
        func filled(_ language: Language) -> String {
            values(language).reduce(entry[keyPath: language]) { text, value in
                text.replacing("{\(value.key)}", with: value.value)
            }
        }
        return Wording(danish: filled(\.danish), english: filled(\.english))
    }

    private static func word(_ key: String, _ language: Language) -> String {
        (entries[key] ?? nothing)[keyPath: language]
    }

    private static let nothing = Wording(danish: "", english: "")

    private static let entries: [String: Wording] = Dictionary(
        MonitoringTable.lines("finding-words").compactMap { line in
            line.count >= 3 ? (line[0], Wording(danish: line[1], english: line[2])) : nil
        }, uniquingKeysWith: { first, _ in first })
}
