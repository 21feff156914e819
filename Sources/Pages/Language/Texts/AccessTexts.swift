/// The words of the interface about one topic: who may see a record.
package struct AccessTexts: Sendable {
    package let heading: String
    /// The same for the list of pages.
    package let brief: String
    package let headingForStaff: String
    package internal(set) var lead: String
    package let leadForStaff: String
    package let tooYoung: @Sendable (_ age: Int) -> String
    package internal(set) var given: String
    package internal(set) var givenNone: String
    package internal(set) var give: String
    package let byLaw: String
    package let byLawHelp: @Sendable (_ age: Int) -> String
    package internal(set) var blocks: String
    package internal(set) var blocksNone: String
    package let block: String
    package internal(set) var opened: String
    package internal(set) var openedHelp: String
    package let roles: String
    package let rolesHelp: String
    package let rolesNone: String
    package let sayRole: String
    package let earlier: String
    package let end: String
    package let lift: String
    package let whole: String
    package let appointments: String
    package let messages: String
    package let oneCourse: String
    package let oneEntry: String
    package let read: String
    package internal(set) var act: String
    package let filtered: String
    package let everybody: String
    package let custody: String
    package let guardianship: String
    package let statedReason: String
    package let emergency: String
    package let paper: String
    package let decidedInStead: String
    package let reason: String
    package let waits: @Sendable (String) -> String
    package let from: @Sendable (String) -> String
    package let until: @Sendable (String) -> String
    package let untilEnded: String
    package let ended: String
    package let declined: String
    package let ranOut: String
    package let blockedFor: @Sendable (String) -> String
    package let citizenSays: String
    package let relativeSays: String
    package let staffSay: String
    package let nothingSaid: String
    package internal(set) var offeredDone: String
    package let endedDone: String
    package let blockedDone: String
    package let liftedDone: String
    package let saidDone: String
    package let registeredDone: String
    package let filteredDone: String
    package let askedDone: String
    package let informed: String
    package let present: String
    package let helps: String
    package let coordinates: String
    package let restricted: String
    package let mistakes: String
    package let back: String
    package let hiddenNotice: String
    package let ask: String
}

extension AccessTexts {
    static let danish = AccessTexts(
        heading: "Hvem må se dit forløb",
        brief: "Hvem må se",
        headingForStaff: "Hvem må se forløbet",
        lead: "Du bestemmer selv, hvem der må se med. Du kan ændre det når som helst, og det virker med det samme.",
        leadForStaff:
            "Her registrerer du forældremyndighed, værgemål og fuldmagt på papir. Borgeren kan se det, du skriver.",
        tooYoung: {
            "Indtil du fylder \($0) år, er det dine forældre, der bestemmer, hvem der må se med. Tal med dem eller med din læge, hvis der er noget, de ikke skal se."
        },
        given: "Pårørende med adgang",
        givenNone: "Ingen pårørende har fået adgang.",
        give: "Giv en pårørende adgang",
        byLaw: "Forældre og værge",
        byLawHelp: {
            "Denne adgang følger af loven. Forældres adgang stopper af sig selv, når barnet fylder \($0) år."
        },
        blocks: "Det, du har spærret",
        blocksNone: "Du har ikke spærret for noget. De, der behandler dig, kan se dit forløb.",
        block: "Spær for noget",
        opened: "Åbnet på anden måde",
        openedHelp:
            "Personale, der ikke behandler dig, kan kun åbne dit forløb med en begrundelse eller i en nødsituation. Det står her.",
        roles: "Pårørendes rolle",
        rolesHelp:
            "Skriv, hvad dine pårørende skal være for dig. De kan selv skrive, hvad de ønsker og kan klare. Personalet kan se begge dele.",
        rolesNone: "Der er ikke skrevet pårørende i forløbet endnu.",
        sayRole: "Skriv om rollen",
        earlier: "Tidligere",
        end: "Stop adgangen",
        lift: "Ophæv spærringen",
        whole: "Hele forløbet",
        appointments: "Kun aftaler",
        messages: "Kun beskeder",
        oneCourse: "Kun ét forløb",
        oneEntry: "Ét dokument",
        read: "Må se",
        act: "Må se og handle på dine vegne",
        filtered: "Skjult for en forælder",
        everybody: "alle, der arbejder i sundhedsvæsenet",
        custody: "Forældremyndighed",
        guardianship: "Værgemål",
        statedReason: "Åbnet med en begrundelse",
        emergency: "Åbnet i en nødsituation",
        paper: "Givet på papir",
        decidedInStead: "Bestemt af en forælder eller værge",
        reason: "Begrundelse",
        waits: { "Venter på, at \($0) siger ja" },
        from: { "fra \($0)" },
        until: { "til og med \($0)" },
        untilEnded: "indtil den bliver stoppet",
        ended: "Stoppet",
        declined: "Afslået",
        ranOut: "Udløbet",
        blockedFor: { "Spærret for \($0)" },
        citizenSays: "Borgeren",
        relativeSays: "Den pårørende",
        staffSay: "Personalet",
        nothingSaid: "Har ikke skrevet noget",
        offeredDone: "Din pårørende har fået tilbuddet. Adgangen virker, når der er sagt ja.",
        endedDone: "Adgangen er stoppet. Det virker allerede.",
        blockedDone: "Spærringen virker nu.",
        liftedDone: "Spærringen er ophævet.",
        saidDone: "Det er skrevet ned.",
        registeredDone: "Adgangen er registreret.",
        filteredDone: "Det er nu skjult for forælderen.",
        askedDone: "Borgeren har fået din besked.",
        informed: "Vil gerne holdes orienteret",
        present: "Tager med til aftaler",
        helps: "Hjælper i hverdagen",
        coordinates: "Holder sammen på det hele",
        restricted: "Kan ikke påtage sig mere for tiden",
        mistakes: "Noget mangler. Ret det, der er markeret herunder.",
        back: "Tilbage til oversigten",
        hiddenNotice: "Noget kan være skjult. Borgeren kan have spærret for dele af forløbet.",
        ask: "Spørg borgeren")
}

extension AccessTexts {
    static let english = AccessTexts(
        heading: "Who may see your record",
        brief: "Who may see",
        headingForStaff: "Who may see the record",
        lead: "You decide who may see along. You can change it at any time, and it takes effect at once.",
        leadForStaff: "Register custody, guardianship and mandates on paper. The citizen can see what you write.",
        tooYoung: {
            "Until you are \($0), your parents decide who may see along. Talk with them, or with your doctor if there is something that they should not see."
        },
        given: "Relatives with access",
        givenNone: "No relative has been given access.",
        give: "Give a relative access",
        byLaw: "Parents and guardian",
        byLawHelp: { "This access follows from the law. Parents' access ends by itself when the child is \($0)." },
        blocks: "What you have blocked",
        blocksNone: "You have blocked nothing. Those who treat you can see your record.",
        block: "Block something",
        opened: "Opened in another way",
        openedHelp:
            "Staff who do not treat you can open your record only with a reason, or in an emergency. It is shown here.",
        roles: "The relatives' role",
        rolesHelp:
            "Write what your relatives shall be to you. They can write what they want and can manage. Staff can see both.",
        rolesNone: "No relatives stand in the record yet.",
        sayRole: "Write about the role",
        earlier: "Earlier",
        end: "End the access",
        lift: "Lift the block",
        whole: "The whole record",
        appointments: "Appointments only",
        messages: "Messages only",
        oneCourse: "One course only",
        oneEntry: "One document",
        read: "May see",
        act: "May see, and act for you",
        filtered: "Kept from a parent",
        everybody: "everybody who works in health care",
        custody: "Custody",
        guardianship: "Guardianship",
        statedReason: "Opened with a reason",
        emergency: "Opened in an emergency",
        paper: "Given on paper",
        decidedInStead: "Decided by a parent or guardian",
        reason: "Reason",
        waits: { "Waiting for \($0) to say yes" },
        from: { "from \($0)" },
        until: { "until \($0)" },
        untilEnded: "until it is ended",
        ended: "Ended",
        declined: "Declined",
        ranOut: "Run out",
        blockedFor: { "Kept from \($0)" },
        citizenSays: "The citizen",
        relativeSays: "The relative",
        staffSay: "Staff",
        nothingSaid: "Has written nothing",
        offeredDone: "Your relative has received the offer. It takes effect when it is accepted.",
        endedDone: "The access has ended, from this moment.",
        blockedDone: "The block is in effect now.",
        liftedDone: "The block has been lifted.",
        saidDone: "It has been written down.",
        registeredDone: "The access has been registered.",
        filteredDone: "It is now kept from the parent.",
        askedDone: "The citizen has received your message.",
        informed: "Wants to be told",
        present: "Comes along to appointments",
        helps: "Helps in daily life",
        coordinates: "Holds it all together",
        restricted: "Cannot take on more at present",
        mistakes: "Something is missing. Correct what is marked below.",
        back: "Back to the overview of access",
        hiddenNotice: "Something may be hidden. The citizen may have blocked parts of the record.",
        ask: "Ask the citizen")
}
