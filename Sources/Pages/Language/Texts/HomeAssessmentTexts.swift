package import Monitoring

/// The words of the interface about one topic: whether home is right.
package struct HomeAssessmentTexts: Sendable {
    package let heading: String
    package let headingOwn: String
    package let lead: String
    package let leadOwn: String
    package let none: String
    package let noneHelp: String
    package let noneStaff: String
    package let suggested: String
    package let wasSuggested: String
    package let peopleDecide: String
    package let seenDifferently: String
    package let bothViews: String
    package let question: String
    package let you: String
    package let citizen: String
    package let staff: String
    package let notAnswered: String
    package let writtenDown: String
    package let yourPart: String
    package let citizensPart: String
    package let yourPartHelp: String
    package let cliniciansPart: String
    package let writeDown: String
    package let writeDownHelp: String
    package let ownWords: String
    package let clinicianWords: String
    package let save: String
    package let decide: String
    package let decideHelp: String
    package let whatIsDecided: String
    package let why: String
    package let whyHelp: String
    package let decideIt: String
    package let start: String
    package let startHelp: String
    package let begin: String
    package let beginHelp: String
    package let beginIt: String
    package let asked: String
    package let askedOthers: String
    package let by: @Sendable (String) -> String
    package let byRelative: @Sendable (String?) -> String
    package let outcome: @Sendable (HomeSuggestion.Outcome) -> String
    package let weight: @Sendable (AssessmentWeight) -> String
    package let choice: @Sendable (HomeAssessment.Choice) -> String
    package let chosen: @Sendable (HomeAssessment.Choice) -> String
    package let told: @Sendable (HomeAssessmentNotice) -> String
    package let mistaken: @Sendable (HomeAssessmentMistake) -> String
}

extension HomeAssessmentTexts {
    static let danish = HomeAssessmentTexts(
        heading: "Er hjemme rigtigt?",
        headingOwn: "Er hjemme rigtigt for dig?",
        lead: "Borgeren og personalet svarer hver for sig. Ud af svarene kommer et forslag med grunde. I beslutter.",
        leadOwn:
            "Du og personalet svarer hver for sig. Ud af svarene kommer et forslag med grunde. I beslutter sammen.",
        none: "Det er ikke vurderet endnu.",
        noneHelp: "Når en afdeling eller kommunen vil spørge, om hjemme er rigtigt, står det her.",
        noneStaff: "Begynd en vurdering nedenfor. Borgeren skriver sin del fra sin egen side.",
        suggested: "Forslag",
        wasSuggested: "Forslaget, da det blev besluttet",
        peopleDecide: "Forslaget kommer af svarene. Mennesker beslutter, også imod det.",
        seenDifferently: "Borgeren og personalet ser det forskelligt.",
        bothViews: "Begges svar",
        question: "Spørgsmål",
        you: "Dig",
        citizen: "Borgeren",
        staff: "Personalet",
        notAnswered: "Ikke besvaret",
        writtenDown: "Skrevet ned af personalet",
        yourPart: "Din del",
        citizensPart: "Borgerens del",
        yourPartHelp: "Der er ingen forkerte svar. Du kan rette dem, indtil det er besluttet.",
        cliniciansPart: "Personalets del",
        writeDown: "Skriv borgerens svar ned",
        writeDownHelp: "Når borgeren ikke selv skriver: skriv, hvad borgeren siger. Borgeren kan rette det.",
        ownWords: "Er der andet, der er vigtigt?",
        clinicianWords: "Faglig begrundelse",
        save: "Gem",
        decide: "Beslut",
        decideHelp: "Skriv, hvad I er blevet enige om. Svarene låses, og borgeren kan læse beslutningen.",
        whatIsDecided: "Hvad er besluttet?",
        why: "Hvorfor?",
        whyHelp:
            "Skal skrives, når beslutningen ikke er den, der er foreslået. Skriv også, hvilken hjælp der er aftalt.",
        decideIt: "Gem beslutningen",
        start: "Begynd programmet",
        startHelp: "Programmet begynder nu, og jeres enhed følger det. Beslutningen følger med.",
        begin: "Begynd en vurdering",
        beginHelp: "Vælg det program, som der skal tages stilling til.",
        beginIt: "Begynd",
        asked: "Der er spurgt, om hjemme er rigtigt for dig. Skriv din del.",
        askedOthers: "Der er spurgt, om hjemme er rigtigt. Borgerens del mangler.",
        by: { "Vurderes af \($0)" },
        byRelative: { $0.map { "Besvaret af \($0)" } ?? "Besvaret af en pårørende" },
        outcome: {
            switch $0 {
            case .home: "Hjemme ser ud til at være rigtigt"
            case .withHelp: "Hjemme kan være rigtigt, når hjælpen er aftalt"
            case .notHome: "Hjemme ser ikke ud til at være rigtigt nu"
            case .open: "Der mangler svar, før noget kan foreslås"
            }
        },
        weight: {
            switch $0 {
            case .supports: "Taler for"
            case .help: "Kræver hjælp"
            case .open: "Mangler"
            case .against: "Taler imod"
            case .veto: "Nej"
            }
        },
        choice: { $0 == .home ? "Hjemme" : "Ikke hjemme nu" },
        chosen: { $0 == .home ? "Besluttet: hjemme" : "Besluttet: ikke hjemme nu" },
        told: {
            switch $0 {
            case .begun: "Vurderingen er begyndt. Borgeren kan nu skrive sin del."
            case .saved: "Svarene er gemt."
            case .decided: "Beslutningen er gemt."
            case .late: "Det blev ikke gemt: nogen har skrevet i mellemtiden. Se, hvad der står nu."
            }
        },
        mistaken: {
            switch $0 {
            case .programme: "Vælg et program."
            case .choice: "Vælg, hvad der er besluttet."
            case .why: "Skriv hvorfor: beslutningen er ikke den, der er foreslået."
            case .veto: "Borgeren ønsker det ikke. Så kan hjemme ikke besluttes."
            case .words: "Skriv højst 1000 tegn."
            }
        })

    static let english = HomeAssessmentTexts(
        heading: "Is home right?",
        headingOwn: "Is home right for you?",
        lead:
            "The citizen and staff answer each for themselves. The answers lead to a suggestion with reasons. You decide.",
        leadOwn:
            "You and staff answer each for yourselves. The answers lead to a suggestion with reasons. You decide together.",
        none: "It has not been assessed yet.",
        noneHelp: "When a department or the municipality asks whether home is right, it stands here.",
        noneStaff: "Begin an assessment below. The citizen writes the own part on the own page.",
        suggested: "Suggestion",
        wasSuggested: "The suggestion when it was decided",
        peopleDecide: "The suggestion comes from the answers. People decide, also against it.",
        seenDifferently: "The citizen and staff see it differently.",
        bothViews: "Both sides' answers",
        question: "Question",
        you: "You",
        citizen: "The citizen",
        staff: "Staff",
        notAnswered: "Not answered",
        writtenDown: "Written down by staff",
        yourPart: "Your part",
        citizensPart: "The citizen's part",
        yourPartHelp: "There are no wrong answers. You can change them until it is decided.",
        cliniciansPart: "Staff's part",
        writeDown: "Write the citizen's answers down",
        writeDownHelp: "Where the citizen does not write: write what the citizen says. The citizen can change it.",
        ownWords: "Does anything else matter?",
        clinicianWords: "Professional reasons",
        save: "Save",
        decide: "Decide",
        decideHelp:
            "Write what you have agreed on. The answers are then locked, and the citizen can read the decision.",
        whatIsDecided: "What is decided?",
        why: "Why?",
        whyHelp: "Must be written where the decision is not what is suggested. Write also which help is agreed on.",
        decideIt: "Keep the decision",
        start: "Begin the programme",
        startHelp: "The programme begins now, and your unit watches. The decision goes along.",
        begin: "Begin an assessment",
        beginHelp: "Choose the programme that is to be decided on.",
        beginIt: "Begin",
        asked: "You are asked whether home is right for you. Write your part.",
        askedOthers: "Somebody has asked whether home is right. The citizen's part is missing.",
        by: { "Assessed by \($0)" },
        byRelative: { $0.map { "Answered by \($0)" } ?? "Answered by a relative" },
        outcome: {
            switch $0 {
            case .home: "Home seems right"
            case .withHelp: "Home can be right once the help is agreed on"
            case .notHome: "Home does not seem right now"
            case .open: "Answers are missing before anything can be suggested"
            }
        },
        weight: {
            switch $0 {
            case .supports: "Speaks for"
            case .help: "Needs help"
            case .open: "Missing"
            case .against: "Speaks against"
            case .veto: "No"
            }
        },
        choice: { $0 == .home ? "Home" : "Not home now" },
        chosen: { $0 == .home ? "Decided: home" : "Decided: not home now" },
        told: {
            switch $0 {
            case .begun: "The assessment has begun. The citizen can now write the own part."
            case .saved: "The answers are kept."
            case .decided: "The decision is kept."
            case .late: "It was not kept: somebody has written meanwhile. Look at what stands there now."
            }
        },
        mistaken: {
            switch $0 {
            case .programme: "Choose a programme."
            case .choice: "Choose what is decided."
            case .why: "Write why: the decision is not what is suggested."
            case .veto: "The citizen does not want it. Then home cannot be decided."
            case .words: "Write 1,000 characters at most."
            }
        })
}
