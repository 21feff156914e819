/// The words of the interface about one topic: error.
package struct ErrorTexts: Sendable {
    package let badRequestHeading: String
    package let badRequest: String
    package let unauthorizedHeading: String
    package let unauthorized: String
    package let forbiddenHeading: String
    package let forbidden: String
    package let notFoundHeading: String
    package let notFound: String
    package let failureHeading: String
    package let failure: String
    package let busyHeading: String
    package let busy: String
    package let tooManyHeading: String
    package let tooMany: String
    package let toStart: String
}

extension ErrorTexts {
    static let danish = ErrorTexts(
        badRequestHeading: "Det kunne vi ikke forstå",
        badRequest: "Noget i adressen eller formularen var forkert. Gå tilbage og prøv igen.",
        unauthorizedHeading: "Du skal logge ind",
        unauthorized: "Log ind for at se siden.",
        forbiddenHeading: "Det har du ikke adgang til",
        forbidden: "Din rolle giver ikke adgang til denne side.",
        notFoundHeading: "Siden findes ikke",
        notFound: "Adressen er forkert, eller det, du leder efter, er ikke noget, du har adgang til.",
        failureHeading: "Noget gik galt hos os",
        failure: "Det er ikke din skyld, og intet er gået tabt. Prøv igen om lidt.",
        busyHeading: "Der er travlt lige nu",
        busy: "Prøv igen om et øjeblik.",
        tooManyHeading: "For mange forsøg",
        tooMany: "Der er forsøgt at logge ind for mange gange på kort tid. Vent et minut, og prøv igen.",
        toStart: "Gå til forsiden")
}

extension ErrorTexts {
    static let english = ErrorTexts(
        badRequestHeading: "We could not understand that",
        badRequest: "Something in the address or the form was wrong. Go back and try again.",
        unauthorizedHeading: "You need to sign in",
        unauthorized: "Sign in to see this page.",
        forbiddenHeading: "You do not have access to that",
        forbidden: "Your role does not give access to this page.",
        notFoundHeading: "There is no such page",
        notFound: "The address is wrong, or what you are looking for is not something you have access to.",
        failureHeading: "Something went wrong at our end",
        failure: "It is not your fault, and nothing is lost. Try again in a moment.",
        busyHeading: "We are busy at the moment",
        busy: "Try again in a moment.",
        tooManyHeading: "Too many tries",
        tooMany: "There have been too many tries to sign in within a short time. Wait a minute and try again.",
        toStart: "Go to the start page")
}
