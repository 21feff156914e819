/// The words of the interface about one topic: being in hospital.
package struct StayTexts: Sendable {
    package let heading: String
    package let yours: @Sendable (String, String) -> String
    package let theirs: @Sendable (String, String) -> String
    package let emergency: String
    package let onLeave: @Sendable (String) -> String
    package let wasOnLeave: @Sendable (String, String) -> String
    package let finished: @Sendable (String) -> String
    package let expected: @Sendable (String) -> String
    package let wasExpected: @Sendable (String) -> String
    package let moving: @Sendable (String) -> String
    package let movingLink: String
    package let readersTold: String
    package let startLeave: String
    package let endLeave: String
    package let finishTreatment: String
    package let resumeTreatment: String
    package let transfer: String
    package let transferLead: String
    package let transferWhy: String
    package let transferSend: String
    package let admit: String
    package let admitLead: String
    package let admitInpatient: String
    package let admitEmergency: String
    package let late: String
    package let notHospital: String
    package let admitted: String
    package let admittedHelp: String
    package let inHospital: String
    package let inHospitalHelp: String
    package let since: String
    package let noDay: String
    package let nobody: String
}

extension StayTexts {
    static let danish = StayTexts(
        heading: "På sygehus nu",
        yours: { "Du er indlagt på \($0) siden \($1)." },
        theirs: { "Indlagt på \($0) siden \($1)." },
        emergency: "På akutmodtagelse, ikke indlagt",
        onLeave: { "På orlov hjemme siden \($0)" },
        wasOnLeave: { "Var på orlov fra \($0) til \($1)" },
        finished: { "Færdigbehandlet siden \($0)" },
        expected: { "Forventet hjem \($0)" },
        wasExpected: { "Skulle være kommet hjem \($0)" },
        moving: { "Flyttes til \($0), når de har sagt ja." },
        movingLink: "Se overdragelsen",
        readersTold: "Kommunen og egen læge får besked om det, du gør her.",
        startLeave: "Går på orlov nu",
        endLeave: "Er tilbage fra orlov",
        finishTreatment: "Meld færdigbehandlet",
        resumeTreatment: "Er ikke færdigbehandlet alligevel",
        transfer: "Flyt til en anden afdeling",
        transferLead: "Afdelingen bliver spurgt. Patienten og ansvaret er jeres, indtil de har sagt ja.",
        transferWhy: "Hvorfor",
        transferSend: "Spørg afdelingen",
        admit: "Indlæg hos jer",
        admitLead: "Opholdet begynder nu. Et tidligere ophold et andet sted slutter samtidig.",
        admitInpatient: "Indlæg",
        admitEmergency: "Modtag akut uden at indlægge",
        late: "Det er gjort i mellemtiden, eller opholdet er slut. Her ser du, hvordan det står nu.",
        notHospital: "Kun sygehusafdelinger kan indlægge.",
        admitted: "Indlagt hos jer",
        admittedHelp: "De senest ankomne først.",
        inHospital: "Jeres borgere på sygehus",
        inHospitalHelp: "De senest indlagte først.",
        since: "Siden",
        noDay: "Der er ikke aftalt en dag for hjemrejsen.",
        nobody: "en afdeling, vi ikke kender navnet på")

    static let english = StayTexts(
        heading: "In hospital now",
        yours: { "You have been in \($0) since \($1)." },
        theirs: { "In \($0) since \($1)." },
        emergency: "In an emergency department, not admitted",
        onLeave: { "On leave at home since \($0)" },
        wasOnLeave: { "Was on leave from \($0) to \($1)" },
        finished: { "Treatment finished since \($0)" },
        expected: { "Expected home \($0)" },
        wasExpected: { "Should have come home \($0)" },
        moving: { "Moves to \($0) when they have said yes." },
        movingLink: "See the handover",
        readersTold: "The municipality and the general practice are told of what you do here.",
        startLeave: "Goes on leave now",
        endLeave: "Is back from leave",
        finishTreatment: "Report treatment finished",
        resumeTreatment: "Treatment is not finished after all",
        transfer: "Move to another department",
        transferLead: "The department is asked. Patient and responsibility are yours until it has said yes.",
        transferWhy: "Why",
        transferSend: "Ask the department",
        admit: "Admit to your department",
        admitLead: "The stay begins now. An earlier stay elsewhere ends at the same time.",
        admitInpatient: "Admit",
        admitEmergency: "Receive without admitting",
        late: "It has been done meanwhile, or the stay is over. This is how it stands now.",
        notHospital: "Only departments of hospitals admit.",
        admitted: "In your department",
        admittedHelp: "Those who came last first.",
        inHospital: "Your citizens in hospital",
        inHospitalHelp: "Those who were admitted last first.",
        since: "Since",
        noDay: "No day for going home has been agreed.",
        nobody: "a department whose name we do not know")
}
