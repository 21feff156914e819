/// The words of the interface about one topic: sign in.
package struct SignInTexts: Sendable {
    package let heading: String
    package let lead: String
    package let citizens: String
    package let staff: String
    package let others: String
    package let choose: String
    package let closedHeading: String
    package let closed: String
    package let noPersonas: String
    package let forCitizens: String
    package let forStaff: String
}

extension SignInTexts {
    static let danish = SignInTexts(
        heading: "Hvem vil du være?",
        lead: "Dette er en prøveregion. Alle mennesker i den er opdigtede. Vælg én og se forløbet med deres øjne.",
        citizens: "Borgere og pårørende",
        staff: "Sundhedspersonale",
        others: "Andre",
        choose: "Log ind som",
        closedHeading: "Log ind",
        closed:
            "Der er ikke sat nogen måde at logge ind på op her endnu. Kun programmer med en adgangsnøgle kan bruge journalen. Spørg dem, der driver den.",
        noPersonas: "Journalen har ingen personer at logge ind som.",
        forCitizens: "For borgere og pårørende",
        forStaff: "For sundhedspersonale")
}

extension SignInTexts {
    static let english = SignInTexts(
        heading: "Who do you want to be?",
        lead:
            "This is a region to try things out in. Everybody in it is invented. Choose one and see the record through their eyes.",
        citizens: "Citizens and relatives",
        staff: "Health professionals",
        others: "Others",
        choose: "Sign in as",
        closedHeading: "Sign in",
        closed:
            "No way of signing in has been set up here yet. Only programs with a token can use the record. Ask those who run it.",
        noPersonas: "The record has nobody to sign in as.",
        forCitizens: "For citizens and relatives",
        forStaff: "For health professionals")
}
