/// The words of the interface about one topic: that the work across units has failed somebody.
package struct FailureTexts: Sendable {
    package let brief: String
    package let heading: String
    package let lead: String
    package let leadForOthers: String
    package let report: String
    package let what: String
    package let whatHelp: String
    package let missingWhat: String
    package let unit: String
    package let unitHelp: String
    package let dontKnow: String
    package let noUnit: String
    package let send: String
    package let reportedDone: String
    package let stepDone: String
    package let tooLate: String
    package let none: String
    package let unitHeading: String
    package let unitLead: String
    package let unitNone: String
    package let notAnalysed: String
    package let analysed: String
    package let changed: String
    package let followUpNow: String
    package let closed: String
    package let late: String
    package let noKind: String
    package let found: String
    package let change: String
    package let result: String
    package let analyse: String
    package let kind: String
    package let missingKind: String
    package let analysisHelp: String
    package let makeChange: String
    package let changeHelp: String
    package let followUpDate: String
    package let missingDate: String
    package let missingWords: String
    package let seeWhether: String
    package let holds: String
    package let holdsNot: String
    package let resultHelp: String
    package let save: String
    package let figures: String
    package let figuresHelp: String
    package let open: String
    package let over: String
    package let unitColumn: String
    package let reportedBy: @Sendable (String, String) -> String
    package let looksInto: @Sendable (String, String) -> String
    package let followUpOn: @Sendable (String) -> String
    package let leaderTold: @Sendable (String) -> String
    package let alike: @Sendable (Int) -> String
    package let reportedAt: @Sendable (String) -> String
}

extension FailureTexts {
    static let danish = FailureTexts(
        brief: "Når samarbejdet svigter",
        heading: "Når samarbejdet svigter",
        lead:
            "Faldt du mellem to stole? Skriv det her. En enhed skal se på det, og du kan følge, hvad der kommer ud af det.",
        leadForOthers:
            "Faldt nogen mellem to stole? Skriv det her. En enhed skal se på det, og alle, der er med, kan følge, hvad der kommer ud af det.",
        report: "Sig det her",
        what: "Hvad skete der?",
        whatHelp: "Et par linjer er nok.",
        missingWhat: "Skriv, hvad der skete, med højst 1000 tegn.",
        unit: "Hvem skal se på det?",
        unitHelp: "Vælg der, hvor det gik galt, hvis du ved det.",
        dontKnow: "Det ved jeg ikke",
        noUnit: "Der er ingen enhed i forløbet, der kan se på det. Ring til din læge.",
        send: "Send det",
        reportedDone: "Tak. Det er sendt, og en enhed skal se på det inden en uge.",
        stepDone: "Det er gemt.",
        tooLate: "En anden nåede det først. Her står sagen, som den er nu.",
        none: "Ingen har sagt, at samarbejdet har svigtet.",
        unitHeading: "Svigt i samarbejdet",
        unitLead:
            "Det, vi er blevet bedt om at se på. En sag er først lukket, når noget er ændret for alvor, og det er set efter, at det holder.",
        unitNone: "Der er ingen åbne sager hos os.",
        notAnalysed: "Ingen har set på det endnu",
        analysed: "Undersøgt. Ændringen mangler",
        changed: "Ændret. Venter på, om det holder",
        followUpNow: "Nu skal det ses, om ændringen holder",
        closed: "Lukket. Ændringen holder",
        late: "Skulle have været undersøgt",
        noKind: "Endnu uden kategori",
        found: "Det fandt vi",
        change: "Det er ændret for alvor",
        result: "Det viste opfølgningen",
        analyse: "Undersøg",
        kind: "Hvad slags svigt var det?",
        missingKind: "Vælg, hvad slags svigt det var.",
        analysisHelp: "Hvorfor gik det galt? Skriv uden navne: borgeren og den, der sagde det, kan læse det.",
        makeChange: "Lav en varig ændring",
        changeHelp: "Hvad er gjort, så det ikke sker for den næste? Skriv uden navne.",
        followUpDate: "Hvilken dag ser vi, om det holder?",
        missingDate: "Vælg en dag i det kommende år.",
        missingWords: "Skriv noget i feltet, med højst 1000 tegn.",
        seeWhether: "Følg op",
        holds: "Ændringen holder. Luk sagen",
        holdsNot: "Det er sket igen. Åbn sagen",
        resultHelp: "Hvad viser det?",
        save: "Gem",
        figures: "Svigt i samarbejdet",
        figuresHelp: "Hvor mange, af hvilken slags og hos hvem. Intet om nogen.",
        open: "Åbne",
        over: "Lukkede",
        unitColumn: "Enhed",
        reportedBy: { "Sagt af \($0) \($1)." },
        looksInto: { "\($0) ser på det senest \($1)." },
        followUpOn: { "Der ses efter, om det holder: \($0)." },
        leaderTold: { "Lederen fik besked \($0)." },
        alike: { $0 == 1 ? "1 anden af samme slags" : "\($0) andre af samme slags" },
        reportedAt: { "Sagt \($0)" })

    static let english = FailureTexts(
        brief: "When cooperation fails",
        heading: "When cooperation fails",
        lead:
            "Did you fall between two chairs? Write it here. A unit must look into it, and you can follow what comes of it.",
        leadForOthers:
            "Did somebody fall between two chairs? Write it here. A unit must look into it, and all who are in can follow what comes of it.",
        report: "Say it here",
        what: "What happened?",
        whatHelp: "A few lines are enough.",
        missingWhat: "Write what happened, in 1,000 characters at most.",
        unit: "Who is to look into it?",
        unitHelp: "Choose where it went wrong, if you know.",
        dontKnow: "I don't know",
        noUnit: "There is no unit in the course that can look into it. Call your doctor.",
        send: "Send",
        reportedDone: "Thank you. It is sent, and a unit must look into it within a week.",
        stepDone: "It is kept.",
        tooLate: "Somebody else was first. Here is the case as it is now.",
        none: "Nobody has said that cooperation has failed.",
        unitHeading: "Failures of cooperation",
        unitLead:
            "What we have been asked to look into. A case is closed only when something has been changed for good, and somebody has seen that it holds.",
        unitNone: "There are no open cases here.",
        notAnalysed: "Nobody has looked into it yet",
        analysed: "Looked into. The change is missing",
        changed: "Changed. To be seen whether it holds",
        followUpNow: "Now it must be seen whether the change holds",
        closed: "Closed. The change holds",
        late: "Should have been looked into",
        noKind: "Not classified yet",
        found: "What we found",
        change: "What has been changed for good",
        result: "What the follow-up showed",
        analyse: "Look into it",
        kind: "What kind of failure was it?",
        missingKind: "Choose what kind of failure it was.",
        analysisHelp: "Why did it go wrong? Write without names: the citizen and whoever said it can read it.",
        makeChange: "Make a lasting change",
        changeHelp: "What has been done so that it does not happen to the next? Write without names.",
        followUpDate: "On which day do we see whether it holds?",
        missingDate: "Choose a day within the coming year.",
        missingWords: "Write something, in 1,000 characters at most.",
        seeWhether: "Follow up",
        holds: "The change holds. Close the case",
        holdsNot: "It has happened again. Open the case",
        resultHelp: "What does it show?",
        save: "Save",
        figures: "Failures of cooperation",
        figuresHelp: "How many, of which kind and at whom. Nothing about anybody.",
        open: "Open",
        over: "Closed",
        unitColumn: "Unit",
        reportedBy: { "Said by \($0) \($1)." },
        looksInto: { "\($0) looks into it by \($1)." },
        followUpOn: { "It will be seen whether it holds: \($0)." },
        leaderTold: { "The leader was told \($0)." },
        alike: { $0 == 1 ? "1 other of the same kind" : "\($0) others of the same kind" },
        reportedAt: { "Said \($0)" })
}
