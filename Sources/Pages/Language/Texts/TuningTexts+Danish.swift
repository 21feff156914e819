import Monitoring

extension TuningTexts {
    static let danish = TuningTexts(
        heading: { "Ret \($0)" },
        lead: {
            "Det, du retter, bliver til version \($0). Forløb, der er i gang, følger den version, de har, til nogen flytter dem. Intet er ændret, før det er udgivet."
        },
        ways: "Hvad du retter", fields: "Grænser, tider og tekster", file: "Hele filen",
        fileHelp: "Alt i programmet kan rettes her. Er noget forkert, siges det med linje og grund.",
        fault: { "Linje \($0): \($1)" },
        mistaken: "Noget kan ikke bruges. Det står ved felterne.",
        limitHelp:
            "Et tal, eller et skridt fra det, der er sædvanligt for borgeren: »sædvanlig - 3« eller »sædvanlig + 10 %«. Et tomt felt er ingen grænse.",
        usual: "sædvanlig", hours: "Skal håndteres inden for (timer)",
        saidOf: "Hvad der siges til borgeren og personalet", citizen: "Det får borgeren at vide",
        staff: "Det gør personalet", inDanish: "dansk", inEnglish: "engelsk",
        mistake: { mistake in
            switch mistake {
            case .limit: "Skriv et tal, eller for eksempel »sædvanlig - 3«."
            case .limits: "Grænserne skal stå i rækkefølge og være værdier, som kan måles."
            case .hours: "Skriv et antal timer, for eksempel 2 eller 0,5."
            case .text: "Skriv en tekst på højst 1.000 tegn."
            }
        },
        period: "Prøv mod tidligere målinger", days: { "De sidste \($0) dage" }, tryIt: "Se, hvad det betyder",
        trialHeading: { "Version \($0) af \($1)" },
        notYet: "Den er ikke udgivet. Se først, hvad den betyder.",
        changes: { "Ændret siden version \($0)" }, noChanges: "Der er ikke ændret noget.",
        before: "Før", now: "Nu",
        trial: { "Hvad de sidste \($0) dage ville have givet" },
        noPlans: "Jeres enhed har ingen forløb efter programmet, så der er ikke noget at prøve mod.",
        plans: { some, all in
            some == all
                ? "Prøvet på \(some == 1 ? "det ene forløb" : "alle \(some) forløb"), jeres enhed følger, ud fra det, der faktisk er målt."
                : "Prøvet på \(some) af de \(all) forløb, jeres enhed følger, ud fra det, der faktisk er målt. De er valgt tilfældigt."
        },
        old: { "Version \($0)" }, new: { "Version \($0)" },
        count: { alarms, plans in alarms == 0 ? "0" : "\(alarms) (\(plans) forløb)" },
        trialHelp:
            "Hver værdi uden for en grænse og hvert svar, der ikke kom i tide, tæller. Borgernes egne grænser gælder under begge versioner, og det sædvanlige er det, det er i dag. Svar i spørgeskemaer prøves ikke. Hvad borgerne ville have gjort anderledes, kan ingen regne ud.",
        meanwhile: {
            "En anden udgav version \($0) imens. Din ændring er her stadig, og nu holdt op mod den: det, den anden ændrede, står også på listen, hvis det ikke er i din."
        },
        goOn: "Ret videre",
        doctorPublishes:
            "En læge, hvis enhed følger borgere efter programmet, udgiver en ny version. Er det en kommune, der følger dem, er det borgernes læger. Tal med en læge om det, du har fundet.",
        publishHeading: "Udgiv",
        publishHelp: "Dit navn og din begrundelse står på versionen. Den kan ikke ændres bagefter.",
        why: "Hvorfor?", whyHelp: "Skriv det, så andre kan se, hvad der lå bag.", whyMissing: "Skriv hvorfor.",
        approve: "Jeg har godkendt programmet til behandling. Det er ikke længere et eksempel.",
        publish: { "Udgiv version \($0)" },
        versionsHeading: { "Versioner af \($0)" },
        versionsLead: "Hver version gemmes. Et forløb følger den, det har, til nogen flytter det.",
        versionsLink: "Versioner, og hvad vores forløb følger",
        follow: { $0 == 1 ? "1 af vores forløb følger den" : "\($0) af vores forløb følger den" },
        publishedBy: { "Udgivet af \($0), \($1)" }, whatChanged: "Hvad der blev ændret",
        moveHeading: "Flyt vores forløb",
        moveHelp: {
            "De nye grænser og tider gælder fra nu af. Det, der allerede er åbent at måle, bliver stående. Borgernes egne grænser og det, der er sædvanligt for dem, følger med. Et forløb, der efter den nye version skulle være slut, slutter nu. Op til \($0) flyttes ad gangen."
        },
        moveWhyHelp:
            "Begrundelsen står på hvert forløb, og borgerne kan læse den sammen med det, der er ændret for dem.",
        move: { $0 == 1 ? "Flyt 1 forløb til version \($1)" : "Flyt \($0) forløb til version \($1)" },
        moveOne: { "Flyt til version \($0)" },
        moveOneHelp:
            "Der er en nyere version af programmet. De nye grænser og tider gælder fra nu af. Borgeren kan læse begrundelsen og det, der er ændret.",
        told: { notice in
            switch notice {
            case .published: "Den nye version er udgivet. Ingen forløb er flyttet."
            case .moved: "Forløbene er flyttet. Her står, hvad de følger nu."
            case .unmoved: "Der blev ikke flyttet noget: ingen af forløbene kunne flyttes."
            case .why: "Der blev ikke flyttet noget: skriv hvorfor."
            case .late: "Der blev ikke flyttet noget: der er kommet en nyere version imens. Se den først."
            }
        },
        changedFor: { "Forløbet er ændret \($0). Se hvad" },
        movedBy: { "\($0) har flyttet forløbet til en nyere version af programmet. Begrundelsen er:" },
        movedHere: { "Flyttet til versionen \($0) af \($1): \($2)" },
        ownLimitsStay: "De grænser, som en læge har sat særligt her, gælder stadig.",
        added: "Nyt", removed: "Udgår", content: { "\($0): hvad der måles eller spørges om" },
        baseline: "Antal målinger, det sædvanlige regnes af", length: "Antal dage, før det slutter af sig selv",
        contact: "Antal dage, der højst må gå uden kontakt",
        savesVisit: { "\($0): antal dage uden kontakt, før et besøg tælles som sparet" },
        assessment: "Vurderingen af, om det er rigtigt at være hjemme",
        sources: "Hvor tallene kommer fra", criteria: "Hvem det er for", learning: "Hvad borgeren lærer",
        watchedBy: "Hvem der følger med", approvedNow: "Godkendt til behandling", experimentalNow: "Et eksempel igen",
        arrangement: "Rækkefølgen",
        text: { text, isCitizens, language in
            let texts = language.texts
            return switch text {
            case .title: "Navn"
            case .purpose: "Formål"
            case .ending: "Hvornår det slutter"
            case .emergency: "Hvad man gør, hvis det haster"
            case .activity(let title): "\(language.say(title)): navn"
            case .instruction(let title): "\(language.say(title)): vejledning"
            case .citizen(let urgency):
                "\(MonitoringMark(urgency).word(texts.monitoring)): \(isCitizens ? "hvad du skal gøre" : "det får borgeren at vide")"
            case .staff(let urgency): "\(MonitoringMark(urgency).word(texts.monitoring)): det gør personalet"
            }
        })
}
