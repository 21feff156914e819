/// The words of the interface about one topic: who is responsible, and how it is handed over.
package struct ResponsibilityTexts: Sendable {
    package let unitHeading: String
    package let unitLead: String
    package let noUnit: String
    package let received: String
    package let receivedHelp: String
    package let given: String
    package let givenHelp: String
    package let unnamed: String
    package let unnamedHelp: String
    package let ending: String
    package let endingHelp: String
    package let mine: String
    package let mineHelp: String
    package let all: String
    package let allHelp: String
    package let overdue: String
    package let overdueHelp: String
    package let nothing: String
    package let back: String
    package let from: String
    package let to: String
    package let since: String
    package let answerBy: String
    package let lateAnswer: String
    package let nameBy: String
    package let lateName: String
    package let ends: String
    package let told: String
    package let handover: String
    package let what: String
    package let why: String
    package let fromWhen: String
    package let atOnce: String
    package let offered: String
    package let open: String
    package let nothingOpen: String
    package let reminded: String
    package let leaderTold: String
    package let dutyHolderTold: String
    package let answer: String
    package let answerHelp: String
    package let see: String
    package let accept: String
    package let acceptHelp: String
    package let clinician: String
    package let clinicianLater: String
    package let decline: String
    package let declineHelp: String
    package let withdraw: String
    package let reason: String
    package let reasonNeeded: String
    package let stateOffered: String
    package let stateSeen: String
    package let stateAccepted: String
    package let statePromised: String
    package let stateDeclined: String
    package let stateWithdrawn: String
    package let answeredMeanwhile: String
    package let pathway: String
    package let now: String
    package let history: String
    package let until: String
    package let nobodyNamed: String
    package let unit: String
    package let coordinator: String
    package let lacksCoordinator: String
    package let contact: String
    package let cover: String
    package let extended: String
    package let name: String
    package let nameWhom: String
    package let nameAs: String
    package let coverUntil: String
    package let coverUntilHelp: String
    package let save: String
    package let offer: String
    package let offerHelp: String
    package let receiver: String
    package let otherUnit: String
    package let otherUnitHelp: String
    package let noSuchUnit: String
    package let severalUnits: String
    package let receiverNeeded: String
    package let wordsNeeded: String
    package let openHelp: String
    package let dateNeeded: String
    package let send: String
    package let close: String
    package let closeHelp: String
    package let several: String
    package let severalHelp: String
    package let chooseSome: String
    package let someNotOffered: String
    package let next: String
    package let nextAsked: String
    package let nextPromised: String
    package let openRecord: String
}

extension ResponsibilityTexts {
    static let danish = ResponsibilityTexts(
        unitHeading: "Min enhed",
        unitLead: "Hvad der er jeres ansvar, og hvad der er på vej fra en til en anden.",
        noUnit: "Du er ikke logget ind ved nogen enhed.",
        received: "Tilbudt jer",
        receivedHelp: "I har først ansvaret, når I har sagt ja.",
        given: "Tilbudt af jer, ikke besvaret",
        givenHelp: "I har ansvaret, indtil der bliver sagt ja.",
        unnamed: "Uden ansvarlig kliniker",
        unnamedHelp: "Enheden har ansvaret. Nogen skal nævnes ved navn.",
        ending: "Slutter snart uden en næste",
        endingHelp: "Ingen er spurgt om at tage over.",
        mine: "Mine forløb",
        mineHelp: "Forløb, hvor du er den ansvarlige kliniker.",
        all: "Alle enhedens forløb",
        allHelp: "De forløb, som enheden har haft længst, står først.",
        overdue: "Ingen har gjort noget",
        overdueHelp: "En frist er gået. Opgaven bliver her, til det er gjort.",
        nothing: "Der er ikke noget her lige nu.",
        back: "Tilbage til enhedens lister",
        from: "Fra",
        to: "Til",
        since: "Siden",
        answerBy: "Svar senest",
        lateAnswer: "Skulle være besvaret",
        nameBy: "Nævnes senest",
        lateName: "Skulle være nævnt",
        ends: "Slutter",
        told: "Rykket",
        handover: "Overdragelse",
        what: "Hvad",
        why: "Hvorfor",
        fromWhen: "Fra hvornår",
        atOnce: "Når der er sagt ja",
        offered: "Tilbudt",
        open: "Det er åbent",
        nothingOpen: "Der er ikke skrevet noget, som er åbent.",
        reminded: "Enheden er rykket",
        leaderTold: "Lederen har fået besked",
        dutyHolderTold: "Den vagthavende har fået besked",
        answer: "Svar",
        answerHelp: "Siger I ja, har I ansvaret fra det øjeblik. Andre, der er spurgt, får besked.",
        see: "Vi har set det",
        accept: "Ja, vi overtager",
        acceptHelp: "Nævn gerne den ansvarlige kliniker med det samme.",
        clinician: "Ansvarlig kliniker",
        clinicianLater: "Nævnes senere",
        decline: "Nej, vi kan ikke",
        declineHelp: "Skriv hvorfor. Den, der spurgte, har fortsat ansvaret.",
        withdraw: "Tag tilbuddet tilbage",
        reason: "Hvorfor",
        reasonNeeded: "Skriv hvorfor.",
        stateOffered: "Tilbudt",
        stateSeen: "Set",
        stateAccepted: "Overtaget",
        statePromised: "Sagt ja til, fra en senere dag",
        stateDeclined: "Sagt nej til",
        stateWithdrawn: "Taget tilbage",
        answeredMeanwhile: "Nogen har svaret, eller tilbuddet er taget tilbage. Her er, hvordan det står nu.",
        pathway: "Hvem har ansvaret",
        now: "Nu",
        history: "Hvem har haft det",
        until: "til",
        nobodyNamed: "Ingen er nævnt ved navn",
        unit: "Ansvarlig enhed",
        coordinator: "Tværgående ansvarlig",
        lacksCoordinator: "Flere specialer eller steder har ansvar her. Nævn, hvem der er ansvarlig på tværs.",
        contact: "Kontaktperson",
        cover: "Afløser",
        extended: "Udvidet behandlingsansvar",
        name: "Nævn en af jeres egne",
        nameWhom: "Hvem",
        nameAs: "Som",
        coverUntil: "Afløser til og med",
        coverUntilHelp: "Kun for en afløser. Tomt felt: indtil videre.",
        save: "Gem",
        offer: "Tilbyd forløbet til en anden",
        offerHelp: "I har ansvaret, indtil den anden har sagt ja.",
        receiver: "Hvem skal overtage?",
        otherUnit: "En anden enhed",
        otherUnitHelp: "Skriv en del af navnet.",
        noSuchUnit: "Ingen enhed hedder sådan.",
        severalUnits: "Flere enheder hedder sådan. Vælg den rigtige.",
        receiverNeeded: "Vælg, hvem der skal overtage.",
        wordsNeeded: "Skriv noget i feltet.",
        openHelp: "En linje for hver ting, som modtageren skal se til.",
        dateNeeded: "Vælg en dag, der kommer, eller lad feltet stå tomt.",
        send: "Send tilbuddet",
        close: "Forløbet er slut",
        closeHelp: "Ingen har ansvaret bagefter. Tilbud, der ikke er besvaret, bliver taget tilbage.",
        several: "Tilbyd flere på én gang",
        severalHelp: "Sæt kryds ved forløbene. Hvert af dem bliver tilbudt og besvaret for sig.",
        chooseSome: "Sæt kryds ved mindst ét forløb.",
        someNotOffered: "Så mange forløb kunne ikke tilbydes, for de er lige ændret:",
        next: "Den næste",
        nextAsked: "er spurgt",
        nextPromised: "har sagt ja, fra",
        openRecord: "Åbn journalen")
}
