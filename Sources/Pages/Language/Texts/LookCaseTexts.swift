/// The words of the interface about one topic: cases about looks.
package struct LookCaseTexts: Sendable {
    package let question: String
    package let questionHelp: String
    package let send: String
    package let empty: String
    package let tooLong: String
    package let questions: String
    package let aLook: String
    package let looked: String
    package let asked: String
    package let answer: String
    package let answeredBy: String
    package let noticeHeading: String
    package let noticeLegend: String
    package let noticeHelp: String
    package let each: String
    package let unusual: String
    package let none: String
    package let save: String
    package let reviews: String
    package let reviewsLead: String
    package let nothingToReview: String
    package let nothingToReviewHelp: String
    package let opened: String
    package let due: String
    package let overdue: String
    package let about: String
    package let why: String
    package let restsOn: String
    package let citizenAsks: String
    package let access: String
    package let finding: String
    package let findingHelp: String
    package let findingToCitizen: String
    package let close: String
    package let closed: String
    package let look: String
    package let kindQuestion: String
    package let kindEmergency: String
    package let kindUnexplained: String
    package let kindSampled: String
    package let kindManyPatients: String
    package let kindOwnFamily: String
    package let kindWellKnown: String
    package let kindUnusualHour: String
}

extension LookCaseTexts {
    static let danish = LookCaseTexts(
        question: "Hvad vil du spørge om?",
        questionHelp:
            "Dit spørgsmål går til dem, der har ansvar for journalen, ikke til den, der så dine oplysninger. Du får svar inden 28 dage.",
        send: "Send spørgsmålet",
        empty: "Skriv noget i feltet først.",
        tooLong: "Teksten er for lang. Skriv højst 2000 tegn.",
        questions: "Dine spørgsmål",
        aLook: "Et opslag",
        looked: "Opslaget var",
        asked: "Du spurgte",
        answer: "Svar",
        answeredBy: "Du får svar senest",
        noticeHeading: "Besked om opslag",
        noticeLegend: "Hvornår vil du have besked?",
        noticeHelp:
            "Beskeden står i din journal. Åbner nogen din journal i en nødsituation, får du altid besked med det samme.",
        each: "Ved hvert opslag",
        unusual: "Kun ved usædvanlige opslag",
        none: "Ingen besked",
        save: "Gem",
        reviews: "Opslag til gennemgang",
        reviewsLead:
            "Hvad der skal ses efter: spørgsmål fra borgere, akutte opslag og opslag, som regler eller lodtrækning har peget på. Her er intet fra journalerne.",
        nothingToReview: "Der er ikke noget til gennemgang.",
        nothingToReviewHelp: "Nye sager kommer af sig selv.",
        opened: "Oprettet",
        due: "Svar senest",
        overdue: "Fristen var",
        about: "Journal",
        why: "Hvorfor sagen er her",
        restsOn: "Hviler på",
        citizenAsks: "Borgeren spørger",
        access: "Hvad journalen viser om adgangen nu",
        finding: "Hvad fandt du?",
        findingHelp: "Skriv, hvad du har undersøgt, og hvad det viste. Det kan ikke ændres bagefter.",
        findingToCitizen: "Dit svar vises for borgeren. Det kan ikke ændres bagefter.",
        close: "Luk sagen",
        closed: "Lukket",
        look: "Opslag nummer",
        kindQuestion: "Spørgsmål fra borger",
        kindEmergency: "Akut opslag",
        kindUnexplained: "Begrundelse, som journalen ikke forklarer",
        kindSampled: "Udtrukket ved lodtrækning",
        kindManyPatients: "Mange borgere på kort tid",
        kindOwnFamily: "Egen familie eller samme adresse",
        kindWellKnown: "Kendt navn",
        kindUnusualHour: "Uden for arbejdstid")
}

extension LookCaseTexts {
    static let english = LookCaseTexts(
        question: "What do you want to ask?",
        questionHelp:
            "Your question goes to those who are responsible for the record, not to whoever looked. You get an answer within 28 days.",
        send: "Send the question",
        empty: "Write something first.",
        tooLong: "The text is too long. Write 2,000 characters at most.",
        questions: "Your questions",
        aLook: "A look",
        looked: "The look was",
        asked: "You asked",
        answer: "Answer",
        answeredBy: "You get an answer by",
        noticeHeading: "Being told of looks",
        noticeLegend: "When do you want to be told?",
        noticeHelp:
            "The message is in your record. If somebody opens your record in an emergency, you are always told at once.",
        each: "Of each look",
        unusual: "Only of unusual looks",
        none: "Not at all",
        save: "Save",
        reviews: "Looks to review",
        reviewsLead:
            "What needs a second glance: questions from citizens, emergency looks, and looks that rules or the draw have pointed at. Nothing from the records is here.",
        nothingToReview: "There is nothing to review.",
        nothingToReviewHelp: "New cases come by themselves.",
        opened: "Opened",
        due: "Answer by",
        overdue: "The deadline was",
        about: "Record",
        why: "Why the case is here",
        restsOn: "Rests on",
        citizenAsks: "The citizen asks",
        access: "What the record shows about the access now",
        finding: "What did you find?",
        findingHelp: "Write what you looked into and what it showed. It cannot be changed afterwards.",
        findingToCitizen: "Your answer is shown to the citizen. It cannot be changed afterwards.",
        close: "Close the case",
        closed: "Closed",
        look: "Look number",
        kindQuestion: "A citizen's question",
        kindEmergency: "Emergency look",
        kindUnexplained: "A reason that the record does not explain",
        kindSampled: "Drawn by lot",
        kindManyPatients: "Many citizens in a short time",
        kindOwnFamily: "Own family or same address",
        kindWellKnown: "A well-known name",
        kindUnusualHour: "Outside working hours")
}
