/// The words of the interface about one topic: thread.
package struct ThreadTexts: Sendable {
    package let lead: String
    package let search: String
    package let searchLabel: String
    package let sector: String
    package let course: String
    package let kind: String
    package let all: String
    package let apply: String
    package let reset: String
    package let nothingFound: String
    package let tryFewer: String
    package let newest: String
    package let older: String
    package let pages: String
    package let filters: String
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
        apply: "Vis",
        reset: "Nulstil",
        nothingFound: "Intet passer til din søgning.",
        tryFewer: "Prøv med færre ord eller nulstil filtrene.",
        newest: "Til de nyeste",
        older: "Ældre",
        pages: "Sider",
        filters: "Filtre")
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
        apply: "Show",
        reset: "Reset",
        nothingFound: "Nothing matches your search.",
        tryFewer: "Try fewer words or reset the filters.",
        newest: "To the newest",
        older: "Older",
        pages: "Pages",
        filters: "Filters")
}
