/// The words of the interface about one topic: letters on paper.
package struct LetterTexts: Sendable {
    package let brief: String
    package let heading: String
    package let isOnPaper: String
    package let isOnScreen: String
    package let toPaper: String
    package let toScreen: String
    package let none: String
    package let written: String
    package let waiting: String
    package let sent: String
    package let isSent: String
    package let withoutAddress: String
    package let unitHeading: String
    package let unitLead: String
    package let unitNone: String
}

extension LetterTexts {
    static let danish = LetterTexts(
        brief: "Breve",
        heading: "Breve med posten",
        isOnPaper: "Beskeder sendes også som brev, for de kan ikke sendes som Digital Post.",
        isOnScreen: "Beskeder vises her på siderne. De sendes ikke med posten.",
        toPaper: "Fritaget for Digital Post: send breve",
        toScreen: "Ikke længere fritaget: hold op med at sende breve",
        none: "Der er ingen breve.",
        written: "Skrevet",
        waiting: "Skal sendes",
        sent: "Sendt",
        isSent: "Brevet er sendt",
        withoutAddress: "Adressen kan ikke vises her. Skriv den på konvolutten.",
        unitHeading: "Breve, der skal sendes",
        unitLead: "Åbn brevet, print det, og læg det i en rudekuvert. Tryk så på knappen, så ingen sender det igen.",
        unitNone: "Der er ingen breve, der venter.")

    static let english = LetterTexts(
        brief: "Letters",
        heading: "Letters by post",
        isOnPaper: "Messages are sent as letters too, for they cannot be sent as digital mail.",
        isOnScreen: "Messages are shown here on the pages. They are not sent by post.",
        toPaper: "Exempt from digital mail: send letters",
        toScreen: "No longer exempt: stop sending letters",
        none: "There are no letters.",
        written: "Written",
        waiting: "To be sent",
        sent: "Sent",
        isSent: "The letter has been sent",
        withoutAddress: "The address cannot be shown here. Write it on the envelope.",
        unitHeading: "Letters to be sent",
        unitLead:
            "Open the letter, print it and put it in a window envelope. Then press the button, so that nobody sends it again.",
        unitNone: "No letters are waiting.")
}
