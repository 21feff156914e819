/// The words of the interface about one topic: who has looked.
package struct AccessLogTexts: Sendable {
    package let heading: String
    package let brief: String
    package let lead: String
    package let kept: String
    package let who: String
    package let from: String
    package let to: String
    package let why: String
    package let any: String
    package let includeOwn: String
    package let search: String
    package let reset: String
    package let nobody: String
    package let nobodyHelp: String
    package let nothingFound: String
    package let tryFewer: String
    package let saw: String
    package let wrote: String
    package let could: String
    package let refused: String
    package let throughApp: String
    package let yourself: String
    package let program: String
    package let recordItself: String
    package let ask: String
    package let askAbout: String
    package let file: String
    package let fileName: String
    package let newest: String
    package let older: String
    package let pages: String
    package let day: String
    package let firstTime: String
    package let lastTime: String
    package let name: String
    package let profession: String
    package let unit: String
    package let looks: String
    package let changes: String
}

extension AccessLogTexts {
    static let danish = AccessLogTexts(
        heading: "Hvem har set mine oplysninger",
        brief: "Hvem har kigget",
        lead: "Her står hvert opslag i din journal: hvem, hvornår, hvad de så, og hvorfor de kunne.",
        kept: "Opslag gemmes i mindst to år.",
        who: "Navn eller enhed",
        from: "Fra dag",
        to: "Til dag",
        why: "Hvorfor",
        any: "Alle grunde",
        includeOwn: "Vis også mine egne opslag",
        search: "Søg",
        reset: "Nulstil",
        nobody: "Ingen andre har set dine oplysninger.",
        nobodyHelp: "Når nogen slår op i din journal, står det her med det samme.",
        nothingFound: "Ingen opslag passer til din søgning.",
        tryFewer: "Prøv med færre ord, andre dage eller nulstil søgningen.",
        saw: "Så",
        wrote: "Skrev",
        could: "Kunne, fordi",
        refused: "Fik ikke adgang. Der blev ikke vist noget.",
        throughApp: "Gennem appen",
        yourself: "Dig selv",
        program: "Program",
        recordItself: "Journalen selv",
        ask: "Spørg til opslaget",
        askAbout: "Spørg til opslaget af",
        file: "Hent det hele som fil til regneark",
        fileName: "hvem-har-kigget",
        newest: "Til de nyeste",
        older: "Ældre opslag",
        pages: "Sider",
        day: "Dag",
        firstTime: "Fra klokken",
        lastTime: "Til klokken",
        name: "Navn",
        profession: "Stilling",
        unit: "Enhed",
        looks: "Antal opslag",
        changes: "Antal ændringer")
}

extension AccessLogTexts {
    static let english = AccessLogTexts(
        heading: "Who has seen my information",
        brief: "Who has looked",
        lead: "Every look at your record is here: who, when, what they saw, and why they could.",
        kept: "Looks are kept for at least two years.",
        who: "Name or unit",
        from: "From day",
        to: "To day",
        why: "Why",
        any: "All reasons",
        includeOwn: "Show my own looks too",
        search: "Search",
        reset: "Reset",
        nobody: "Nobody else has seen your information.",
        nobodyHelp: "When somebody looks at your record, it is here at once.",
        nothingFound: "No look matches your search.",
        tryFewer: "Try fewer words, other days, or reset the search.",
        saw: "Saw",
        wrote: "Wrote",
        could: "Could, because",
        refused: "Was not let in. Nothing was shown.",
        throughApp: "Through the app",
        yourself: "Yourself",
        program: "A program",
        recordItself: "The record itself",
        ask: "Ask about this look",
        askAbout: "Ask about the look by",
        file: "Get all of it as a file for spreadsheets",
        fileName: "who-has-looked",
        newest: "To the newest",
        older: "Older looks",
        pages: "Pages of looks",
        day: "Day",
        firstTime: "From",
        lastTime: "To",
        name: "Name",
        profession: "Position",
        unit: "Unit",
        looks: "Looks",
        changes: "Changes")
}
