/// The words of the interface about one topic: apps.
package struct AppTexts: Sendable {
    package let page: String
    package let lead: String
    package let heading: @Sendable (_ app: String) -> String
    package let asks: @Sendable (_ app: String, _ publisher: String) -> String
    package let youDecide: String
    package let whose: String
    package let whoseHelp: String
    package let nobodyToChoose: String
    package let find: String
    package let what: @Sendable (_ app: String) -> String
    package let whatHelp: String
    package let neverMore: String
    package let howLong: String
    package let forHours: @Sendable (_ hours: Int) -> String
    package let forSession: @Sendable (_ hours: Int) -> String
    package let forYear: String
    package let letIn: String
    package let refuse: String
    package let then: @Sendable (_ place: String) -> String
    package let chooseSomebody: String
    package let chooseSomething: String
    package let unknownHeading: String
    package let unknownApp: String
    package let unknownRedirect: String
    package let unknownHelp: String
    package let haveAccess: String
    package let nobody: String
    package let nobodyHelp: String
    package let from: @Sendable (_ publisher: String) -> String
    package let may: String
    package let since: String
    package let used: String
    package let until: String
    package let given: String
    package let byYou: String
    package let byRelative: String
    package let allPatients: String
    package let end: String
    package let endOf: @Sendable (_ app: String) -> String
    package let endHelp: String
    package let open: String
    package let openHelp: String
    package let openApp: @Sendable (_ app: String) -> String
    package let removedApp: String
    package let history: String
    package let historyHelp: String
}

extension AppTexts {
    static let danish = AppTexts(
        page: "Apps med adgang",
        lead: "Her er de apps, der kan hente oplysninger herfra, fordi nogen har givet dem lov.",
        heading: { "Må \($0) få adgang?" },
        asks: { "\($0) fra \($1) beder om adgang." },
        youDecide: "Du bestemmer, hvad den må, og du kan stoppe det igen med ét tryk under »Apps med adgang«.",
        whose: "Hvis journal gælder det?",
        whoseHelp: "Appen får kun adgang til den ene, du vælger.",
        nobodyToChoose: "Du har ikke adgang til nogens journal, så du kan heller ikke give den videre.",
        find: "Find patienten",
        what: { "Hvad må \($0)?" },
        whatHelp: "Fjern krydset ved det, du ikke vil give lov til.",
        neverMore: "En app kan aldrig se eller gøre mere, end du selv kan. Hver gang den ser noget, står det i loggen.",
        howLong: "Hvor længe?",
        forHours: {
            $0 == 1 ? "I en time. Så skal appen spørge dig igen." : "I \($0) timer. Så skal appen spørge dig igen."
        },
        forSession: { "Så længe du er logget ind, højst \($0) timer." },
        forYear:
            "I et år, også når du ikke bruger appen, medmindre du stopper det før. Bruger du ikke appen i tre måneder, stopper det af sig selv. Fjerner du krydset ved »blive ved«, er det kun i en time.",
        letIn: "Giv adgang",
        refuse: "Nej tak",
        then: { "Bagefter kommer du til \($0)." },
        chooseSomebody: "Vælg, hvis journal det gælder.",
        chooseSomething: "Vælg mindst én ting, som appen må, eller tryk »Nej tak«.",
        unknownHeading: "Vi kender ikke den app",
        unknownApp: "Du er sendt hertil af en app, som ikke er registreret her.",
        unknownRedirect: "Appen vil sende dig et sted hen, som den ikke er registreret med.",
        unknownHelp: "Der er ikke givet adgang til noget. Prøv igen fra appen, eller spørg dem, der har lavet den.",
        haveAccess: "Har adgang nu",
        nobody: "Ingen apps har adgang.",
        nobodyHelp: "Når du giver en app adgang, står den her, og du kan stoppe den igen.",
        from: { "fra \($0)" },
        may: "Må",
        since: "Siden",
        used: "Sidst brugt",
        until: "Slutter senest",
        given: "Givet af",
        byYou: "Dig",
        byRelative: "En pårørende, som du har givet adgang",
        allPatients: "Alle, som du selv kan se",
        end: "Stop adgangen",
        endOf: { "for \($0)" },
        endHelp: "Stopper du adgangen, kan appen intet hente fra samme øjeblik.",
        open: "Åbn i en app",
        openHelp: "Appen åbner med denne journal og beder først om lov.",
        openApp: { "Åbn \($0)" },
        removedApp: "En app, som ikke længere er registreret",
        history: "Hvad der er sket",
        historyHelp:
            "Hver gang nogen har lukket en app ind eller stoppet den. Hvad den har kigget på, står under »Hvem har kigget«."
    )
}

extension AppTexts {
    static let english = AppTexts(
        page: "Apps with access",
        lead: "These are the apps that can fetch information from here, because somebody has let them.",
        heading: { "Let \($0) in?" },
        asks: { "\($0) by \($1) asks for access." },
        youDecide: "You decide what it may do, and you can stop it again with one press under “Apps with access”.",
        whose: "Whose record is it about?",
        whoseHelp: "The app gets access only to the one you choose.",
        nobodyToChoose: "You have access to nobody’s record, so you cannot pass it on either.",
        find: "Find",
        what: { "What may \($0) do?" },
        whatHelp: "Take the tick away from what you do not want to allow.",
        neverMore: "An app can never see or do more than you can. Each time it sees something, it is in the log.",
        howLong: "For how long?",
        forHours: {
            $0 == 1
                ? "For an hour. Then the app must ask you again." : "For \($0) hours. Then the app must ask you again."
        },
        forSession: { "While you are signed in, \($0) hours at most." },
        forYear:
            "For a year, also when you are not using the app, unless you stop it before. If you do not use the app for three months, it stops by itself. Without the tick at “go on”, it is for one hour only.",
        letIn: "Let it in",
        refuse: "No, thank you",
        then: { "Afterwards you come to \($0)." },
        chooseSomebody: "Choose whose record it is about.",
        chooseSomething: "Choose at least one thing that the app may do, or press “No, thank you”.",
        unknownHeading: "We do not know that app",
        unknownApp: "You were sent here by an app that is not registered.",
        unknownRedirect: "The app wants to send you to a place that it is not registered with.",
        unknownHelp: "Nothing has been given access. Try again from the app, or ask those who made it.",
        haveAccess: "Have access now",
        nobody: "No app has access.",
        nobodyHelp: "When you let an app in, it stands here, and you can stop it again.",
        from: { "by \($0)" },
        may: "May",
        since: "Since",
        used: "Last used",
        until: "Ends at the latest",
        given: "Given by",
        byYou: "You",
        byRelative: "A relative to whom you have given access",
        allPatients: "Everybody whom you can see",
        end: "Stop the access",
        endOf: { "of \($0)" },
        endHelp: "When you stop it, the app can fetch nothing from that moment.",
        open: "Open in an app",
        openHelp: "The app opens with this record, and first asks to be let in.",
        openApp: { "Open \($0)" },
        removedApp: "An app that is not registered any more",
        history: "What has happened",
        historyHelp:
            "Each time that somebody let an app in or ended it. What it has looked at stands under “Who has looked”.")
}
