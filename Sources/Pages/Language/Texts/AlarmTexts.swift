package import Monitoring

/// The words of the interface about one topic: how often alarms lead to something.
package struct AlarmTexts: Sendable {
    package let heading: String
    package let short: String
    package let lead: String
    package let together: String
    package let period: String
    package let rule: String
    package let alarms: String
    package let acted: String
    package let notNeeded: String
    package let share: String
    package let none: String
    package let noise: String
    package let noneNoisy: String
    package let allRules: String
    package let citizens: String
    package let citizensLead: String
    package let ownRules: String
    package let figures: String
    package let figuresHelp: String
    package let answers: String
    package let wish: String
    package let days: @Sendable (Int) -> String
    package let percent: @Sendable (Int) -> String
    package let missing: @Sendable (String) -> String
    package let thresholds: @Sendable (AlarmThresholds) -> String
    package let suggestion: @Sendable (AlarmSuggestion) -> String
    /// Alarms, and how many of them were acted upon.
    package let tally: @Sendable (Int, Int) -> String
    /// The limit that might be, the limit that is, alarms that would not have come, all alarms.
    package let wider: @Sendable (String, String, Int, Int) -> String
    package let redLimit: @Sendable (_ isLow: Bool) -> String
    package let yellowLimit: @Sendable (_ isLow: Bool) -> String
}

extension AlarmTexts {
    static let danish = AlarmTexts(
        heading: "Førte alarmerne til noget?",
        short: "Alarmer, der førte til noget",
        lead:
            "En alarm er en regel, der gav udslag i en afvigelse, som vi har afsluttet i perioden. Der er handlet på den, når afvigelsen blev afsluttet med andet end »Der var ikke brug for noget«.",
        together:
            "Stod flere regler i den samme afvigelse, tæller det, der blev gjort, for dem alle. En regel kan derfor se bedre ud, end den er, men ikke dårligere.",
        period: "Periode", rule: "Regel", alarms: "Alarmer", acted: "Handlet på", notNeeded: "Ikke brug for noget",
        share: "Andel",
        none: "Der er ikke afsluttet nogen afvigelser i perioden.",
        noise: "Regler, der larmer",
        noneNoisy: "Ingen regel ligger under grænserne herunder.",
        allRules: "Alle regler",
        citizens: "Borgere, hvor alarmerne sjældent førte til noget",
        citizensLead:
            "Måske passer programmets grænser ikke til borgeren. En læge kan sætte borgerens egne på borgerens side.",
        ownRules: "Førte borgerens alarmer til noget?",
        figures: "Alarmer i hjemmemonitoreringen",
        figuresHelp:
            "De seneste 90 dage, i alle enheder. En alarm er en regel i en afvigelse, der er afsluttet. Der er handlet på den, når afvigelsen blev afsluttet med andet end »Der var ikke brug for noget«.",
        answers: "Svar i et spørgeskema", wish: "Borgeren vil kontaktes",
        days: { $0 == 365 ? "1 år" : "\($0) dage" },
        percent: { "\($0) %" },
        missing: { "Mangler: \($0)" },
        thresholds: { thresholds in
            let shares = [("røde", Urgency.red), ("gule", .yellow), ("manglende", .missing), ("grå", .grey)]
                .compactMap { name, urgency in thresholds.noise[urgency].map { "\($0) % af de \(name)" } }
            return
                "En regel kaldes støj, når der er mindst \(thresholds.fewestAlarms) alarmer, og der er handlet på færre end \(shares.joined(separator: ", ")). Et ønske om kontakt er aldrig støj. Tallene er projektets egne og kommer ikke fra en offentlig kilde. Et forslag bliver aldrig udført af sig selv."
        },
        suggestion: { suggestion in
            switch suggestion {
            case .limit(.alertLow), .limit(.alertHigh):
                "Få førte til noget. En rød grænse løsnes kun af en læge, der har set på de enkelte forløb."
            case .limit(.warningLow):
                "Få førte til noget. Tal med en læge om, hvorvidt grænsen er sat for højt."
            case .limit(.warningHigh):
                "Få førte til noget. Tal med en læge om, hvorvidt grænsen er sat for lavt."
            case .time: "Få førte til noget. Spørg borgerne, om tidspunktet passer dem, og om der er tid nok."
            case .question: "Få førte til noget. Se på, om svarets farve siger mere, end svaret betyder."
            }
        },
        tally: { all, acted in
            "\(all) \(all == 1 ? "alarm" : "alarmer"), handlet på \(acted)"
        },
        wider: { to, from, spared, all in
            "Med grænsen \(to) i stedet for \(from) var \(spared) af de \(all) alarmer ikke kommet, og alle dem, der blev handlet på, var kommet. Det er et regnestykke over det, der er sket. Om det er forsvarligt, vurderer en læge."
        },
        redLimit: { $0 ? "rød, for lav" : "rød, for høj" },
        yellowLimit: { $0 ? "gul, for lav" : "gul, for høj" })

    static let english = AlarmTexts(
        heading: "Did the alarms lead to anything?",
        short: "Alarms that led to something",
        lead:
            "An alarm is a rule that was broken in a deviation that we dealt with in the period. It was acted upon where the deviation ended with anything but \"Nothing was needed\".",
        together:
            "Where several rules stood in the same deviation, what was done counts for all of them. So a rule can look better than it is, but not worse.",
        period: "Period", rule: "Rule", alarms: "Alarms", acted: "Acted upon", notNeeded: "Nothing was needed",
        share: "Share",
        none: "No deviation was dealt with in the period.",
        noise: "Rules that cause noise",
        noneNoisy: "No rule is below the limits that stand below.",
        allRules: "All rules",
        citizens: "Citizens whose alarms seldom led to anything",
        citizensLead:
            "The programme's limits may not suit the citizen. A doctor can set the citizen's own on the citizen's page.",
        ownRules: "Did the citizen's alarms lead to anything?",
        figures: "Alarms in monitoring at home",
        figuresHelp:
            "The last 90 days, in all units. An alarm is a rule in a deviation that was dealt with. It was acted upon where the deviation ended with anything but \"Nothing was needed\".",
        answers: "Answers in a questionnaire", wish: "The citizen wants to be contacted",
        days: { $0 == 365 ? "1 year" : "\($0) days" },
        percent: { "\($0)%" },
        missing: { "Missing: \($0)" },
        thresholds: { thresholds in
            let shares = [("red", Urgency.red), ("yellow", .yellow), ("missing", .missing), ("grey", .grey)]
                .compactMap { name, urgency in thresholds.noise[urgency].map { "\($0)% of the \(name) ones" } }
            return
                "A rule is called noise where there are at least \(thresholds.fewestAlarms) alarms and fewer than \(shares.joined(separator: ", ")) were acted upon. A wish for contact never is. The figures are the project's own and come from no public source. A suggestion is never carried out by itself."
        },
        suggestion: { suggestion in
            switch suggestion {
            case .limit(.alertLow), .limit(.alertHigh):
                "Few led to anything. A red limit is only widened by a doctor who has looked at each case."
            case .limit(.warningLow):
                "Few led to anything. Talk to a doctor about whether the limit is too high."
            case .limit(.warningHigh):
                "Few led to anything. Talk to a doctor about whether the limit is too low."
            case .time: "Few led to anything. Ask the citizens whether the time suits them, and whether it is enough."
            case .question: "Few led to anything. See whether the answer's colour says more than the answer means."
            }
        },
        tally: { all, acted in "\(all) \(all == 1 ? "alarm" : "alarms"), \(acted) acted upon" },
        wider: { to, from, spared, all in
            "With the limit \(to) instead of \(from), \(spared) of the \(all) alarms would not have come, and all that were acted upon would have. This is arithmetic over what has been. Whether it is safe is a doctor's to judge."
        },
        redLimit: { $0 ? "red, too low" : "red, too high" },
        yellowLimit: { $0 ? "yellow, too low" : "yellow, too high" })
}
