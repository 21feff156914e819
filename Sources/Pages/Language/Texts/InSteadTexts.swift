/// The words about access for whoever decides in a citizen's stead: where the others say *you*, these speak of the citizen.
extension AccessTexts {
    func about(_ name: String, _ language: Language) -> AccessTexts {
        var texts = self
        switch language {
        case .danish:
            texts.lead =
                "Du bestemmer på vegne af \(name), hvem der må se med. Det står ved det, du gør, at det er dig, der har "
                + "bestemt det, og \(name) kan se det."
            texts.given = "Andre med adgang"
            texts.givenNone = "Du har ikke givet andre adgang."
            texts.give = "Giv en anden adgang"
            texts.blocks = "Det, der er spærret"
            texts.blocksNone = "Der er ikke spærret for noget. De, der behandler \(name), kan se forløbet."
            texts.openedHelp =
                "Personale, der ikke behandler \(name), kan kun åbne forløbet med en begrundelse eller i en nødsituation. "
                + "Det står her."
            texts.act = "Må se og handle for \(name)"
            texts.offeredDone = "Tilbuddet er givet. Adgangen virker, når der er sagt ja."
        case .english:
            texts.lead =
                "You decide for \(name) who may see along. What you do is marked as decided by you, and \(name) can see it."
            texts.given = "Others with access"
            texts.givenNone = "You have given nobody else access."
            texts.give = "Give somebody else access"
            texts.blocks = "What is blocked"
            texts.blocksNone = "Nothing is blocked. Those who treat \(name) can see the record."
            texts.openedHelp =
                "Staff who do not treat \(name) can open the record only with a reason, or in an emergency. It is shown here."
            texts.act = "May see, and act for \(name)"
            texts.offeredDone = "The offer has been made. It takes effect when it is accepted."
        }
        return texts
    }
}

extension GivingTexts {
    /// - Parameter age: that from which the citizen decides alone; nil: nobody knows of any.
    func about(_ name: String, until age: Int?, _ language: Language) -> GivingTexts {
        switch language {
        case .danish: inDanish(about: name, until: age)
        case .english: inEnglish(about: name, until: age)
        }
    }

    private func inDanish(about name: String, until age: Int?) -> GivingTexts {
        var texts = self
        texts.relationship = "Hvad er personen for \(name)?"
        texts.what = "Hvad må personen se?"
        texts.wholeHelp = "Det, du selv kan se, på nær det, der er mærket som særligt fortroligt."
        texts.appointmentsHelp = "Hvornår og hvor \(name) skal møde. Ikke sygdomme, og ikke medicin."
        texts.messagesHelp = "Beskeder med dem, der behandler \(name)."
        texts.readHelp = "Personen kan læse med, men ikke ændre eller bestille noget."
        texts.actHelp = "Personen kan også svare og bestille for \(name). Det bliver altid vist, hvem der gjorde det."
        texts.aYearHelp = "Så kan du give den igen om et år."
        if let age {
            texts.noEnd = "Indtil \(name) fylder \(age) år"
            texts.noEndHelp = "Så bestemmer \(name) selv. Du kan stoppe adgangen før med ét tryk."
        }
        texts.seesNotRest = "Resten af forløbet. Det er, som om det ikke findes."
        texts.blockLead =
            "Det, du spærrer, kan de, du spærrer for, ikke se. De kan se, at noget kan være skjult, og de kan spørge."
        texts.blockAllHelp = "Kan gøre det sværere at hjælpe \(name) hurtigt og rigtigt."
        texts.blockPartyHelp = "Her står dem, \(name) har haft kontakt med."
        texts.blockEffect =
            "I en nødsituation kan en læge eller sygeplejerske åbne det alligevel. Så kommer der en besked med det samme."
        return texts
    }

    private func inEnglish(about name: String, until age: Int?) -> GivingTexts {
        var texts = self
        texts.relationship = "What is the person to \(name)?"
        texts.what = "What may the person see?"
        texts.wholeHelp = "What you can see yourself, except what is marked as especially confidential."
        texts.appointmentsHelp = "When and where \(name) is to be. Not illnesses, and not medicines."
        texts.messagesHelp = "Messages with those who treat \(name)."
        texts.readHelp = "The person can read along, but not change or order anything."
        texts.actHelp = "The person can also answer and book for \(name). It is always shown who did it."
        texts.aYearHelp = "You can give it again in a year."
        if let age {
            texts.noEnd = "Until \(name) is \(age)"
            texts.noEndHelp = "\(name) then decides alone. You can end the access sooner with one press."
        }
        texts.seesNotRest = "The rest of the record. It is as if it were not there."
        texts.blockLead =
            "What you block cannot be seen by those you block it for. They can see that something may be hidden, and can ask."
        texts.blockAllHelp = "May make it harder to help \(name) quickly and rightly."
        texts.blockPartyHelp = "Those \(name) has been in contact with are listed here."
        texts.blockEffect =
            "In an emergency a doctor or nurse can open it all the same. A message then comes at once."
        return texts
    }
}
