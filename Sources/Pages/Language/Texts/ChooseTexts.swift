/// The words of the interface about one topic: choose.
package struct ChooseTexts: Sendable {
    package let heading: String
    package let you: String
    package let child: String
    package let relative: String
    package let nobody: String
    package let nobodyHelp: String
}

extension ChooseTexts {
    static let danish = ChooseTexts(
        heading: "Hvis forløb vil du se?",
        you: "Dig selv",
        child: "Dit barn",
        relative: "Du er pårørende",
        nobody: "Du har ikke adgang til nogens forløb.",
        nobodyHelp: "Den, du er pårørende til, kan give dig adgang.")
}

extension ChooseTexts {
    static let english = ChooseTexts(
        heading: "Whose record do you want to see?",
        you: "Yourself",
        child: "Your child",
        relative: "You are a relative",
        nobody: "You have access to nobody's record.",
        nobodyHelp: "The person you are a relative of can give you access.")
}
