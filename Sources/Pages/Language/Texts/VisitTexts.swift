package import Monitoring

/// Words about visits that questionnaires are sent instead of.
package struct VisitTexts: Sendable {
    package let heading: String
    package let howCounted: String
    package let counting: String
    /// How many were saved, of how many questionnaires.
    package let saved: @Sendable (Int, Int) -> String
    package let state: @Sendable (InsteadOfVisit.State, Int) -> String
    /// After how many days without contact a visit counts as saved.
    package let savesVisit: @Sendable (Int) -> String
    /// Within how many days somebody is to be in contact.
    package let contactWithin: @Sendable (Int) -> String
}

extension VisitTexts {
    static let danish = VisitTexts(
        heading: "Spørgeskema i stedet for besøg",
        howCounted: "Sådan er det talt",
        counting:
            "Talt er de spørgeskemaer, som enheden har sendt i stedet for et besøg det sidste år. Et besøg er kun sparet, når "
            + "alle svar er grønne, borgeren ikke har bedt om kontakt, og der ikke har været kontakt fra spørgeskemaet blev "
            + "sendt, til så mange dage efter svaret, som programmet siger. Kontakt er et opkald, et besøg eller en "
            + "indlæggelse, som er skrevet på forløbet, og enhver tid eller ethvert besøg hos enheden, som ikke er aflyst. "
            + "Der regnes ikke med penge eller timer, og det er ikke undersøgt, om besøgene ellers ville have fundet sted.",
        saved: { "\($0) sparede besøg af \($1) udsendte spørgeskemaer det sidste år." },
        state: { state, count in
            switch state {
            case .waiting: "\(count) er ikke besvaret endnu"
            case .unanswered: "\(count) blev aldrig besvaret"
            case .needed: "\(count) var ikke grønne: nogen skulle se på dem"
            case .undecided: "\(count) er grønne, men tiden uden kontakt er ikke gået endnu"
            case .contact: "\(count) var grønne, men der var kontakt alligevel"
            case .saved: "\(count) sparede et besøg"
            }
        },
        savesVisit: {
            "I stedet for et besøg: det er sparet, når svarene er grønne og der ingen kontakt er i \($0) dage"
        },
        contactWithin: { days in
            let time = days % 365 == 0 ? "\(days / 365) år" : "\(days) dage"
            return "Mindst én kontakt inden for \(time), uanset hvad der er svaret."
        })

    static let english = VisitTexts(
        heading: "A questionnaire instead of a visit",
        howCounted: "How it is counted",
        counting:
            "Counted are the questionnaires that the unit has sent instead of a visit in the last year. A visit is saved only "
            + "when all answers are green, the citizen has not asked for contact, and there has been no contact from when the "
            + "questionnaire was sent until as many days after the answers as the programme says. Contact is a call, a visit "
            + "or an admission that is noted on the plan, and any appointment or visit at the unit that was not called off. "
            + "Neither money nor hours are counted, and nobody has studied whether the visits would else have taken place.",
        saved: { "\($0) visits saved of \($1) questionnaires sent in the last year." },
        state: { state, count in
            switch state {
            case .waiting: "\(count) have not been answered yet"
            case .unanswered: "\(count) were never answered"
            case .needed: "\(count) were not green: somebody had to look at them"
            case .undecided: "\(count) are green, but the time without contact has not passed yet"
            case .contact: "\(count) were green, but there was contact all the same"
            case .saved: "\(count) saved a visit"
            }
        },
        savesVisit: {
            "Instead of a visit: it is saved when the answers are green and there is no contact for \($0) days"
        },
        contactWithin: { days in
            let time = days % 365 == 0 ? "\(days / 365) years" : "\(days) days"
            return "At least one contact within \(time), whatever the answers are."
        })
}
