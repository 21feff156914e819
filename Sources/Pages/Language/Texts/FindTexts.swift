/// The words of the interface about one topic: find.
package struct FindTexts: Sendable {
    package let heading: String
    package let lead: String
    package let civilRegistrationNumber: String
    package let civilRegistrationNumberHelp: String
    package let or: String
    package let name: String
    package let nameHelp: String
    package let birthDate: String
    package let birthDateHelp: String
    package let search: String
    package let nobody: String
    package let nobodyHelp: String
    package let found: String
    package let tooMany: String
    package let bothNeeded: String
    package let badNumber: String
    package let badDate: String
    package let logged: String
}

extension FindTexts {
    static let danish = FindTexts(
        heading: "Find patient",
        lead: "Søg på CPR-nummer, eller på navn og fødselsdato.",
        civilRegistrationNumber: "CPR-nummer",
        civilRegistrationNumberHelp: "Ti cifre, med eller uden bindestreg",
        or: "eller",
        name: "Navn",
        nameHelp: "For- eller efternavn, eller begge",
        birthDate: "Fødselsdato",
        birthDateHelp: "For eksempel 24-12-1948",
        search: "Søg",
        nobody: "Ingen patient passer til søgningen.",
        nobodyHelp: "Tjek tallene og stavemåden. Patienter, du ikke må kende til, vises ikke.",
        found: "Patienter",
        tooMany: "Der er flere end her vist. Skriv mere for at finde den rette.",
        bothNeeded: "Skriv et CPR-nummer, eller både navn og fødselsdato.",
        badNumber: "Et CPR-nummer har ti cifre.",
        badDate: "Skriv fødselsdatoen som dag-måned-år, for eksempel 24-12-1948.",
        logged: "Alle opslag bliver logget.")
}

extension FindTexts {
    static let english = FindTexts(
        heading: "Find a patient",
        lead: "Search by CPR number, or by name and date of birth.",
        civilRegistrationNumber: "CPR number",
        civilRegistrationNumberHelp: "Ten digits, with or without a hyphen",
        or: "or",
        name: "Name",
        nameHelp: "First name, last name or both",
        birthDate: "Date of birth",
        birthDateHelp: "For example 24-12-1948",
        search: "Search",
        nobody: "No patient matches.",
        nobodyHelp: "Check the digits and the spelling. Patients that you may not know of are not shown.",
        found: "Patients",
        tooMany: "There are more than shown. Write more to find the right one.",
        bothNeeded: "Write a CPR number, or both a name and a date of birth.",
        badNumber: "A CPR number has ten digits.",
        badDate: "Write the date of birth as day-month-year, for example 24-12-1948.",
        logged: "Every look-up is logged.")
}
