/// The words of the interface about one topic: letters on paper, and whether the citizen gets any.
package struct LetterTexts: Sendable {
    package let brief: String
    package let heading: String
    package let lead: String
    package let isOnPaper: String
    package let isOnScreen: String
    package let toPaper: String
    package let toScreen: String
    package let livesAlone: String
    package let livesWithOthers: String
    package let livesUnknown: String
    package let sayAlone: String
    package let sayWithOthers: String
    package let howCitizenLives: String
    package let none: String
    package let written: String
    package let waiting: String
    package let late: String
    package let printed: String
    package let posted: String
    package let print: String
    package let printAgain: String
    package let isPosted: String
    package let read: String
    package let withoutAddress: String
    package let tooLate: String
    package let unitHeading: String
    package let unitLead: String
    package let unitNone: String
    // What stands in letters themselves.
    package let message: String
    package let responsible: String
    package let task: String
    package let asItIs: @Sendable (String) -> String
    package let nothing: String
    package let telephone: String
    package let ask: String
    package let askPractice: String
    package let why: String
    package let greeting: String
    package let page: String
    package let pageOf: String
}

extension LetterTexts {
    static let danish = LetterTexts(
        brief: "Breve",
        heading: "Breve med posten",
        lead: "Den, der ikke er digital, får de samme oplysninger på papir, som andre får på en skærm.",
        isOnPaper: "Beskeder sendes som brev med posten.",
        isOnScreen: "Beskeder vises her på siderne. De sendes ikke med posten.",
        toPaper: "Send breve med posten",
        toScreen: "Hold op med at sende breve",
        livesAlone: "Bor alene.",
        livesWithOthers: "Bor sammen med andre.",
        livesUnknown: "Det er ikke skrevet, om der bor andre i hjemmet.",
        sayAlone: "Bor alene",
        sayWithOthers: "Bor sammen med andre",
        howCitizenLives: "Post og hjem",
        none: "Der er ingen breve.",
        written: "Skrevet",
        waiting: "Skal printes",
        late: "Skulle være printet",
        printed: "Printet",
        posted: "Lagt i posten",
        print: "Print brevet",
        printAgain: "Print igen",
        isPosted: "Brevet er lagt i posten",
        read: "Læs brevet",
        withoutAddress: "Adressen kan ikke vises her. Skriv den på konvolutten.",
        tooLate: "Brevet er printet eller lagt i posten af en anden. Her står, hvordan det er nu.",
        unitHeading: "Breve, der skal sendes",
        unitLead: "Print brevet, og læg det i en rudekuvert. Sig så, at det er lagt i posten. De ældste står øverst.",
        unitNone: "Der er ingen breve, der venter.",
        message: "Besked til dig",
        responsible: "Hvem har ansvaret for dig",
        task: "Det er aftalt om dig",
        asItIs: { "Sådan er det \($0)." },
        nothing: "Ring til os, så fortæller vi dig mere.",
        telephone: "Telefon",
        ask: "Har du spørgsmål, så ring til os på nummeret øverst på første side. Du må gerne bede en anden om at "
            + "ringe for dig.",
        askPractice: "Har du spørgsmål, så ring til din egen læge. Du må gerne bede en anden om at ringe for dig.",
        why: "Du får dette brev, fordi du ikke får beskeder digitalt. Sig til, hvis det er forkert.",
        greeting: "Venlig hilsen",
        page: "Side",
        pageOf: "af")

    static let english = LetterTexts(
        brief: "Letters",
        heading: "Letters by post",
        lead: "Whoever is not digital gets the same information on paper that others get on a screen.",
        isOnPaper: "Messages are sent as letters by post.",
        isOnScreen: "Messages are shown here on the pages. They are not sent by post.",
        toPaper: "Send letters by post",
        toScreen: "Stop sending letters",
        livesAlone: "Lives alone.",
        livesWithOthers: "Lives with others.",
        livesUnknown: "It has not been written whether anybody else lives in the home.",
        sayAlone: "Lives alone",
        sayWithOthers: "Lives with others",
        howCitizenLives: "Post and home",
        none: "There are no letters.",
        written: "Written",
        waiting: "To be printed",
        late: "Should have been printed",
        printed: "Printed",
        posted: "In the post",
        print: "Print the letter",
        printAgain: "Print again",
        isPosted: "The letter is in the post",
        read: "Read the letter",
        withoutAddress: "The address cannot be shown here. Write it on the envelope.",
        tooLate: "Somebody else has printed or posted the letter. This is how it stands now.",
        unitHeading: "Letters to be sent",
        unitLead:
            "Print the letter and put it in a window envelope. Then say that it is in the post. The oldest come first.",
        unitNone: "No letters are waiting.",
        message: "A message to you",
        responsible: "Who is responsible for you",
        task: "What has been agreed about you",
        asItIs: { "This is how it stands on \($0)." },
        nothing: "Call us, and we will tell you more.",
        telephone: "Telephone",
        ask: "If you have questions, call us on the number at the top of the first page. You are welcome to ask "
            + "somebody to call for you.",
        askPractice: "If you have questions, call your general practitioner. You are welcome to ask somebody to call "
            + "for you.",
        why: "You get this letter because you do not get messages digitally. Tell us if that is wrong.",
        greeting: "Kind regards",
        page: "Page",
        pageOf: "of")
}
