/// The words of the interface about one topic: going home from hospital, as the citizen sees it.
package struct PromiseTexts: Sendable {
    package let heading: String
    package let expected: @Sendable (String) -> String
    package let cameHome: @Sendable (String) -> String
    package let stay: @Sendable (String) -> String
    package let covered: @Sendable (String, String) -> String
    package let coveredForOthers: String
    package let youCall: String
    package let theyCall: String
    package let waiting: @Sendable (String) -> String
    package let clinic: @Sendable (String) -> String
    package let next: @Sendable (String) -> String
    package let promised: String
    package let promise: @Sendable (String) -> String
    package let broken: @Sendable (String) -> String
    package let kept: @Sendable (String) -> String
    package let keptLate: @Sendable (String) -> String
    package let said: String
    package let more: String
    package let training: @Sendable (String) -> String
    package let trainingLate: @Sendable (String) -> String
    package let trainingBegan: @Sendable (String) -> String
    package let trainingYourRight: String
    package let trainingRight: String
    package let trainingBegin: String
    package let nobody: String
    package let clinicNameless: String
}

extension PromiseTexts {
    static let danish = PromiseTexts(
        heading: "Hjem fra sygehuset",
        expected: { "Forventet hjem \($0)" },
        cameHome: { "Kom hjem \($0)" },
        stay: { "\($0) har ansvaret, mens indlæggelsen varer." },
        covered: { "\($0) svarer stadig for behandlingen indtil \($1)." },
        coveredForOthers: "Det gælder hjemmesygeplejen og egen læge, som kan ringe til afdelingen.",
        youCall: "Bliver du dårligere, ringer du til din egen læge, og uden for åbningstid til lægevagten eller "
            + "akuttelefonen. Ring 112, hvis der er fare for livet.",
        theyCall: "Borgeren selv ringer til egen læge, og uden for åbningstid til lægevagten eller akuttelefonen.",
        waiting: { "\($0) har stadig ansvaret, for brevet er ikke nået frem til egen læge." },
        clinic: { "\($0) har ansvaret nu." },
        next: { "Derefter overtager \($0)." },
        promised: "Det er lovet",
        promise: { "kommer senest \($0)" },
        broken: { "skulle være kommet \($0), og er det ikke endnu" },
        kept: { "holdt: sendt \($0)" },
        keptLate: { "kom for sent: sendt \($0)" },
        said: "Det har du sagt om at komme hjem",
        more: "Se det hele",
        training: { "Genoptræningen begynder senest \($0)." },
        trainingLate: { "Genoptræningen skulle være begyndt senest \($0)." },
        trainingBegan: { "Genoptræningen begyndte \($0)." },
        trainingYourRight:
            "Når kommunen ikke kan begynde i tide, kan du vælge en privat leverandør, som kommunen betaler. "
            + "Ring til kommunen.",
        trainingRight:
            "Når kommunen ikke kan begynde i tide, kan borgeren vælge en privat leverandør, som kommunen betaler.",
        trainingBegin: "Genoptræningen er begyndt i dag",
        nobody: "Afdelingen",
        clinicNameless: "egen læge")

    static let english = PromiseTexts(
        heading: "Home from hospital",
        expected: { "Expected home \($0)" },
        cameHome: { "Came home \($0)" },
        stay: { "\($0) is responsible while the stay lasts." },
        covered: { "\($0) still answers for the treatment until \($1)." },
        coveredForOthers: "That is for the home nurses and the general practitioner, who can call the department.",
        youCall: "If you get worse, call your own doctor, and outside opening hours the doctor on call or the acute "
            + "line. Call 112 if life is in danger.",
        theyCall: "The citizen calls the own doctor, and outside opening hours the doctor on call or the acute line.",
        waiting: { "\($0) is still responsible, for the letter has not reached the general practitioner." },
        clinic: { "\($0) is responsible now." },
        next: { "After that \($0) takes over." },
        promised: "This has been promised",
        promise: { "comes by \($0)" },
        broken: { "should have come \($0), and has not yet" },
        kept: { "kept: sent \($0)" },
        keptLate: { "came late: sent \($0)" },
        said: "What you said about going home",
        more: "See all of it",
        training: { "Rehabilitation begins \($0) at the latest." },
        trainingLate: { "Rehabilitation should have begun by \($0)." },
        trainingBegan: { "Rehabilitation began \($0)." },
        trainingYourRight: "Where the municipality cannot begin in time, you can choose a private supplier that the "
            + "municipality pays. Call the municipality.",
        trainingRight:
            "Where the municipality cannot begin in time, the citizen can choose a private supplier that the "
            + "municipality pays.",
        trainingBegin: "Rehabilitation has begun today",
        nobody: "The department",
        clinicNameless: "the general practitioner")
}
