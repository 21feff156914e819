/// The words of the interface about one topic: giving access, blocking, and saying what role a relative has.
package struct GivingTexts: Sendable {
    package let who: String
    package let whoElse: String
    package let whoElseHelp: String
    package let name: String
    package internal(set) var relationship: String
    package let number: String
    package let numberHelp: String
    package internal(set) var what: String
    package internal(set) var wholeHelp: String
    package internal(set) var appointmentsHelp: String
    package internal(set) var messagesHelp: String
    package let courseHelp: String
    package let chooseCourse: String
    package let how: String
    package internal(set) var readHelp: String
    package internal(set) var actHelp: String
    package let howLong: String
    package let aMonth: String
    package let aYear: String
    package internal(set) var aYearHelp: String
    package let untilDate: String
    package let date: String
    package internal(set) var noEnd: String
    package internal(set) var noEndHelp: String
    package let look: String
    package let previewHeading: @Sendable (String) -> String
    package let previewLead: @Sendable (String) -> String
    package let sees: @Sendable (String) -> String
    package let seesNot: @Sendable (String) -> String
    package internal(set) var seesNotRest: String
    package let seesNotLog: String
    package let previewNothing: String
    package let more: @Sendable (Int) -> String
    package let confirm: String
    package let change: String
    package let missingWho: String
    package let missingName: String
    package let badNumber: String
    package let missingCourse: String
    package let badDate: String
    package let blockHeading: String
    package internal(set) var blockLead: String
    package let blockOnPaper: String
    package let blockOnPaperLead: String
    package let signedBlocks: String
    package let liftPaper: String
    package let liftSigned: String
    package let blockWhat: String
    package let blockAll: String
    package internal(set) var blockAllHelp: String
    package let blockCourse: String
    package let blockDocument: String
    package let chooseDocument: String
    package let blockKind: String
    package let chooseKind: String
    package let blockWhom: String
    package let blockEverybody: String
    package let blockParty: String
    package internal(set) var blockPartyHelp: String
    package let chooseParty: String
    package internal(set) var blockEffect: String
    package let blockConfirm: String
    package let missingPart: String
    package let missingParty: String
    package let roleHeading: @Sendable (String) -> String
    package let roleLead: String
    package let rolePart: String
    package let roleWords: String
    package let roleWordsHelp: String
    package let roleSave: String
    package let missingRole: String
}

extension GivingTexts {
    static let danish = GivingTexts(
        who: "Hvem skal have adgang?",
        whoElse: "En anden",
        whoElseHelp: "Personen skal bruge sit CPR-nummer for at logge ind og sige ja.",
        name: "Personens navn",
        relationship: "Hvad er personen for dig?",
        number: "Personens CPR-nummer",
        numberHelp: "Ti cifre, med eller uden bindestreg",
        what: "Hvad må din pårørende se?",
        wholeHelp: "Alt, hvad du selv kan se, på nær det, der er mærket som særligt fortroligt.",
        appointmentsHelp: "Hvornår og hvor du skal møde. Ikke hvad du fejler, og ikke din medicin.",
        messagesHelp: "Beskeder mellem dig og dem, der behandler dig.",
        courseHelp: "Det, der hører til ét forløb: aftaler, svar og dokumenter.",
        chooseCourse: "Vælg forløb",
        how: "Kun se, eller også gøre noget?",
        readHelp: "Din pårørende kan læse med, men ikke ændre eller bestille noget.",
        actHelp: "Din pårørende kan også svare og bestille for dig. Det bliver altid vist, hvem der gjorde det.",
        howLong: "Hvor længe?",
        aMonth: "En måned",
        aYear: "Et år",
        aYearHelp: "Så bliver du spurgt igen om et år.",
        untilDate: "Til en bestemt dag",
        date: "Sidste dag",
        noEnd: "Indtil du stopper det",
        noEndHelp: "Du kan stoppe adgangen med ét tryk når som helst.",
        look: "Se, hvad det betyder",
        previewHeading: { "Det her får \($0) at se" },
        previewLead: {
            "Der er ikke givet adgang endnu. Adgangen begynder, når du trykker herunder, og \($0) har sagt ja."
        },
        sees: { "\($0) kan se" },
        seesNot: { "\($0) kan ikke se" },
        seesNotRest: "Resten af dit forløb. Det er, som om det ikke findes.",
        seesNotLog: "Det, der er mærket som særligt fortroligt.",
        previewNothing: "Lige nu er der intet at se. Det kommer frem, når der sker noget nyt.",
        more: { "og \($0) mere" },
        confirm: "Giv adgang",
        change: "Ret det, du har valgt",
        missingWho: "Vælg, hvem der skal have adgang.",
        missingName: "Skriv personens navn.",
        badNumber: "Et CPR-nummer har ti cifre.",
        missingCourse: "Vælg, hvilket forløb det drejer sig om.",
        badDate: "Vælg en dag, der ikke er gået.",
        blockHeading: "Spær for noget",
        blockLead:
            "Det, du spærrer, kan de, du spærrer for, ikke se. De kan se, at noget kan være skjult, og de kan spørge dig.",
        blockOnPaper: "Registrer en spærring på papir",
        blockOnPaperLead:
            "For en borger, der ikke er digital, og som har underskrevet på papir. Spærringen gælder med det samme, også for dig.",
        signedBlocks: "Spærringer, som I har registreret",
        liftPaper: "Hvor ligger papiret, som ophæver den?",
        liftSigned: "Ophæv spærringen",
        blockWhat: "Hvad vil du spærre?",
        blockAll: "Det hele",
        blockAllHelp: "Kan gøre det sværere at hjælpe dig hurtigt og rigtigt.",
        blockCourse: "Et forløb",
        blockDocument: "Et dokument",
        chooseDocument: "Vælg dokument",
        blockKind: "En slags oplysninger",
        chooseKind: "Vælg slags",
        blockWhom: "Hvem må ikke se det?",
        blockEverybody: "Alle, der arbejder i sundhedsvæsenet",
        blockParty: "En afdeling eller en person",
        blockPartyHelp: "Her står dem, du har haft kontakt med.",
        chooseParty: "Vælg afdeling eller person",
        blockEffect:
            "I en nødsituation kan en læge eller sygeplejerske åbne det alligevel. Så får du besked med det samme.",
        blockConfirm: "Spær nu",
        missingPart: "Vælg, hvad det drejer sig om.",
        missingParty: "Vælg, hvem der ikke må se det.",
        roleHeading: { "Rollen som pårørende: \($0)" },
        roleLead: "Det, du skriver, kan borgeren, den pårørende og personalet se.",
        rolePart: "Hvad passer bedst?",
        roleWords: "Med dine egne ord",
        roleWordsHelp: "For eksempel: ring helst om aftenen.",
        roleSave: "Gem",
        missingRole: "Vælg det, der passer bedst.")
}

extension GivingTexts {
    static let english = GivingTexts(
        who: "Who shall have access?",
        whoElse: "Somebody else",
        whoElseHelp: "The person needs the CPR number to sign in and say yes.",
        name: "The person's name",
        relationship: "What is the person to you?",
        number: "The person's CPR number",
        numberHelp: "Ten digits, with or without a hyphen",
        what: "What may your relative see?",
        wholeHelp: "All that you can see yourself, except what is marked as especially confidential.",
        appointmentsHelp: "When and where you are to be. Not what is wrong with you, and not your medicines.",
        messagesHelp: "Messages between you and those who treat you.",
        courseHelp: "What belongs to one course: appointments, results and documents.",
        chooseCourse: "Choose a course",
        how: "Only see, or also do something?",
        readHelp: "Your relative can read along, but not change or order anything.",
        actHelp: "Your relative can also answer and book for you. It is always shown who did it.",
        howLong: "For how long?",
        aMonth: "A month",
        aYear: "A year",
        aYearHelp: "You will be asked again in a year.",
        untilDate: "Until a certain day",
        date: "Last day",
        noEnd: "Until you end it",
        noEndHelp: "You can end the access with one press at any time.",
        look: "See what it means",
        previewHeading: { "This is what \($0) will see" },
        previewLead: { "No access has been given yet. It begins when you press below and \($0) has said yes." },
        sees: { "\($0) can see" },
        seesNot: { "\($0) cannot see" },
        seesNotRest: "The rest of your record. It is as if it were not there.",
        seesNotLog: "What is marked as especially confidential.",
        previewNothing: "There is nothing to see right now. New things will appear as they happen.",
        more: { "and \($0) more" },
        confirm: "Give access",
        change: "Change what you have chosen",
        missingWho: "Choose who shall have access.",
        missingName: "Write the person's name.",
        badNumber: "A CPR number has ten digits.",
        missingCourse: "Choose which course it is about.",
        badDate: "Choose a day that is not past.",
        blockHeading: "Block something",
        blockLead:
            "What you block cannot be seen by those you block it for. They can see that something may be hidden, and can ask you.",
        blockOnPaper: "Register a block on paper",
        blockOnPaperLead:
            "For a citizen who is not digital and has signed on paper. The block takes effect at once, for you too.",
        signedBlocks: "Blocks that your unit has registered",
        liftPaper: "Where is the paper that lifts it?",
        liftSigned: "Lift the block",
        blockWhat: "What do you want to block?",
        blockAll: "Everything",
        blockAllHelp: "May make it harder to help you quickly and rightly.",
        blockCourse: "A course",
        blockDocument: "A document",
        chooseDocument: "Choose a document",
        blockKind: "A kind of information",
        chooseKind: "Choose a kind",
        blockWhom: "Who may not see it?",
        blockEverybody: "Everybody who works in health care",
        blockParty: "A unit or a person",
        blockPartyHelp: "Those you have been in contact with are listed here.",
        chooseParty: "Choose a unit or person",
        blockEffect:
            "In an emergency a doctor or nurse can open it all the same. You will then be told at once.",
        blockConfirm: "Block now",
        missingPart: "Choose what it is about.",
        missingParty: "Choose who may not see it.",
        roleHeading: { "The role as a relative: \($0)" },
        roleLead: "The citizen, the relative and staff can see what you write.",
        rolePart: "What fits best?",
        roleWords: "In your own words",
        roleWordsHelp: "For example: please call in the evening.",
        roleSave: "Save",
        missingRole: "Choose what fits best.")
}
