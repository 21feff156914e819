import Monitoring

extension MonitoringTexts {
    static let danish = MonitoringTexts(
        red: "Rød", yellow: "Gul", missing: "Mangler", wish: "Vil kontaktes", grey: "Grå", green: "Grøn",
        heading: "Målinger hjemmefra",
        deviates: "Det, der afviger",
        none: "Der er ikke noget, der afviger lige nu.",
        noneHelp: "Når en måling er rød eller gul, ikke kommer i tide, eller nogen vil kontaktes, står det her.",
        greenHeading: "Grønne",
        showGreen: "Vis dem",
        programmes: "Forløbsprogrammer",
        lastThirtyDays: "30 dage",
        isNew: "Nyt",
        unseen: "Ikke set",
        leaderTold: "Lederen har fået besked",
        takenByYou: "Du har den",
        take: "Tag den",
        see: "Jeg har set den",
        open: "Åbn",
        citizenHeading: "Målinger hjemmefra",
        back: "Tilbage til listen",
        noPlan: "Borgeren måler ikke noget derhjemme.",
        noPlanHelp: "Når et forløb er begyndt, står det her.",
        experimental: "Eksempel",
        courseHeading: "De sidste 30 dage",
        noCourse: "Der er ikke målinger nok til en kurve endnu.",
        visits: .danish,
        hasLearnt: { "Har gjort \($0) af \($1) trin i undervisningen" },
        answersHeading: "Svar på spørgeskemaer",
        readAnswers: "Læs svarene",
        earlier: "Håndteret før",
        openHeading: "Det skal der ses på",
        nothingOpen: "Der er ikke noget, der afviger.",
        orderVisit: "Bestil et besøg",
        handle: "Håndtér og afslut",
        whatWasDone: "Hvad er der gjort?",
        handleWords: "Skriv det, så borgeren også forstår det",
        handleWordsHelp: "Borgeren ser det på sin egen side.",
        handled: "Afslut",
        limitsHeading: "Borgerens egne grænser",
        setLimit: "Sæt egne grænser",
        redBelowField: "Rød under",
        yellowBelowField: "Gul under",
        yellowFromField: "Gul fra",
        redFromField: "Rød fra",
        limitWhy: "Hvorfor?",
        limitWhyHelp: "Borgeren kan læse det. Lad alle felter stå tomme for at bruge programmets grænser igen.",
        pause: "Aftal en pause",
        pauseFrom: "Første dag",
        pauseUntil: "Sidste dag",
        pauseWhy: "Hvorfor?",
        agreePause: "Hold pause",
        resume: "Slut pausen",
        end: "Afslut forløbet",
        endWhy: "Hvorfor afsluttes det?",
        endIt: "Afslut forløbet",
        start: "Begynd et forløb",
        startHelp: "Jeres enhed følger målingerne. Tal først med borgeren om, hvorvidt det er det rigtige.",
        chooseProgramme: "Vælg et program",
        startIt: "Begynd",
        programmesLead: "Hvem de er for, hvad der måles, og hvad hver farve fører til.",
        noProgrammes: "Der er ingen programmer.",
        experimentalHelp: "Programmet er et eksempel. Det må ikke bruges, før en læge har godkendt det.",
        whomItSuits: "Hvem det er for",
        whatIsMeasured: "Hvad der måles og spørges om",
        whatColoursLeadTo: "Hvad farverne fører til",
        whenItEnds: "Hvornår det slutter",
        learning: "Hvad borgeren lærer",
        sources: "Hvor tallene kommer fra",
        said: { notice in
            switch notice {
            case .taken: "Du har taget den. De andre kan se det."
            case .seen: "Det er gemt, at den er set."
            case .late: "En anden nåede det først, eller der er kommet noget nyt. Her er listen, som den er nu."
            }
        },
        told: { notice in
            switch notice {
            case .taken: "Du har taget den. De andre kan se det."
            case .seen: "Det er gemt, at den er set."
            case .handled: "Det er afsluttet. Borgeren kan se, hvad der er gjort."
            case .limited: "Grænserne er gemt. De gælder fra nu af."
            case .paused: "Pausen er aftalt."
            case .resumed: "Pausen er slut."
            case .started: "Forløbet er begyndt."
            case .ended: "Forløbet er afsluttet."
            case .moved: "Forløbet følger nu den nyeste version."
            case .late: "En anden nåede det først, eller der er kommet noget nyt. Her står det, som det er nu."
            }
        },
        mistaken: { mistake in
            switch mistake {
            case .words: "Skriv, hvad der er gjort."
            case .limits: "Grænserne kan ikke bruges: de skal være tal, som kan måles, og stå i rækkefølge."
            case .why: "Skriv hvorfor."
            case .date: "Vælg to dage, den sidste ikke før den første, og skriv hvorfor."
            case .programme: "Vælg et program, som borgeren ikke allerede følger."
            }
        },
        action: { action in
            switch action {
            case .called: "Talte i telefon"
            case .wrote: "Skrev til borgeren"
            case .visited: "Besøgte borgeren"
            case .treatmentChanged: "Ændrede behandlingen"
            case .limitChanged: "Ændrede en grænse"
            case .admitted: "Indlagde borgeren"
            case .nothingNeeded: "Der var ikke brug for noget"
            }
        },
        greenLead: { $0 == 1 ? "1 forløb, hvor intet afviger." : "\($0) forløb, hvor intet afviger." },
        onPause: { "\($0) på pause" },
        thereAreMore: { "Der er flere. De første \($0) står her." },
        moreReasons: { "og \($0) mere" },
        handleBy: { "Senest \($0)" },
        isLate: { "Skulle være set på \($0)" },
        takenBy: { "\($0) har den" },
        watchedBy: { "Følges af \($0)" },
        since: { "Siden \($0)" },
        version: { "Version \($0)" },
        pausedUntil: { $0.map { "Forløbet holder pause til og med \($0)." } ?? "Forløbet holder pause." },
        toBePaused: { from, until in "Der er aftalt pause fra \(from)" + (until.map { " til og med \($0)." } ?? ".") },
        doneBy: { "\($0), \($1)" },
        limitSet: { "Sat af \($0) \($1)" },
        setLimitFor: { "Gem grænser for \($0.lowercased())" },
        redBelow: { "rød under \($0)" },
        yellowBelow: { "gul under \($0)" },
        yellowFrom: { "gul fra \($0)" },
        redFrom: { "rød fra \($0)" },
        chart: { chart in
            "\(chart.name): \(chart.count) målinger fra \(chart.first) til \(chart.last). "
                + "Den laveste er \(chart.lowest), den højeste \(chart.highest), den seneste \(chart.latest)."
        },
        greenBetween: { "Grøn er fra \($0) til under \($1)." },
        greenFrom: { "Grøn er fra \($0)." },
        greenBelow: { "Grøn er under \($0)." },
        timesOutside: { red, yellow in
            let words = [("rød", red), ("gul", yellow)].filter { $0.1 > 0 }
                .map { "\($0.0) \($0.1) \($0.1 == 1 ? "gang" : "gange")" }
            return MonitoringWords.sentence(words.joined(separator: " og ")) + "."
        },
        thirtyDays: { "\($0), de sidste 30 dage: \($3) målinger, fra \($1) til \($2)" },
        everyDays: { $0 == 1 ? "Hver dag" : "Hver \($0). dag" },
        onWeekdays: { $0.joined(separator: ", ") },
        atTimes: { "kl. " + $0.joined(separator: " og ") },
        openFor: { "kan gøres i \(hours($0, "time", "timer"))" },
        forDays: { "i \($0) dage" },
        within: { "Skal håndteres inden for \(hours($0, "time", "timer"))" },
        ownUsual: { "\($0) i forhold til det sædvanlige" })

    static func hours(_ minutes: Int, _ one: String, _ many: String) -> String {
        guard minutes >= 60 else { return "\(minutes) min." }
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hours) \(hours == 1 ? one : many)" + (rest > 0 ? " \(rest) min." : "")
    }
}
