/// The words of the interface about one topic: thread.
package struct ThreadTexts: Sendable {
    package let lead: String
    package let search: String
    package let searchLabel: String
    package let sector: String
    package let course: String
    package let kind: String
    package let all: String
    package let reset: String
    package let nothingFound: String
    package let tryFewer: String
    package let newest: String
    package let older: String
    package let pages: String
    package let more: String
    package let allOfKind: String
}

extension ThreadTexts {
    static let danish = ThreadTexts(
        lead: "Alt fra alle sektorer, nyeste først",
        search: "Søg",
        searchLabel: "Søg efter ord",
        sector: "Sektor",
        course: "Forløb",
        kind: "Slags",
        all: "Alle",
        reset: "Nulstil",
        nothingFound: "Intet passer til din søgning.",
        tryFewer: "Prøv med færre ord eller nulstil filtrene.",
        newest: "Til de nyeste",
        older: "Ældre",
        pages: "Sider",
        more: "Se ældre i hele tråden",
        allOfKind: "Se alt, det nyeste først")
}

extension ThreadTexts {
    static let english = ThreadTexts(
        lead: "Everything from all sectors, newest first",
        search: "Search",
        searchLabel: "Search for words",
        sector: "Sector",
        course: "Course",
        kind: "Kind",
        all: "All",
        reset: "Reset",
        nothingFound: "Nothing matches your search.",
        tryFewer: "Try fewer words or reset the filters.",
        newest: "To the newest",
        older: "Older",
        pages: "Pages",
        more: "See older ones in the whole thread",
        allOfKind: "See everything, newest first")
}
