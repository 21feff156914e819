/// The words of the interface about one topic: how a unit keeps its deadlines.
package struct TimelinessTexts: Sendable {
    package let heading: String
    package let lead: String
    package let unitPages: String
    package let none: String
    package let what: String
    package let inTime: String
    package let late: String
    package let openLate: String
    package let handoverAnswered: String
    package let taskAnswered: String
    package let taskDone: String
    package let dischargePart: String
    package let share: @Sendable (Int) -> String
}

extension TimelinessTexts {
    static let danish = TimelinessTexts(
        heading: "Til tiden",
        lead: "Hvor meget af det, vores enhed har lovet de seneste 90 dage, skete til tiden. Kun tal, intet om nogen.",
        unitPages: "Enhedens sider",
        none: "Der er ikke noget at tælle endnu.",
        what: "Hvad",
        inTime: "Til tiden",
        late: "For sent",
        openLate: "Åbent og over tiden",
        handoverAnswered: "Overdragelser besvaret",
        taskAnswered: "Opgaver besvaret",
        taskDone: "Opgaver løst",
        dischargePart: "Dele af udskrivelsen",
        share: { "\($0) %" })

    static let english = TimelinessTexts(
        heading: "In time",
        lead:
            "How much of what our unit has promised in the last 90 days happened in time. Numbers only, nothing about anybody.",
        unitPages: "The unit's pages",
        none: "There is nothing to count yet.",
        what: "What",
        inTime: "In time",
        late: "Late",
        openLate: "Open and overdue",
        handoverAnswered: "Handovers answered",
        taskAnswered: "Tasks answered",
        taskDone: "Tasks done",
        dischargePart: "Parts of discharges",
        share: { "\($0)%" })
}
