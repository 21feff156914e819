/// The words of the interface about one topic: common.
package struct CommonTexts: Sendable {
    package let productName: String
    package let productLine: String
    package let skipToContent: String
    package let menu: String
    package let mainNavigation: String
    package let pageTools: String
    package let signIn: String
    package let signOut: String
    package let signedInAs: String
    package let help: String
    package let changePerson: String
    package let changeUnit: String
    package let findPatient: String
    package let overview: String
    package let thread: String
    package let results: String
    package let medicines: String
    package let diagnoses: String
    package let plans: String
    package let measurements: String
    package let documents: String
    package let showAll: String
    package let showMore: String
    package let unknown: String
    package let notDated: String
    package let footer: String
    package let notAnEmergencyService: String
    package let ahead: String
    package let courses: String
    package let apps: String
    package let groupNow: String
    package let groupCourse: String
    package let groupHealth: String
    package let groupTrust: String
    package let renewed: String
    package let hasNews: String
    package let showNews: String
}

extension CommonTexts {
    static let danish = CommonTexts(
        productName: "Tovholder",
        productLine: "Dit forløb, samlet ét sted",
        skipToContent: "Gå til indhold",
        menu: "Menu",
        mainNavigation: "Hovedmenu",
        pageTools: "Sprog og hjælp",
        signIn: "Log ind",
        signOut: "Log ud",
        signedInAs: "Logget ind som",
        help: "Hjælp",
        changePerson: "Skift person",
        changeUnit: "Skift arbejdssted",
        findPatient: "Find patient",
        overview: "Overblik",
        thread: "Hele tråden",
        results: "Prøvesvar",
        medicines: "Medicin",
        diagnoses: "Diagnoser og allergi",
        plans: "Planer og mål",
        measurements: "Målinger",
        documents: "Dokumenter",
        showAll: "Vis alle",
        showMore: "Vis mere",
        unknown: "Ikke oplyst",
        notDated: "Uden dato",
        footer: "Tovholder er åben kildekode. Oplysningerne vises, som de står i journalen.",
        notAnEmergencyService: "Ved akut livsfare: ring 112.",
        ahead: "Kommende aftaler",
        courses: "Alle forløb",
        apps: "Apps med adgang",
        groupNow: "Lige nu",
        groupCourse: "Forløb",
        groupHealth: "Helbred",
        groupTrust: "Adgang og hjælp",
        renewed: "Siden er opdateret med noget nyt.",
        hasNews: "Der er noget nyt. Det vises ikke endnu, så du ikke mister det, du har skrevet.",
        showNews: "Vis det nye")
}

extension CommonTexts {
    static let english = CommonTexts(
        productName: "Tovholder",
        productLine: "Your whole course of care in one place",
        skipToContent: "Skip to content",
        menu: "Menu",
        mainNavigation: "Main menu",
        pageTools: "Language and help",
        signIn: "Sign in",
        signOut: "Sign out",
        signedInAs: "Signed in as",
        help: "Help",
        changePerson: "Change person",
        changeUnit: "Change workplace",
        findPatient: "Find a patient",
        overview: "Overview",
        thread: "The whole thread",
        results: "Test results",
        medicines: "Medicines",
        diagnoses: "Diagnoses and allergies",
        plans: "Plans and goals",
        measurements: "Measurements",
        documents: "Documents",
        showAll: "Show all",
        showMore: "Show more",
        unknown: "Not stated",
        notDated: "No date",
        footer: "Tovholder is open source. Everything is shown as the record has it.",
        notAnEmergencyService: "In a life-threatening emergency: call 112.",
        ahead: "Appointments",
        courses: "All courses",
        apps: "Apps with access",
        groupNow: "Now",
        groupCourse: "Course of care",
        groupHealth: "Health",
        groupTrust: "Access and help",
        renewed: "The page now shows something new.",
        hasNews: "There is something new. It is not shown yet, so that you keep what you have written.",
        showNews: "Show what is new")
}
