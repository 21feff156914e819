import FHIR

/// A part of a discharge with what its document says.
struct GoingHomePart {
    let code: String
    let name: String
    let goesToClinic: Bool
    /// Whether it goes out the day before, as soon as the need is known.
    let isSentBefore: Bool
    let hoursAfterLeaving: Int64
    private let texts: [(code: String, title: String, text: String)]

    static let system = "https://tovholder.dk/fhir/CodeSystem/task-kind"

    /// The sections; the letter has one that says who answers until when.
    func sections(end: String, phone: String) -> [(code: String, title: String, text: String)] {
        guard code == "discharge-letter" else { return texts }
        let until = DateTime(end).map { DateTime(milliseconds: $0.earliest, offsetMinutes: 60, precision: .minute) }
        let clock = until.map { "\($0.text.prefix(10)) kl. \($0.text.dropFirst(11).prefix(5))" } ?? end
        let answer =
            "Omfattet af udvidet behandlingsansvar til \(clock) dansk normaltid. Indtil da svarer afdelingen på telefon "
            + "\(phone). Borgeren selv ringer til egen læge, lægevagt eller akuttelefon."
        return texts + [("extended-responsibility", "Hvem har ansvaret de første dage", answer)]
    }

    static let all = [
        GoingHomePart(
            code: "care-course-plan", name: "Plejeforløbsplan", goesToClinic: false, isSentBefore: true,
            hoursAfterLeaving: -24,
            texts: [
                ("function", "Hvad du kan selv", "Går med rollator indendørs. Klarer at spise og vaske sig siddende."),
                (
                    "need", "Hjælp, der er brug for",
                    "Sygeplejerske morgen og aften de første tre dage. Bad to gange om ugen."
                ),
                ("next", "Hvad der skal ske før hjemkomsten", "Iltapparat står klar i hjemmet. Sønnen tager imod."),
            ]),
        GoingHomePart(
            code: "discharge-report", name: "Udskrivningsrapport", goesToClinic: false, isSentBefore: false,
            hoursAfterLeaving: 2,
            texts: [
                ("course", "Hvad der er sket", "Indlagt med KOL, der blev værre. Fik ilt, inhalation og prednisolon."),
                ("nursing", "Sygepleje derhjemme", "Mål iltmætning og tæl vejrtrækning morgen og aften."),
                ("observe", "Hold øje med", "Mere åndenød, feber eller forvirring. Iltmætning under 88 procent."),
                ("contact", "Ring, hvis", "Ring til afdelingen hele døgnet de første 72 timer."),
            ]),
        GoingHomePart(
            code: "discharge-letter", name: "Epikrise", goesToClinic: true, isSentBefore: false, hoursAfterLeaving: 72,
            texts: [
                ("reason", "Hvorfor du var indlagt", "Din KOL blev pludselig værre."),
                ("course", "Hvad vi gjorde", "Du fik ilt, inhalationer og prednisolon, og du kom dig dag for dag."),
                (
                    "plan", "Hvad der skal ske nu",
                    "Prednisolon til den sidste tablet. Kontrol hos egen læge om to uger."
                ),
            ]),
        GoingHomePart(
            code: "medication-reconciliation", name: "Medicinafstemning", goesToClinic: true, isSentBefore: false,
            hoursAfterLeaving: 2,
            texts: [
                (
                    "list", "Din medicin nu",
                    "Ny: Prednisolon, for KOL, der blev værre. Fortsat: Ramipril, for hjertet og blodtrykket."
                )
            ]),
        GoingHomePart(
            code: "aids-and-supplies", name: "Hjælpemidler og forbrugsvarer", goesToClinic: false, isSentBefore: false,
            hoursAfterLeaving: 2,
            texts: [("list", "Med hjem de første dage", "Rollator, inhalationsmaske og medicin til tre dage.")]),
    ]
}
