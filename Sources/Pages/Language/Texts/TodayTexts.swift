/// The words of the interface about one topic: what a citizen measures and answers at home today.
package struct TodayTexts: Sendable {
    package let brief: String
    package let heading: String
    package let none: String
    package let noneHelp: String
    package let paused: String
    package let nothingDue: String
    package let allDone: String
    package let answer: String
    package let answered: String
    /// With answers that call for nothing.
    package let nothingToDo: String
    package let onlyLooking: String
    package let leadKept: String
    package let extra: String
    package let extraHelp: String
    package let send: String
    package let answersHeading: String
    package let helpHeading: String
    package let noEmergencyService: String
    package let watched: String
    package let wish: String
    package let wishAbout: String
    package let courseHeading: String
    package let ownLimits: String
    package let handledHeading: String
    package let handledEarlier: @Sendable (Int) -> String
    package let learning: String
    /// On a step that is done.
    package let learnt: String
    /// To say that it is done.
    package let learn: String
    package let learntOn: @Sendable (String) -> String
    package let pause: String
    package let pauseHelp: String
    package let pauseFrom: String
    package let pauseUntil: String
    package let pauseWhy: String
    package let pauseAsk: String
    package let ended: String
    /// From, until, why: as a wish to those who watch.
    package let pauseWish: @Sendable (String, String, String) -> String
    package let said: @Sendable (TodayNotice) -> String
    package let meaning: @Sendable (MonitoringMark) -> String
    package let advice: @Sendable (MonitoringMark) -> String
    /// What answers came to.
    package let answersMean: @Sendable (MonitoringMark) -> String
    /// When the same is asked for again.
    package let nextAnswers: @Sendable (String) -> String
    package let pausedUntil: @Sendable (String) -> String
    package let toBePaused: @Sendable (String, String?) -> String
    package let next: @Sendable (String) -> String
    package let before: @Sendable (String) -> String
    package let enteredBy: @Sendable (String) -> String
    package let wishedAt: @Sendable (String) -> String
    package let noNumber: @Sendable (String) -> String
    /// What it is, the least, the greatest, the unit.
    package let impossible: @Sendable (String, String, String, String) -> String
    package let isSent: @Sendable (String) -> String
    package let isSeen: @Sendable (String) -> String
    package let isTaken: @Sendable (String) -> String
    package let isDone: @Sendable (String, String) -> String
    package let leadOwn: @Sendable (Int) -> String
    package let leadOthers: @Sendable (Int) -> String
}

extension TodayTexts {
    static let danish = TodayTexts(
        brief: "Mål derhjemme",
        heading: "I dag",
        none: "Der er ikke aftalt målinger derhjemme.",
        noneHelp: "Når der bliver aftalt noget, står det her, hvad der skal måles, og hvornår.",
        paused: "Målingerne holder pause.",
        nothingDue: "Der er ikke noget, der skal måles eller svares på lige nu.",
        allDone: "Alt er gjort for nu. Tak.",
        answer: "Svar på spørgsmålene",
        answered: "Svarene er sendt.",
        nothingToDo: "Du behøver ikke gøre noget.",
        onlyLooking: "Det er ikke sendt endnu. Du kan se med, men ikke skrive noget her.",
        leadKept: "Skriv det, du har målt. Tag det i den rækkefølge, du vil.",
        extra: "Mål noget uden for tur",
        extraHelp: "Du kan altid måle, når der er noget, du undrer dig over.",
        send: "Send",
        answersHeading: "Sendt",
        helpHeading: "Har du brug for hjælp?",
        noEmergencyService:
            "Dette er ikke akut hjælp, og ingen holder øje døgnet rundt. Ved livsfare: ring 112. "
            + "Ved akut sygdom: ring til egen læge eller lægevagten.",
        watched: "Målingerne bliver set af dem, der står her.",
        wish: "Jeg vil gerne kontaktes",
        wishAbout: "Hvad drejer det sig om? (behøver ikke udfyldes)",
        courseHeading: "Sådan er det gået",
        ownLimits: "Grænserne er sat netop til dette forløb.",
        handledHeading: "Hvad personalet har gjort",
        handledEarlier: { "Tidligere (\($0))" },
        learning: "Lær om det",
        learnt: "gjort",
        learn: "Det har jeg læst og prøvet",
        learntOn: { "Gjort \($0)" },
        pause: "Hold pause",
        pauseHelp: "På ferie eller indlagt? Bed om en pause. Den gælder først, når personalet har sagt ja.",
        pauseFrom: "Første dag",
        pauseUntil: "Sidste dag",
        pauseWhy: "Hvorfor?",
        pauseAsk: "Bed om pause",
        ended: "Målingerne er afsluttet. Der er ikke brug for flere.",
        pauseWish: { from, until, why in "Vil gerne holde pause fra \(from) til \(until). \(why)" },
        said: { notice in
            switch notice {
            case .sent: "Det er sendt."
            case .wished: "Personalet har fået at vide, at du gerne vil kontaktes."
            case .pauseAsked: "Du har bedt om en pause. Den gælder, når personalet har sagt ja."
            case .learnt: "Det er noteret, at du har gjort det."
            case .late: "Det kunne ikke lade sig gøre, for noget har ændret sig. Her står det, som det er nu."
            }
        },
        meaning: { mark in
            switch mark {
            case .red: "Det ligger uden for grænsen."
            case .yellow: "Det ligger lidt uden for det sædvanlige."
            case .missing: "Der kom ikke noget i tide."
            case .wish: "Du har bedt om at blive kontaktet."
            case .grey: "Personalet ser på det."
            case .green: "Det er, som det skal være."
            }
        },
        advice: { mark in
            switch mark {
            case .red: "Mål igen om lidt. Ring til dem, der følger dig. Har du det dårligt, så ring 112."
            case .yellow: "Personalet ser på det. Ring, hvis du får det dårligere."
            case .missing: "Mål, så snart du kan."
            case .wish: "Personalet kontakter dig."
            case .grey: "Du behøver ikke gøre noget."
            case .green: "Du behøver ikke gøre noget."
            }
        },
        answersMean: { mark in
            switch mark {
            case .red: "Der er noget i dine svar, som vi skal tale med dig om."
            case .yellow: "En fagperson ser på dine svar."
            case .missing: "Vi mangler dine svar."
            case .wish: "Du har bedt om at blive kontaktet."
            case .grey: "En fagperson læser dine svar."
            case .green: "Dine svar ser fine ud."
            }
        },
        nextAnswers: { "Du får de næste spørgsmål \($0)." },
        pausedUntil: { "Målingerne holder pause til og med \($0)." },
        toBePaused: { from, until in "Der er aftalt en pause fra \(from)" + (until.map { " til og med \($0)." } ?? ".")
        },
        next: { "Næste gang: \($0)." },
        before: { "Senest \($0)" },
        enteredBy: { "Skrevet af \($0)" },
        wishedAt: { "Du har bedt om at blive kontaktet \($0). Personalet har ikke taget det op endnu." },
        noNumber: { "Skriv \($0.lowercased()) som et tal, for eksempel 86 eller 36,8." },
        impossible: { "Kan det passe? \($0) plejer at ligge mellem \($1) og \($2) \($3). Mål igen, eller ret tallet." },
        isSent: { "\($0) har fået besked." },
        isSeen: { "\($0) har set det." },
        isTaken: { "\($0) tager sig af det." },
        isDone: { "\($0) har taget sig af det \($1)." },
        leadOwn: {
            $0 == 1
                ? "Der er 1 ting, du skal måle eller svare på."
                : "Der er \($0) ting, du skal måle eller svare på. Tag dem i den rækkefølge, du vil."
        },
        leadOthers: {
            $0 == 1
                ? "Der er 1 ting, der skal måles eller svares på."
                : "Der er \($0) ting, der skal måles eller svares på."
        })
}
