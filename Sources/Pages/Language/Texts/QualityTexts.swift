/// The words of the interface about one topic: quality.
package struct QualityTexts: Sendable {
    package let heading: String
    package let lead: String
    package let citizens: String
    package let suppressed: String
    package let activeCourses: String
    package let admissions: String
    package let appointments: String
    package let openTasks: String
    package let plannedCourses: String
    package let finishedCourses: String
    package let referrals: String
    package let units: String
}

extension QualityTexts {
    static let danish = QualityTexts(
        heading: "Nøgletal",
        lead: "Kun tal, ingen personer. Tal under fem vises ikke.",
        citizens: "Borgere",
        suppressed: "Under 5",
        activeCourses: "Forløb i gang",
        admissions: "Indlagte nu",
        appointments: "Kommende aftaler",
        openTasks: "Åbne opgaver",
        plannedCourses: "Planlagte forløb",
        finishedCourses: "Afsluttede forløb",
        referrals: "Henvisninger, der venter",
        units: "Enheder")
}

extension QualityTexts {
    static let english = QualityTexts(
        heading: "Key figures",
        lead: "Figures only, no people. Figures below five are not shown.",
        citizens: "Citizens",
        suppressed: "Fewer than 5",
        activeCourses: "Ongoing courses",
        admissions: "Admitted now",
        appointments: "Appointments to come",
        openTasks: "Open tasks",
        plannedCourses: "Planned courses",
        finishedCourses: "Ended courses",
        referrals: "Referrals waiting",
        units: "Units")
}
