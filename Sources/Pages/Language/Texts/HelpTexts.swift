/// The words of the interface about one topic: help.
package struct HelpTexts: Sendable {
    package let heading: String
    package let lead: String
    package let readHeading: String
    package let read: String
    package let sectorsHeading: String
    package let sectors: String
    package let resultsHeading: String
    package let results: String
    package let privacyHeading: String
    package let privacy: String
    package let acuteHeading: String
    package let acute: String
}

extension HelpTexts {
    static let danish = HelpTexts(
        heading: "Om Tovholder",
        lead: "Tovholder samler dit forløb på tværs af hospital, egen læge og kommune.",
        readHeading: "Sådan læser du siden",
        read:
            "Øverst står det, der er i gang nu, og hvem du kan kontakte. Så kommer det næste, der skal ske. Nederst står det, der har været.",
        sectorsHeading: "Mærkerne",
        sectors: "Et mærke fortæller, hvor noget kommer fra.",
        resultsHeading: "Prøvesvar, der afviger",
        results:
            "Et svar uden for referenceområdet er mærket med en pil og et ord. Det er ikke i sig selv et tegn på sygdom. Spørg den, der har bestilt prøven.",
        privacyHeading: "Hvem kan se det",
        privacy:
            "Du kan se dit eget. Pårørende kan se det, hvis du har givet lov. Personalet kan se det, når de behandler dig. Alle opslag bliver logget.",
        acuteHeading: "Hvis det haster",
        acute: "Ved livsfare: ring 112. Ellers ring til din egen læge eller til lægevagten.")
}

extension HelpTexts {
    static let english = HelpTexts(
        heading: "About Tovholder",
        lead: "Tovholder gathers your course of care across hospital, GP and municipality.",
        readHeading: "How to read the page",
        read:
            "At the top is what is going on now, and whom you can contact. Then comes what happens next. At the bottom is what has been.",
        sectorsHeading: "The marks",
        sectors: "A mark tells where something comes from.",
        resultsHeading: "Results that deviate",
        results:
            "A result outside the reference range is marked with an arrow and a word. It is not by itself a sign of illness. Ask whoever ordered the test.",
        privacyHeading: "Who can see it",
        privacy:
            "You can see your own. Relatives can see it if you have allowed it. Staff can see it when they treat you. Every look is logged.",
        acuteHeading: "If it is urgent",
        acute: "In danger of life: call 112. Otherwise call your GP or the out-of-hours doctor.")
}
