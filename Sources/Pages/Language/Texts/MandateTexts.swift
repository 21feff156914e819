/// The words of the interface about one topic: what a relative has been given, and staff who open and register.
package struct MandateTexts: Sendable {
    package let heading: String
    package let lead: String
    package let nothing: String
    package let offers: String
    package let offersHelp: String
    package let accept: String
    package let decline: String
    package let current: String
    package let open: String
    package let decide: String
    package let past: String
    package let sees: @Sendable (String) -> String
    package let acts: String
    package let stop: String
    package let myRole: String
    package let acceptedDone: String
    package let declinedDone: String
    package let endedDone: String
    package let saidDone: String
    package let link: String
    package let openingHeading: String
    package let openingLead: String
    package let reasonHeading: String
    package let reasonLead: String
    package let reasonEffect: @Sendable (_ days: Int) -> String
    package let reasonField: String
    package let reasonHelp: String
    package let reasonConfirm: String
    package let emergencyHeading: String
    package let emergencyLead: String
    package let emergencyEffect: @Sendable (Int) -> String
    package let emergencyConfirm: String
    package let missingReason: String
    package let registerHeading: String
    package let register: String
    package let registerWhat: String
    package let custodyHelp: @Sendable (_ age: Int) -> String
    package let guardianshipHelp: String
    package let paperHelp: String
    package let registerWhom: String
    package let registerSees: String
    package let until: String
    package let untilHelp: String
    package let paperWhere: String
    package let paperWhereHelp: String
    package let missingPaper: String
    package let filterHeading: String
    package let filter: String
    package let filterLead: String
    package let filterConfirm: String
    package let noRelatives: String
    package let askHeading: String
    package let askLead: String
    package let askField: String
    package let askConfirm: String
    package let missingQuestion: String
    package let roleOfStaff: String
    package let relative: String
}

extension MandateTexts {
    static let danish = MandateTexts(
        heading: "Det må jeg se",
        lead: "Her ser du, hvem der har givet dig adgang, til hvad og hvor længe. De kan se, hver gang du kigger.",
        nothing: "Ingen har givet dig adgang.",
        offers: "Venter på dit svar",
        offersHelp: "Adgangen begynder, når du siger ja. Du kan stoppe den igen når som helst.",
        accept: "Sig ja",
        decline: "Sig nej tak",
        current: "Du har adgang",
        open: "Åbn forløbet",
        decide: "Bestem, hvem der må se",
        past: "Tidligere",
        sees: { "Du kan se: \($0)" },
        acts: "Du må også handle på personens vegne.",
        stop: "Stop min adgang",
        myRole: "Skriv om min rolle",
        acceptedDone: "Du har nu adgang.",
        declinedDone: "Du har sagt nej tak.",
        endedDone: "Din adgang er stoppet.",
        saidDone: "Det er skrevet ned. Personalet kan se det.",
        link: "Det må jeg se",
        openingHeading: "Du kan ikke se forløbet, eller noget er skjult",
        openingLead:
            "Journalen viser ikke, at du eller din afdeling behandler patienten, eller patienten har spærret for noget. Er det den rette patient, kan du få adgang på to måder. Begge kan ses af patienten.",
        reasonHeading: "Angiv en begrundelse",
        reasonLead: "Til behandling, som journalen endnu ikke viser, for eksempel en henvisning på vej.",
        reasonEffect: {
            "Adgangen varer \($0) dage. Så bliver det tjekket, om journalen viser, at I behandler patienten. Gør den ikke det, bliver opslaget gennemgået."
        },
        reasonField: "Hvorfor har du brug for at se forløbet?",
        reasonHelp: "Patienten kan læse det, du skriver.",
        reasonConfirm: "Åbn med begrundelsen",
        emergencyHeading: "Nødsituation",
        emergencyLead:
            "Når liv eller helbred er i fare, og der ikke er tid til andet. Du ser også det, der er spærret.",
        emergencyEffect: {
            "Adgangen varer \($0) timer. Patienten får besked med det samme, og opslaget bliver altid gennemgået."
        },
        emergencyConfirm: "Åbn i en nødsituation",
        missingReason: "Skriv, hvorfor du har brug for adgang.",
        registerHeading: "Registrer en adgang",
        register: "Registrer adgang",
        registerWhat: "Hvad bygger adgangen på?",
        custodyHelp: { "Forælderen ser med, til barnet fylder \($0) år. Så stopper adgangen af sig selv." },
        guardianshipHelp: "Værgen ser med på borgerens vegne.",
        paperHelp: "For en borger, der ikke er digital, og som har underskrevet på papir.",
        registerWhom: "Hvem får adgang?",
        registerSees: "Hvad må personen se?",
        until: "Sidste dag",
        untilHelp: "Lad feltet stå tomt, hvis der ikke er nogen.",
        paperWhere: "Hvor ligger papiret?",
        paperWhereHelp: "For eksempel: scannet i arkivet, nummer 2026-114.",
        missingPaper: "Skriv, hvor det underskrevne papir ligger.",
        filterHeading: "Skjul noget for en forælder",
        filter: "Skjul for en forælder",
        filterLead:
            "Brug det, når hensynet til barnet taler imod, at forælderen ser det. Det kan ses af andet personale.",
        filterConfirm: "Skjul",
        noRelatives: "Der er ingen pårørende i forløbet. Skriv dem ind først.",
        askHeading: "Spørg borgeren",
        askLead: "Borgeren får din besked og bestemmer selv, om du må se mere.",
        askField: "Din besked",
        askConfirm: "Send beskeden",
        missingQuestion: "Skriv, hvad du vil spørge om.",
        roleOfStaff: "Personalets note om rollen",
        relative: "Vælg person")
}

extension MandateTexts {
    static let english = MandateTexts(
        heading: "What I may see",
        lead: "Here you see who has given you access, to what and for how long. They can see each time you look.",
        nothing: "Nobody has given you access.",
        offers: "Waiting for your answer",
        offersHelp: "The access begins when you say yes. You can end it again at any time.",
        accept: "Say yes",
        decline: "No, thank you",
        current: "You have access",
        open: "Open the record",
        decide: "Decide who may see",
        past: "Earlier",
        sees: { "You can see: \($0)" },
        acts: "You may also act on the person's behalf.",
        stop: "End my access",
        myRole: "Write about my role",
        acceptedDone: "You now have access.",
        declinedDone: "You have declined.",
        endedDone: "Your access has ended.",
        saidDone: "It has been written down. Staff can see it.",
        link: "What I may see",
        openingHeading: "You cannot see the record, or something is hidden",
        openingLead:
            "The record does not show that you or your unit treat the patient, or the patient has blocked something. If it is the right patient, there are two ways to get access. The patient can see both.",
        reasonHeading: "State a reason",
        reasonLead: "For treatment that the record does not show yet, such as a referral on its way.",
        reasonEffect: {
            "The access lasts \($0) days. It is then checked whether the record shows that you treat the patient. If it does not, the look is reviewed."
        },
        reasonField: "Why do you need to see the record?",
        reasonHelp: "The patient can read what you write.",
        reasonConfirm: "Open with the reason",
        emergencyHeading: "Emergency",
        emergencyLead:
            "When life or health is in danger and there is no time for anything else. You also see what is blocked.",
        emergencyEffect: {
            "The access lasts \($0) hours. The patient is told at once, and the look is always reviewed."
        },
        emergencyConfirm: "Open in an emergency",
        missingReason: "Write why you need access.",
        registerHeading: "Register an access",
        register: "Register access",
        registerWhat: "What does the access rest on?",
        custodyHelp: { "The parent sees along until the child is \($0). It then ends by itself." },
        guardianshipHelp: "The guardian sees along on the citizen's behalf.",
        paperHelp: "For a citizen who is not digital, and who has signed on paper.",
        registerWhom: "Who gets access?",
        registerSees: "What may the person see?",
        until: "Last day",
        untilHelp: "Leave it empty where there is none.",
        paperWhere: "Where is the paper?",
        paperWhereHelp: "For example: scanned in the archive, number 2026-114.",
        missingPaper: "Write where the signed paper is.",
        filterHeading: "Keep something from a parent",
        filter: "Keep from a parent",
        filterLead: "For when regard for the child speaks against the parent seeing it. Other staff can see it.",
        filterConfirm: "Keep it from the parent",
        noRelatives: "No relatives stand in the record. Write them in first.",
        askHeading: "Ask the citizen",
        askLead: "The citizen gets your message and decides whether you may see more.",
        askField: "Your message",
        askConfirm: "Send the message",
        missingQuestion: "Write what you want to ask.",
        roleOfStaff: "Staff's note about the role",
        relative: "Choose a person")
}
