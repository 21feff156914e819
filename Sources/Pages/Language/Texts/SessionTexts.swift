/// The words of the interface about one topic: sessions, and what goes otherwise than planned when signing in.
package struct SessionTexts: Sendable {
    package let thereHeading: String
    package let there: String
    package let endingHeading: String
    package let ending: String
    package let goOn: String
    package let understood: String
    package let signInAgain: String
    package let endedHeading: String
    package let ended: String
    package let signedOutHeading: String
    package let signedOut: String
    package let cancelledHeading: String
    package let cancelled: String
    package let startOverHeading: String
    package let startOver: String
    package let nobodyHeading: String
    package let nobody: String
    package let nobodyCitizen: String
    package let nobodyStaff: String
    package let unavailableHeading: String
    package let unavailable: String
    package let workHeading: String
    package let workLead: String
    package let workHere: String
}

extension SessionTexts {
    static let danish = SessionTexts(
        thereHeading: "Er du der stadig?",
        there: "Om lidt bliver du logget ud, så ingen andre kan se siderne. Tryk på knappen for at blive.",
        endingHeading: "Du bliver snart logget ud",
        ending: "Du har været logget ind længe. Gør færdigt, hvad du er i gang med. Du kan logge ind igen bagefter.",
        goOn: "Bliv logget ind",
        understood: "Det er i orden",
        signInAgain: "Log ind igen",
        endedHeading: "Du er logget ud",
        ended: "Du blev logget ud, fordi tiden var gået. Log ind igen for at fortsætte, hvor du slap.",
        signedOutHeading: "Du er logget ud",
        signedOut: "Bruger du en computer, som andre også bruger, så luk browseren.",
        cancelledHeading: "Du er ikke logget ind",
        cancelled: "Du afbrød, eller det blev ikke godkendt. Der er ikke sket noget.",
        startOverHeading: "Begynd forfra",
        startOver:
            "Vi kunne ikke følge dit log ind fra begyndelse til slut. Måske gik der for lang tid, eller siden blev åbnet to gange.",
        nobodyHeading: "Vi kender dig ikke her",
        nobody: "Du er logget rigtigt ind, men journalen har ingen oplysninger, som hører til dig.",
        nobodyCitizen: "Er du borger, så spørg det sted, der har bedt dig bruge Tovholder.",
        nobodyStaff: "Arbejder du her, så bed din leder om at få dig oprettet på din afdeling.",
        unavailableHeading: "Man kan ikke logge ind lige nu",
        unavailable: "Fejlen er ikke din. Prøv igen om et øjeblik.",
        workHeading: "Hvor arbejder du i dag?",
        workLead: "Dit arbejdssted afgør, hvis journal du kan se, og står i borgerens log.",
        workHere: "Her er du nu")
}

extension SessionTexts {
    static let english = SessionTexts(
        thereHeading: "Are you still there?",
        there: "You will soon be signed out, so that nobody else can see the pages. Press the button to stay.",
        endingHeading: "You will soon be signed out",
        ending: "You have been signed in for a long time. Finish what you are doing. You can sign in again afterwards.",
        goOn: "Stay signed in",
        understood: "All right",
        signInAgain: "Sign in again",
        endedHeading: "You are signed out",
        ended: "You were signed out because the time was up. Sign in again to go on where you were.",
        signedOutHeading: "You are signed out",
        signedOut: "If others use this computer too, close the browser.",
        cancelledHeading: "You are not signed in",
        cancelled: "You cancelled, or it was not approved. Nothing has happened.",
        startOverHeading: "Please start again",
        startOver:
            "We could not follow your signing in from beginning to end. Perhaps it took too long, or the page was opened twice.",
        nobodyHeading: "You are not known here",
        nobody: "You have signed in properly, but the record holds nothing that belongs to you.",
        nobodyCitizen: "If you are a citizen, ask whoever told you to use Tovholder.",
        nobodyStaff: "If you work here, ask your manager to have you registered at your unit.",
        unavailableHeading: "It is not possible to sign in at the moment",
        unavailable: "It is not your fault. Try again in a moment.",
        workHeading: "Where do you work today?",
        workLead: "Your place of work decides whose record you can see, and stands in the citizen's log.",
        workHere: "You are here now")
}
