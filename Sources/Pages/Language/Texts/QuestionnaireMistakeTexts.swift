/// What is said about an answer that cannot stand.
package struct QuestionnaireMistakeTexts: Sendable {
    package let missing: String
    package let wrongKind: String
    package let number: String
    package let whole: String
    package let date: String
    package let option: String
    package let form: String
    package let unit: String
    package let file: String
    package let notHere: String
    package let tooShort: @Sendable (Int) -> String
    package let tooLong: @Sendable (Int) -> String
    package let tooSmall: @Sendable (String) -> String
    package let tooLarge: @Sendable (String) -> String
    package let decimals: @Sendable (Int) -> String
    package let tooFew: @Sendable (Int) -> String
    package let tooMany: @Sendable (Int) -> String

    static let danish = QuestionnaireMistakeTexts(
        missing: "Her mangler dit svar.", wrongKind: "Svaret kan ikke læses. Prøv igen.",
        number: "Skriv et tal, for eksempel 36,7.", whole: "Skriv et helt tal, for eksempel 12.",
        date: "Skriv en dato, som findes.", option: "Vælg et af svarene.",
        form: "Svaret er ikke skrevet, som det skal være. Prøv igen.", unit: "Vælg en af enhederne.",
        file: "Filen er for stor.", notHere: "Det her kan du ikke svare på.",
        tooShort: { "Skriv mindst \($0) tegn." }, tooLong: { "Skriv højst \($0) tegn." },
        tooSmall: { "Det skal være mindst \($0)." }, tooLarge: { "Det må højst være \($0)." },
        decimals: { $0 == 0 ? "Skriv et helt tal." : "Skriv højst \($0) cifre efter kommaet." },
        tooFew: { "Giv mindst \($0) svar." }, tooMany: { "Giv højst \($0) svar." })

    static let english = QuestionnaireMistakeTexts(
        missing: "Your answer is missing here.", wrongKind: "The answer cannot be read. Try again.",
        number: "Write a number, for example 36.7.", whole: "Write a whole number, for example 12.",
        date: "Write a date that exists.", option: "Choose one of the answers.",
        form: "The answer is not written as it must be. Try again.", unit: "Choose one of the units.",
        file: "The file is too large.", notHere: "This is not for you to answer.",
        tooShort: { "Write at least \($0) characters." }, tooLong: { "Write at most \($0) characters." },
        tooSmall: { "It must be at least \($0)." }, tooLarge: { "It may be at most \($0)." },
        decimals: { $0 == 0 ? "Write a whole number." : "Write at most \($0) digits after the point." },
        tooFew: { "Give at least \($0) answers." }, tooMany: { "Give at most \($0) answers." })
}
