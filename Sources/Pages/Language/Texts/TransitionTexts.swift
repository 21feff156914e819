/// The words of the interface about one topic: going home from hospital, as staff see it.
package struct TransitionTexts: Sendable {
    package let heading: String
    package let lead: String
    package let nothing: String
    package let nothingHelp: String
    package let leaving: String
    package let leavingHelp: String
    package let answering: String
    package let answeringHelp: String
    package let coming: String
    package let comingHelp: String
    package let home: String
    package let homeHelp: String
    package let letters: String
    package let lettersHelp: String
    package let citizen: String
    package let when: String
    package let state: String
    package let born: @Sendable (String) -> String
    package let partsLeft: @Sendable (Int) -> String
    package let partsLate: @Sendable (Int) -> String
    package let allSent: String
    package let questionsWaiting: @Sendable (Int) -> String
    package let answersLate: @Sendable (Int) -> String
    package let covered: @Sendable (String) -> String
    package let notCovered: String
    package let waitsForLetter: String
    package let takenOver: String
    package let discharge: String
    package let discharges: String
    package let noDischarges: String
    package let begin: String
    package let beginLead: String
    package let expected: String
    package let missingExpected: String
    package let destination: String
    package let needsNursing: String
    package let needsRehabilitation: String
    package let yes: String
    package let no: String
    package let nursingUnit: String
    package let save: String
    package let plan: String
    package let conversation: String
    package let conversationLead: String
    package let expectations: String
    package let relativesWords: String
    package let goals: String
    package let questions: String
    package let package: String
    package let packageLead: String
    package let due: @Sendable (String) -> String
    package let wasDue: @Sendable (String) -> String
    package let sentAt: @Sendable (String) -> String
    package let receivedAt: @Sendable (String) -> String
    package let to: @Sendable (String) -> String
    package let leaderTold: @Sendable (String) -> String
    package let missing: String
    package let reasonMissing: @Sendable (String) -> String
    package let sentIncomplete: @Sendable (String) -> String
    package let write: String
    package let read: String
    package let sendAnew: String
    package let received: String
    package let rule: String
    package let ruleLead: String
    package let ruleExpected: String
    package let isMet: String
    package let isNotMet: String
    package let complete: String
    package let completeHelp: String
    package let cancel: String
    package let ask: String
    package let askLead: String
    package let askField: String
    package let askConfirm: String
    package let asks: String
    package let answer: String
    package let answerConfirm: String
    package let answerDue: @Sendable (String) -> String
    package let answeredIn: @Sendable (Int) -> String
    package let outcomes: String
    package let outcomesLead: String
    package let noteOutcome: String
    package let visitWhen: String
    package let preview: String
    package let previewLead: String
    package let previewButton: String
    package let saveDraft: String
    package let send: String
    package let because: String
    package let becauseHelp: String
    package let change: String
    package let changeHelp: String
    package let startDay: String
    package let startDayHelp: String
    package let suppliesHelp: String
    package let supply: @Sendable (Int) -> String
    package let supplyWhat: String
    package let supplyAmount: String
    package let supplyBringer: String
    package let supplyDay: String
    package let writtenByRule: String
    package let reason: String
    package let newMark: String
    package let back: String
    package let done: String
    package let blank: String
    package let late: String
    package let notDischarged: String
    package let unchanged: String
    package let noLonger: String
    package let incomplete: String
}

extension TransitionTexts {
    static let danish = TransitionTexts(
        heading: "På vej hjem",
        lead: "Hvem der skal hjem, hvem afdelingen stadig svarer for, og hvad der venter på jer.",
        nothing: "Der er ingen på listerne.",
        nothingHelp: "Når en udskrivelse begynder, står den her hos alle, den angår.",
        leaving: "Udskrives herfra",
        leavingHelp: "De tidligste først.",
        answering: "Vi svarer stadig: 72 timer",
        answeringHelp: "Dem, der venter på jer, først; så dem, hvor tiden snart er gået.",
        coming: "På vej til jer",
        comingHelp: "Indlagt endnu. Planen kan ændre sig.",
        home: "Kommet hjem",
        homeHelp: "De sidste 14 dage, de nyeste først.",
        letters: "Breve og planer at læse",
        lettersHelp: "Når I siger, at brevet er modtaget, ved afdelingen, at det er nået frem.",
        citizen: "Borger",
        when: "Hvornår",
        state: "Hvordan det står til",
        born: { "født \($0)" },
        partsLeft: { $0 == 1 ? "1 del mangler" : "\($0) dele mangler" },
        partsLate: { $0 == 1 ? "1 del er forsinket" : "\($0) dele er forsinkede" },
        allSent: "Alt er sendt",
        questionsWaiting: { $0 == 1 ? "1 spørgsmål venter" : "\($0) spørgsmål venter" },
        answersLate: { $0 == 1 ? "1 svar er forsinket" : "\($0) svar er forsinkede" },
        covered: { "Afdelingen svarer til \($0)" },
        notCovered: "Ikke omfattet af de 72 timer",
        waitsForLetter: "Afdelingen har stadig ansvaret: epikrisen er ikke nået frem",
        takenOver: "Egen læge har overtaget",
        discharge: "Udskrivelse",
        discharges: "Indlæggelse og udskrivelse",
        noDischarges: "Der er ingen udskrivelse i forløbet.",
        begin: "Begynd udskrivelse",
        beginLead: "Kommunen og egen læge kan se planen med det samme. Delene af udskrivelsen laves af sig selv.",
        expected: "Forventet udskrivelse",
        missingExpected: "Skriv dag og tid, og at det ikke er forbi.",
        destination: "Hvor skal borgeren hen?",
        needsNursing: "Er der brug for kommunens sygeplejersker?",
        needsRehabilitation: "Er der brug for genoptræning?",
        yes: "Ja",
        no: "Nej",
        nursingUnit: "Kommunens sygepleje",
        save: "Gem",
        plan: "Planen",
        conversation: "Samtale om at komme hjem",
        conversationLead: "Hvad patienten og de pårørende selv siger. Alle, der hjælper bagefter, kan læse det.",
        expectations: "Hvad patienten venter sig",
        relativesWords: "Hvad de pårørende venter sig",
        goals: "Hvad der er vigtigst for patienten",
        questions: "Spørgsmål, der skal svares på",
        package: "Det, udskrivelsen lover",
        packageLead: "Hver del har en, der laver den, en, der får den, og en frist.",
        due: { "senest \($0)" },
        wasDue: { "forsinket; skulle være sendt \($0)" },
        sentAt: { "sendt \($0)" },
        receivedAt: { "modtaget \($0)" },
        to: { "til \($0)" },
        leaderTold: { "Ledelsen fik besked \($0)" },
        missing: "Mangler",
        reasonMissing: { "begrundelse for \($0)" },
        sentIncomplete: { "Sendt ufuldstændig, fordi: \($0)" },
        write: "Skriv",
        read: "Læs",
        sendAnew: "Ret og send igen",
        received: "Vi har modtaget det",
        rule: "Udvidet behandlingsansvar",
        ruleLead: "Reglen afgør det, og her er hvorfor.",
        ruleExpected: "Det vil gælde, hvis patienten udskrives som forventet.",
        isMet: "opfyldt",
        isNotMet: "ikke opfyldt",
        complete: "Patienten er taget hjem",
        completeHelp: "Indlæggelsen slutter nu, og tiden begynder. Det kan ikke fortrydes.",
        cancel: "Udskrivelsen bliver ikke til noget",
        ask: "Spørg afdelingen",
        askLead: "Haster det, så ring. Svartiden bliver målt fra nu.",
        askField: "Dit spørgsmål",
        askConfirm: "Send spørgsmålet",
        asks: "Spørgsmål til afdelingen",
        answer: "Dit svar",
        answerConfirm: "Send",
        answerDue: { "Svar senest \($0)" },
        answeredIn: { $0 == 1 ? "Besvaret efter 1 minut" : "Besvaret efter \($0) minutter" },
        outcomes: "Hvad der skete hjemme",
        outcomesLead: "Skriv det, så snart I ved det. Alle, der er med, kan se det.",
        noteOutcome: "Skriv ned",
        visitWhen: "Hvornår er besøget?",
        preview: "Sådan læser patienten det",
        previewLead: "Intet er sendt endnu.",
        previewButton: "Se det som patienten",
        saveDraft: "Gem kladden",
        send: "Send",
        because: "Hvorfor sendes det, selv om noget mangler?",
        becauseHelp: "Kun hvis noget mangler. Modtageren og patienten kan læse det.",
        change: "Hvad er nyt?",
        changeHelp: "Det, der er ændret, bliver mærket NYT med dato.",
        startDay: "Senere frist for start",
        startDayHelp:
            "Kun hvis planen siger en senere dag end 7 dage efter udskrivelsen (sundhedsloven § 140, stk. 4).",
        suppliesHelp:
            "Skriv hver ting på sin linje, så alle kan se, hvem der bringer den, og hvornår. Tomme linjer tæller ikke.",
        supply: { "Ting \($0)" },
        supplyWhat: "Hvad",
        supplyAmount: "Hvor mange, eller hvor længe det rækker",
        supplyBringer: "Hvem bringer det?",
        supplyDay: "Hvilken dag er det der?",
        writtenByRule: "Skrives af reglen, når du sender: omfattet eller ej, hvorfor, præcis sluttid og telefon.",
        reason: "Begrundelse",
        newMark: "NYT",
        back: "Tilbage til udskrivelsen",
        done: "Det er skrevet ned.",
        blank: "Skriv noget i feltet.",
        late: "Det kan ikke gøres nu. Måske har en anden været her; se, hvordan det står til.",
        notDischarged: "Epikrisen sendes, når patienten er taget hjem: den skal sige den præcise sluttid.",
        unchanged: "Ret noget, og skriv, hvad der er nyt.",
        noLonger: "Afdelingen svarer ikke for patienten nu. Ring til egen læge, lægevagten eller akuttelefonen.",
        incomplete: "Noget mangler. Skriv det, eller skriv, hvorfor det sendes uden.")
}
