/// The words of the interface about one topic: overview.
package struct OverviewTexts: Sendable {
    package let now: String
    package let nowLead: String
    package let nothingNow: String
    package let nothingNowHelp: String
    package let toDo: String
    package let next: String
    package let nextLead: String
    package let nothingNext: String
    package let earlier: String
    package let earlierLead: String
    package let nothingEarlier: String
    package let outsideCourses: String
    package let responsible: String
    package let contact: String
    package let nobodyNamed: String
    package let offerGeneralPractitioner: String
    package let noGeneralPractitioner: String
    package let noNumber: String
    package let nextStep: String
    package let latest: String
    package let openCourse: String
    package let shortLists: String
    package let relatives: String
    package let generalPractitioner: String
    package let emptyRecord: String
    package let emptyRecordHelp: String
    package let overdue: String
    package let contradictions: String
    package let write: String
    package let offerToOthers: String
    package let noneToOffer: String
    package let toDoForOthers: String
    package let nowLeadForOthers: String
    package let nothingNowForOthers: String
    package let jump: String
    package let allCourses: String
}

extension OverviewTexts {
    static let danish = OverviewTexts(
        now: "Nu",
        nowLead: "Det, der er i gang, og hvem du kan kontakte",
        nothingNow: "Der er ikke noget i gang lige nu.",
        nothingNowHelp: "Har du brug for hjælp, så kontakt din egen læge.",
        toDo: "Det skal du gøre",
        next: "Næste",
        nextLead: "Aftaler og skridt, der venter",
        nothingNext: "Der er ingen aftaler endnu.",
        earlier: "Tidligere",
        earlierLead: "Det, der har været, samlet i forløb",
        nothingEarlier: "Der er ikke noget tidligere i journalen.",
        outsideCourses: "Uden for forløbene",
        responsible: "Har ansvaret",
        contact: "Kontakt",
        nobodyNamed: "Journalen nævner ingen kontaktperson for dette.",
        offerGeneralPractitioner: "Du kan altid kontakte din egen læge:",
        noGeneralPractitioner:
            "Journalen nævner heller ingen egen læge. Ring til din kommune for at vælge en, eller til lægevagten, hvis det haster.",
        noNumber: "Journalen har intet telefonnummer.",
        nextStep: "Næste skridt",
        latest: "Seneste",
        openCourse: "Se hele forløbet",
        shortLists: "Kort fortalt",
        relatives: "Pårørende",
        generalPractitioner: "Egen læge",
        emptyRecord: "Der er ikke noget i journalen endnu",
        emptyRecordHelp: "Når et hospital, en læge eller kommunen skriver noget, står det her.",
        overdue: "Over tiden",
        contradictions: "Noget i journalen passer ikke sammen. Spørg dem, der har skrevet det:",
        write: "Skriv til",
        offerToOthers: "Borgerens egen læge:",
        noneToOffer: "Journalen nævner heller ingen egen læge.",
        toDoForOthers: "Det skal gøres",
        nowLeadForOthers: "Det, der er i gang, hvem der har ansvaret, og hvem man kan kontakte",
        nothingNowForOthers: "Der står ikke noget i gang i journalen.",
        jump: "Gå til",
        allCourses: "Se alle forløb")
}

extension OverviewTexts {
    static let english = OverviewTexts(
        now: "Now",
        nowLead: "What is going on, and whom you can contact",
        nothingNow: "Nothing is going on at the moment.",
        nothingNowHelp: "If you need help, contact your own GP.",
        toDo: "What you need to do",
        next: "Next",
        nextLead: "Appointments and steps ahead",
        nothingNext: "No appointments yet.",
        earlier: "Earlier",
        earlierLead: "What has been, by course",
        nothingEarlier: "There is nothing earlier in the record.",
        outsideCourses: "Outside the courses",
        responsible: "Responsible",
        contact: "Contact",
        nobodyNamed: "The record names no contact for this.",
        offerGeneralPractitioner: "You can always contact your own GP:",
        noGeneralPractitioner:
            "Nor does the record name a GP. Call your municipality to choose one, or the out-of-hours doctor if it is urgent.",
        noNumber: "The record has no telephone number.",
        nextStep: "Next step",
        latest: "Latest",
        openCourse: "See the whole course",
        shortLists: "In short",
        relatives: "Relatives",
        generalPractitioner: "General practitioner",
        emptyRecord: "There is nothing in the record yet",
        emptyRecordHelp: "When a hospital, a GP or the municipality writes something, it will stand here.",
        overdue: "Overdue",
        contradictions: "Something in the record does not fit together. Ask those who wrote it:",
        write: "Write to",
        offerToOthers: "The citizen's own GP:",
        noneToOffer: "Nor does the record name a GP.",
        toDoForOthers: "To be done",
        nowLeadForOthers: "What is going on, who is responsible, and whom to contact",
        nothingNowForOthers: "The record has nothing going on.",
        jump: "Go to",
        allCourses: "See all courses")
}
