/// The words of the interface about one topic: tasks that units give each other.
package struct TaskTexts: Sendable {
    package let brief: String
    package let heading: String
    package let headingForStaff: String
    package let lead: String
    package let leadForOthers: String
    package let none: String
    package let noneHelp: String
    package let earlier: String
    package let unitHeading: String
    package let unitLead: String
    package let toUs: String
    package let byUs: String
    package let noneToUs: String
    package let noneByUs: String
    package let thereAreMore: String
    package let give: String
    package let giveHelp: String
    package let what: String
    package let whatHelp: String
    package let missingWhat: String
    package let unit: String
    package let unitHelp: String
    package let chooseUnit: String
    package let otherUnit: String
    package let otherUnitHelp: String
    package let missingUnit: String
    package let severalUnits: String
    package let date: String
    package let missingDate: String
    package let send: String
    package let givenDone: String
    package let stepDone: String
    package let tooLate: String
    package let accept: String
    package let decline: String
    package let done: String
    package let fail: String
    package let withdraw: String
    package let why: String
    package let whyHelp: String
    package let missingWhy: String
    package let result: String
    package let unanswered: String
    package let overdue: String
    package let told: String
    package let answerBy: @Sendable (String) -> String
    package let doneBy: @Sendable (String) -> String
    package let from: @Sendable (String) -> String
    package let to: @Sendable (String) -> String
    package let asked: @Sendable (String, String) -> String
    package let waits: @Sendable (String) -> String
    package let promised: @Sendable (String, String) -> String
    package let completed: @Sendable (String, String) -> String
    package let declined: @Sendable (String) -> String
    package let failed: @Sendable (String) -> String
    package let otherWay: @Sendable (String) -> String
    package let withdrawn: @Sendable (String) -> String
    package let late: @Sendable (String) -> String
    package let silent: @Sendable (String) -> String
    package let leaderTold: @Sendable (String, String) -> String
}

extension TaskTexts {
    static let danish = TaskTexts(
        brief: "Hvem gør hvad",
        heading: "Hvem gør hvad",
        headingForStaff: "Opgaver på tværs",
        lead: "Her står, hvad de steder, der hjælper dig, har bedt hinanden om, og hvem der har sagt ja.",
        leadForOthers:
            "Her står, hvad de steder, der er med i forløbet, har bedt hinanden om, og hvem der har sagt ja.",
        none: "Ingen har bedt hinanden om noget lige nu.",
        noneHelp: "Når et sted beder et andet om at gøre noget, står det her.",
        earlier: "Tidligere",
        unitHeading: "Vores opgaver",
        unitLead: "Opgaver, som andre har givet os, og som vi har givet andre. Det, der haster mest, står først.",
        toUs: "Givet til os",
        byUs: "Givet af os",
        noneToUs: "Ingen har givet os en opgave, der står åben.",
        noneByUs: "Vi har ikke givet andre en opgave, der står åben.",
        thereAreMore: "Der er flere. De første 500 står her.",
        give: "Giv en opgave",
        giveHelp: "Opgaven er jeres, indtil modtageren har sagt ja. Borgeren kan se den.",
        what: "Hvad skal gøres?",
        whatHelp: "Skriv, så borgeren også forstår det.",
        missingWhat: "Skriv, hvad der skal gøres, med højst 1000 tegn.",
        unit: "Hvem skal gøre det?",
        unitHelp: "Enheder, der allerede er med i forløbet.",
        chooseUnit: "Vælg en enhed",
        otherUnit: "Eller en anden enhed",
        otherUnitHelp: "Skriv begyndelsen af navnet.",
        missingUnit: "Vælg en enhed, eller skriv begyndelsen af dens navn.",
        severalUnits: "Flere enheder hedder noget med det. Vælg den rigtige på listen.",
        date: "Senest hvilken dag?",
        missingDate: "Vælg en dag, der ikke er gået.",
        send: "Giv opgaven",
        givenDone: "Opgaven er givet. Den er jeres, indtil modtageren har sagt ja.",
        stepDone: "Det er gemt.",
        tooLate: "En anden nåede det først. Her står opgaven, som den er nu.",
        accept: "Tag imod",
        decline: "Sig nej",
        done: "Den er løst",
        fail: "Den kunne ikke løses",
        withdraw: "Træk opgaven tilbage",
        why: "Hvorfor?",
        whyHelp: "Den anden enhed og borgeren kan læse det.",
        missingWhy: "Skriv hvorfor, med højst 1000 tegn.",
        result: "Hvad blev der gjort? (behøver ikke udfyldes)",
        unanswered: "Ikke besvaret i tide",
        overdue: "Ikke løst i tide",
        told: "Lederen har fået besked",
        answerBy: { "Svar senest \($0)" },
        doneBy: { "Senest \($0)" },
        from: { "Fra \($0)" },
        to: { "Til \($0)" },
        asked: { "\($0) har bedt \($1) om det." },
        waits: { "\($0) har ikke svaret endnu. De skal svare senest" },
        promised: { "\($0) har sagt ja og gør det senest \($1)." },
        completed: { "\($0) har gjort det \($1)." },
        declined: { "\($0) har sagt nej." },
        failed: { "\($0) kunne ikke gøre det." },
        otherWay: { "\($0) skal finde en anden løsning." },
        withdrawn: { "\($0) har trukket det tilbage." },
        late: { "Det skulle have været gjort \($0)." },
        silent: { "Svaret skulle have været der \($0)." },
        leaderTold: { "Lederen hos \($0) fik besked \($1)." })

    static let english = TaskTexts(
        brief: "Who does what",
        heading: "Who does what",
        headingForStaff: "Tasks across units",
        lead: "What those who help you have asked of each other, and who has said yes.",
        leadForOthers: "What those who are in the course have asked of each other, and who has said yes.",
        none: "Nobody has asked anybody for anything just now.",
        noneHelp: "When one place asks another to do something, it stands here.",
        earlier: "Earlier",
        unitHeading: "Our tasks",
        unitLead: "Tasks that others have given us, and that we have given others. What is most urgent comes first.",
        toUs: "Given to us",
        byUs: "Given by us",
        noneToUs: "Nobody has given us a task that is open.",
        noneByUs: "We have given nobody a task that is open.",
        thereAreMore: "There are more. The first 500 are here.",
        give: "Give a task",
        giveHelp: "The task is yours until the receiver has said yes. The citizen can see it.",
        what: "What is to be done?",
        whatHelp: "Write so that the citizen understands it too.",
        missingWhat: "Write what is to be done, in 1,000 characters at most.",
        unit: "Who is to do it?",
        unitHelp: "Units that are in the course already.",
        chooseUnit: "Choose a unit",
        otherUnit: "Or another unit",
        otherUnitHelp: "Write the beginning of its name.",
        missingUnit: "Choose a unit, or write the beginning of its name.",
        severalUnits: "Several units have such a name. Choose the right one from the list.",
        date: "By which day?",
        missingDate: "Choose a day that has not passed.",
        send: "Give the task",
        givenDone: "The task is given. It is yours until the receiver has said yes.",
        stepDone: "It is kept.",
        tooLate: "Somebody else was first. Here is the task as it is now.",
        accept: "Accept",
        decline: "Say no",
        done: "It is done",
        fail: "It could not be done",
        withdraw: "Withdraw the task",
        why: "Why?",
        whyHelp: "The other unit and the citizen can read it.",
        missingWhy: "Write why, in 1,000 characters at most.",
        result: "What was done? (may be left empty)",
        unanswered: "Not answered in time",
        overdue: "Not done in time",
        told: "The leader has been told",
        answerBy: { "Answer by \($0)" },
        doneBy: { "By \($0)" },
        from: { "From \($0)" },
        to: { "To \($0)" },
        asked: { "\($0) has asked \($1) for it." },
        waits: { "\($0) has not answered yet. They must answer by" },
        promised: { "\($0) has said yes and does it by \($1)." },
        completed: { "\($0) did it \($1)." },
        declined: { "\($0) has said no." },
        failed: { "\($0) could not do it." },
        otherWay: { "\($0) must find another way." },
        withdrawn: { "\($0) has withdrawn it." },
        late: { "It should have been done \($0)." },
        silent: { "The answer should have come \($0)." },
        leaderTold: { "The leader at \($0) was told \($1)." })
}
