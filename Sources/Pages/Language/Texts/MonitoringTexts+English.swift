import Monitoring

extension MonitoringTexts {
    static let english = MonitoringTexts(
        red: "Red", yellow: "Yellow", missing: "Missing", wish: "Wants contact", grey: "Grey", green: "Green",
        heading: "Measured at home",
        deviates: "What deviates",
        none: "Nothing deviates just now.",
        noneHelp:
            "When a measurement is red or yellow, does not come in time, or somebody wants contact, it stands here.",
        greenHeading: "Green",
        showGreen: "Show them",
        programmes: "Programmes",
        lastThirtyDays: "30 days",
        isNew: "New",
        unseen: "Not seen",
        leaderTold: "The leader has been told",
        takenByYou: "You have it",
        take: "Take it",
        see: "I have seen it",
        open: "Open",
        citizenHeading: "Measured at home",
        back: "Back to the list",
        noPlan: "The citizen measures nothing at home.",
        noPlanHelp: "When a plan has begun, it stands here.",
        experimental: "Example",
        courseHeading: "The last 30 days",
        noCourse: "There are not measurements enough for a chart yet.",
        visits: .english,
        hasLearnt: { "Has done \($0) of \($1) steps of the teaching" },
        answersHeading: "Answers to questionnaires",
        readAnswers: "Read the answers",
        earlier: "Dealt with before",
        openHeading: "To be looked at",
        nothingOpen: "Nothing deviates.",
        orderVisit: "Order a visit",
        handle: "Deal with it and close",
        whatWasDone: "What has been done?",
        handleWords: "Write it so that the citizen understands it too",
        handleWordsHelp: "The citizen sees it on the own page.",
        handled: "Close",
        limitsHeading: "The citizen's own limits",
        setLimit: "Set own limits",
        redBelowField: "Red below",
        yellowBelowField: "Yellow below",
        yellowFromField: "Yellow from",
        redFromField: "Red from",
        limitWhy: "Why?",
        limitWhyHelp: "The citizen can read it. Leave all fields empty to use the programme's limits again.",
        pause: "Agree on a pause",
        pauseFrom: "First day",
        pauseUntil: "Last day",
        pauseWhy: "Why?",
        agreePause: "Pause",
        resume: "End the pause",
        end: "End the plan",
        endWhy: "Why does it end?",
        endIt: "End the plan",
        start: "Begin a plan",
        startHelp:
            "Your unit watches the measurements. First talk with the citizen about whether it is the right thing.",
        chooseProgramme: "Choose a programme",
        startIt: "Begin",
        programmesLead: "Whom they are for, what is measured, and what each colour leads to.",
        noProgrammes: "There are no programmes.",
        experimentalHelp: "The programme is an example. It may not be used before a doctor has approved it.",
        whomItSuits: "Whom it is for",
        whatIsMeasured: "What is measured and asked",
        whatColoursLeadTo: "What the colours lead to",
        whenItEnds: "When it ends",
        learning: "What the citizen learns",
        sources: "Where the figures come from",
        said: { notice in
            switch notice {
            case .taken: "You have taken it. The others can see that."
            case .seen: "It is kept that it has been seen."
            case .late: "Somebody else was first, or something new has come. Here is the list as it is now."
            }
        },
        told: { notice in
            switch notice {
            case .taken: "You have taken it. The others can see that."
            case .seen: "It is kept that it has been seen."
            case .handled: "It is closed. The citizen can see what was done."
            case .limited: "The limits are kept. They hold from now on."
            case .paused: "The pause is agreed."
            case .resumed: "The pause is over."
            case .started: "The plan has begun."
            case .ended: "The plan has ended."
            case .moved: "The course follows the newest version now."
            case .late: "Somebody else was first, or something new has come. Here it is as it stands now."
            }
        },
        mistaken: { mistake in
            switch mistake {
            case .words: "Write what was done."
            case .limits: "The limits cannot be used: they must be numbers that can be measured, in ascending order."
            case .why: "Write why."
            case .date: "Choose two days, the last not before the first, and write why."
            case .programme: "Choose a programme that the citizen does not follow already."
            }
        },
        action: { action in
            switch action {
            case .called: "Spoke on the telephone"
            case .wrote: "Wrote to the citizen"
            case .visited: "Visited the citizen"
            case .treatmentChanged: "Changed the treatment"
            case .limitChanged: "Changed a limit"
            case .admitted: "Had the citizen admitted"
            case .nothingNeeded: "Nothing was needed"
            }
        },
        greenLead: { $0 == 1 ? "1 plan in which nothing deviates." : "\($0) plans in which nothing deviates." },
        onPause: { "\($0) on pause" },
        thereAreMore: { "There are more. The first \($0) are here." },
        moreReasons: { "and \($0) more" },
        handleBy: { "By \($0)" },
        isLate: { "Should have been looked at \($0)" },
        takenBy: { "\($0) has it" },
        watchedBy: { "Watched by \($0)" },
        since: { "Since \($0)" },
        version: { "Version \($0)" },
        pausedUntil: { $0.map { "The plan is paused until \($0), that day included." } ?? "The plan is paused." },
        toBePaused: { from, until in
            "A pause is agreed from \(from)" + (until.map { " until \($0), that day included." } ?? ".")
        },
        doneBy: { "\($0), \($1)" },
        limitSet: { "Set by \($0) \($1)" },
        setLimitFor: { "Keep limits for \($0.lowercased())" },
        redBelow: { "red below \($0)" },
        yellowBelow: { "yellow below \($0)" },
        yellowFrom: { "yellow from \($0)" },
        redFrom: { "red from \($0)" },
        chart: { chart in
            "\(chart.name): \(chart.count) measurements from \(chart.first) to \(chart.last). "
                + "The lowest is \(chart.lowest), the highest \(chart.highest), the latest \(chart.latest)."
        },
        greenBetween: { "Green is from \($0) to below \($1)." },
        greenFrom: { "Green is from \($0)." },
        greenBelow: { "Green is below \($0)." },
        timesOutside: { red, yellow in
            let words = [("red", red), ("yellow", yellow)].filter { $0.1 > 0 }
                .map { "\($0.0) \($0.1) \($0.1 == 1 ? "time" : "times")" }
            return MonitoringWords.sentence(words.joined(separator: " and ")) + "."
        },
        thirtyDays: { "\($0), the last 30 days: \($3) measurements, from \($1) to \($2)" },
        everyDays: { $0 == 1 ? "Every day" : "Every \($0) days" },
        onWeekdays: { $0.joined(separator: ", ") },
        atTimes: { "at " + $0.joined(separator: " and ") },
        openFor: { "can be done for \(hours($0, "hour", "hours"))" },
        forDays: { "for \($0) days" },
        within: { "Must be dealt with within \(hours($0, "hour", "hours"))" },
        ownUsual: { "\($0) from the usual" })
}
