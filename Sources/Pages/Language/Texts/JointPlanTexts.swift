/// The words of the interface about one topic: the joint action plan.
package struct JointPlanTexts: Sendable {
    package let heading: String
    package let lead: String
    package let leadForOthers: String
    package let saved: String
    package let toNewest: String
    package let goals: String
    package let noGoals: String
    package let noGoalsOwn: String
    package let yourWords: String
    package let writtenDown: String
    package let reached: String
    package let givenUp: String
    package let markReached: String
    package let giveUp: String
    package let addGoal: String
    package let goal: String
    package let goalOwn: String
    package let goalHelp: String
    package let whoseWords: String
    package let citizensWords: String
    package let unitsWords: String
    package let missingText: String
    package let save: String
    package let versions: String
    package let activities: String
    package let noActivities: String
    package let over: String
    package let late: String
    package let isDone: String
    package let you: String
    package let markDone: String
    package let reopen: String
    package let change: String
    package let somebodyElse: String
    package let addActivity: String
    package let what: String
    package let who: String
    package let chooseOwner: String
    package let missingOwner: String
    package let by: String
    package let missingDate: String
    package let earlierVersion: @Sendable (String) -> String
    package let wordsOf: @Sendable (String) -> String
    package let doesIt: @Sendable (String, String) -> String
}

extension JointPlanTexts {
    static let danish = JointPlanTexts(
        heading: "Fælles handleplan",
        lead: "Én plan for alle, der hjælper dig. Det, der er vigtigt for dig, står øverst. Du kan selv skrive i den.",
        leadForOthers:
            "Én plan for alle, der er med i forløbet. Det, der er vigtigt for borgeren, står øverst. Borgeren kan selv skrive i den.",
        saved: "Planen er gemt.",
        toNewest: "Vis planen, som den er nu",
        goals: "Mål",
        noGoals: "Der er ikke skrevet mål endnu. Begynd med borgerens egne ord.",
        noGoalsOwn: "Der er ikke skrevet mål endnu. Hvad er vigtigt for dig?",
        yourWords: "Dine egne ord",
        writtenDown: "skrevet ned af personalet",
        reached: "Nået",
        givenUp: "Opgivet",
        markReached: "Målet er nået",
        giveUp: "Opgiv",
        addGoal: "Skriv et mål",
        goal: "Målet",
        goalOwn: "Hvad er vigtigt for dig?",
        goalHelp: "Skriv det med dine egne ord. Kun du kan ændre dem.",
        whoseWords: "Hvis ord er det?",
        citizensWords: "Borgerens egne ord",
        unitsWords: "Vores faglige mål",
        missingText: "Skriv noget i feltet, med højst 1000 tegn.",
        save: "Gem",
        versions: "Planen, som den har været",
        activities: "Hvem gør hvad",
        noActivities: "Der er ikke aftalt noget, der skal gøres.",
        over: "Gjort eller opgivet",
        late: "Skulle have været gjort",
        isDone: "Gjort",
        you: "Dig",
        markDone: "Det er gjort",
        reopen: "Det er ikke gjort alligevel",
        change: "Ret",
        somebodyElse: "En anden har ændret det, mens du skrev. Dit står i felterne. Det, der er gemt nu:",
        addActivity: "Aftal noget, der skal gøres",
        what: "Hvad skal gøres?",
        who: "Hvem gør det?",
        chooseOwner: "Vælg hvem",
        missingOwner: "Vælg, hvem der gør det.",
        by: "Senest hvilken dag?",
        missingDate: "Vælg en dag.",
        earlierVersion: { "Sådan så planen ud \($0)." },
        wordsOf: { "\($0) med egne ord" },
        doesIt: { "\($0) · senest \($1)" })

    static let english = JointPlanTexts(
        heading: "Joint action plan",
        lead:
            "One plan for all who help you. What matters to you stands first. You can write in it yourself.",
        leadForOthers:
            "One plan for all who are in the course. What matters to the citizen stands first. The citizen can write in it.",
        saved: "The plan is kept.",
        toNewest: "Show the plan as it is now",
        goals: "Goals",
        noGoals: "No goals are written yet. Begin with the citizen's own words.",
        noGoalsOwn: "No goals are written yet. What matters to you?",
        yourWords: "Your own words",
        writtenDown: "written down by staff",
        reached: "Reached",
        givenUp: "Given up",
        markReached: "The goal is reached",
        giveUp: "Give up",
        addGoal: "Write a goal",
        goal: "The goal",
        goalOwn: "What matters to you?",
        goalHelp: "Write it in your own words. Only you can change them.",
        whoseWords: "Whose words are they?",
        citizensWords: "The citizen's own words",
        unitsWords: "Our professional goal",
        missingText: "Write something, in 1,000 characters at most.",
        save: "Save",
        versions: "The plan as it has been",
        activities: "Who does what",
        noActivities: "Nothing has been agreed that is to be done.",
        over: "Done or given up",
        late: "Should have been done",
        isDone: "Done",
        you: "You",
        markDone: "It is done",
        reopen: "It is not done after all",
        change: "Change",
        somebodyElse: "Somebody else has changed it while you wrote. Yours stands in the fields. What is kept now:",
        addActivity: "Agree on something to do",
        what: "What is to be done?",
        who: "Who does it?",
        chooseOwner: "Choose who",
        missingOwner: "Choose who does it.",
        by: "By which day?",
        missingDate: "Choose a day.",
        earlierVersion: { "This is what the plan was \($0)." },
        wordsOf: { "\($0) in own words" },
        doesIt: { "\($0) · by \($1)" })
}
