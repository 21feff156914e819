/// The words of the interface about one topic: quality.
package struct QualityTexts: Sendable {
    package let heading: String
    package let lead: String
    package let citizens: String
    package let activeCourses: String
    package let admissions: String
    package let appointments: String
    package let openTasks: String
    package let plannedCourses: String
    package let finishedCourses: String
    package let referrals: String
    package let units: String
    package let bySector: String
    package let sector: String
    package let recentContacts: String
    package let withheld: String
}

extension QualityTexts {
    static let danish = QualityTexts(
        heading: "Nøgletal",
        lead: "Kun tal, ingen personer.",
        citizens: "Borgere",
        activeCourses: "Forløb i gang",
        admissions: "Indlagte nu",
        appointments: "Kommende aftaler",
        openTasks: "Åbne opgaver",
        plannedCourses: "Planlagte forløb",
        finishedCourses: "Afsluttede forløb",
        referrals: "Henvisninger, der venter",
        units: "Enheder",
        bySector: "Fordelt på sektorer",
        sector: "Sektor",
        recentContacts: "Kontakter, seneste 30 dage",
        withheld: "Vises ikke")
}

extension QualityTexts {
    static let english = QualityTexts(
        heading: "Key figures",
        lead: "Figures only, no people.",
        citizens: "Citizens",
        activeCourses: "Ongoing courses",
        admissions: "Admitted now",
        appointments: "Appointments to come",
        openTasks: "Open tasks",
        plannedCourses: "Planned courses",
        finishedCourses: "Ended courses",
        referrals: "Referrals waiting",
        units: "Units",
        bySector: "By sector",
        sector: "Sector",
        recentContacts: "Contacts, last 30 days",
        withheld: "Not shown")
}
