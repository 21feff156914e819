/// The words of the interface about one topic: the coordinators' case list.
package struct CaseTexts: Sendable {
    package let heading: String
    package let lead: String
    package let none: String
    package let noneHelp: String
    package let draw: String
    package let drawHelp: String
    package let why: String
    package let noStep: String
    package let told: String
    package let next: String
    package let nextHelp: String
    package let newNext: String
    package let by: String
    package let missingText: String
    package let missingDate: String
    package let note: String
    package let noteHelp: String
    package let newestNote: String
    package let off: String
    package let offWhy: String
    package let save: String
    package let saved: String
    package let livesAlone: String
    package let noRelatives: String
    package let planMissing: String
    package let points: @Sendable (Int) -> String
    package let drawn: @Sendable (Int) -> String
    package let stepBy: @Sendable (String) -> String
    package let nextIs: @Sendable (String, String) -> String
    package let contacts: @Sendable (Int) -> String
    package let sectors: @Sendable (Int) -> String
    package let failures: @Sendable (Int) -> String
    package let handovers: @Sendable (Int) -> String
}

extension CaseTexts {
    static let danish = CaseTexts(
        heading: "Sagsliste",
        lead:
            "Borgere, hvis forløb let falder mellem to stole. Størst risiko står først, og alle skal have et næste skridt.",
        none: "Der er ingen på listen.",
        noneHelp: "Listen dannes, efterhånden som der sker noget i forløbene. Den kan også dannes nu.",
        draw: "Dan listen nu",
        drawHelp: "Alle med et aktivt forløb hos os bliver talt efter igen.",
        why: "Hvorfor på listen",
        noStep: "Mangler et næste skridt",
        told: "Lederen har fået besked",
        next: "Hvad er det næste skridt?",
        nextHelp: "Så konkret, at en kollega kan tage det.",
        newNext: "Sæt næste skridt",
        by: "Senest hvilken dag?",
        missingText: "Skriv noget i feltet, med højst 1000 tegn.",
        missingDate: "Vælg en dag inden for 90 dage.",
        note: "Skriv et notat",
        noteHelp: "Notatet bliver stående i journalen.",
        newestNote: "Seneste notat",
        off: "Tag af listen",
        offWhy: "Hvorfor er det forsvarligt?",
        save: "Gem",
        saved: "Det er gemt.",
        livesAlone: "Bor alene",
        noRelatives: "Ingen pårørende i journalen",
        planMissing: "Ingen fælles handleplan",
        points: { $0 == 1 ? "1 point" : "\($0) point" },
        drawn: { $0 == 0 ? "Listen er dannet. Intet er ændret." : "Listen er dannet. \($0) er nye eller ændrede." },
        stepBy: { "Der skal være et næste skridt senest \($0)." },
        nextIs: { "Næste skridt: \($0) · senest \($1)" },
        contacts: { "\($0) kontakter på 90 dage" },
        sectors: { "\($0) sektorer på samme tid" },
        failures: { $0 == 1 ? "1 svigt i samarbejdet det seneste år" : "\($0) svigt i samarbejdet det seneste år" },
        handovers: { $0 == 1 ? "1 overdragelse uden svar" : "\($0) overdragelser uden svar" })

    static let english = CaseTexts(
        heading: "Case list",
        lead:
            "Citizens whose course easily falls between two chairs. The greatest risk comes first, and everybody must have a next step.",
        none: "Nobody is on the list.",
        noneHelp: "The list is drawn as things happen in the courses. It can also be drawn now.",
        draw: "Draw the list now",
        drawHelp: "Everybody with an active course here is counted again.",
        why: "Why on the list",
        noStep: "Lacks a next step",
        told: "The leader has been told",
        next: "What is the next step?",
        nextHelp: "So that a colleague can take it.",
        newNext: "Set the next step",
        by: "By which day?",
        missingText: "Write something, in 1,000 characters at most.",
        missingDate: "Choose a day within 90 days.",
        note: "Write a note",
        noteHelp: "The note stays in the record.",
        newestNote: "Newest note",
        off: "Take off the list",
        offWhy: "Why is it safe?",
        save: "Save",
        saved: "It is kept.",
        livesAlone: "Lives alone",
        noRelatives: "No relatives in the record",
        planMissing: "No joint action plan",
        points: { $0 == 1 ? "1 point" : "\($0) points" },
        drawn: { $0 == 0 ? "The list is drawn. Nothing has changed." : "The list is drawn. \($0) are new or changed." },
        stepBy: { "There must be a next step by \($0)." },
        nextIs: { "Next step: \($0) · by \($1)" },
        contacts: { "\($0) contacts in 90 days" },
        sectors: { "\($0) sectors at once" },
        failures: {
            $0 == 1 ? "1 failure of cooperation in the last year" : "\($0) failures of cooperation in the last year"
        },
        handovers: { $0 == 1 ? "1 handover without an answer" : "\($0) handovers without an answer" })
}
