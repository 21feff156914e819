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
            "Denne journal er ikke en prøvejournal, så man kan ikke vælge en person her. Brug den adgang, du har fået udleveret.",
        noPersonas: "Journalen har ingen personer at logge ind som.")
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
            "This record is not one for trying out, so nobody can be chosen here. Use the access that you have been given.",
        noPersonas: "The record has nobody to sign in as.")
}
