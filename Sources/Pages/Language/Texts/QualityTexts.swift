/// The words of the interface about one topic: quality.
package struct QualityTexts: Sendable {
    package let heading: String
    package let lead: String
    package let citizens: String
    package let bySector: String
    package let byKind: String
    package let count: String
    package let suppressed: String
    package let what: String
    package let share: String
    package let nothing: String
    package let activeCourses: String
    package let admissions: String
    package let appointments: String
    package let openTasks: String
}

extension QualityTexts {
    static let danish = QualityTexts(
        heading: "Nøgletal",
        lead: "Kun tal, ingen personer. Tal under fem vises ikke.",
        citizens: "Borgere",
        bySector: "Efter sektor",
        byKind: "Efter slags",
        count: "Antal",
        suppressed: "Under 5",
        what: "Hvad",
        share: "Andel",
        nothing: "Der er endnu ingen tal.",
        activeCourses: "Forløb i gang",
        admissions: "Indlagte nu",
        appointments: "Kommende aftaler",
        openTasks: "Åbne opgaver")
}

extension QualityTexts {
    static let english = QualityTexts(
        heading: "Key figures",
        lead: "Figures only, no people. Figures below five are not shown.",
        citizens: "Citizens",
        bySector: "By sector",
        byKind: "By kind",
        count: "Count",
        suppressed: "Fewer than 5",
        what: "What",
        share: "Share",
        nothing: "There are no figures yet.",
        activeCourses: "Ongoing courses",
        admissions: "Admitted now",
        appointments: "Appointments to come",
        openTasks: "Open tasks")
}
