/// The words of the interface about one topic: what the device keeps until it has been sent.
package struct KeepingTexts: Sendable {
    package let offline: String
    package let one: String
    package let many: String
    package let stays: String
    package let ended: String
    package let waits: String
    package let sentOne: String
    package let sentMany: String
    package let sendNow: String
    package let signInAgain: String
    package let refused: String
    package let tooOld: String
    package let remove: String
    package let lost: String
}

extension KeepingTexts {
    static let danish = KeepingTexts(
        offline: "Der er ingen forbindelse. Du kan måle og skrive alligevel. Det gemmes her på enheden og sendes, "
            + "når forbindelsen er der igen. Ingen har set det, før det er sendt. Har du det dårligt, så ring.",
        one: "1 ting venter på at blive sendt.",
        many: "{n} ting venter på at blive sendt.",
        stays: "Det ligger på denne enhed og sendes af sig selv, når der er forbindelse.",
        ended: "Du er logget ud. Log ind igen, så bliver det sendt. Kun du kan sende det.",
        waits: "Ikke sendt endnu",
        sentOne: "1 ting er sendt.",
        sentMany: "{n} ting er sendt.",
        sendNow: "Prøv at sende nu",
        signInAgain: "Log ind igen",
        refused: "Det blev ikke taget imod. Ring, hvis det er vigtigt.",
        tooOld: "Det er for gammelt til at blive sendt. Fortæl om det, næste gang du taler med personalet.",
        remove: "Fjern",
        lost: "{n} ting på denne enhed er ikke sendt. Logger du ud, forsvinder de. Vil du logge ud alligevel?")

    static let english = KeepingTexts(
        offline: "There is no connection. You can measure and write all the same. It is kept on this device and sent "
            + "when the connection is back. Nobody has seen it until it is sent. If you feel ill, call.",
        one: "1 thing waits to be sent.",
        many: "{n} things wait to be sent.",
        stays: "It lies on this device and is sent by itself when there is a connection.",
        ended: "You are signed out. Sign in again, and it will be sent. Only you can send it.",
        waits: "Not sent yet",
        sentOne: "1 thing has been sent.",
        sentMany: "{n} things have been sent.",
        sendNow: "Try to send now",
        signInAgain: "Sign in again",
        refused: "It was not taken. Call, if it is important.",
        tooOld: "It is too old to be sent. Tell about it the next time you talk to the staff.",
        remove: "Remove",
        lost: "{n} things on this device have not been sent. If you sign out, they are gone. Sign out all the same?")
}
