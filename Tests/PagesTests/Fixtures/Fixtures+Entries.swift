import Care
import FHIR
import Pages

extension Fixtures {
    static let control = Entry(
        reference: "Appointment/a1", kind: .appointment, title: "Kontrol i lungeambulatoriet", status: "booked",
        start: time("2026-11-22T09:30:00+01:00"), end: time("2026-11-22T10:00:00+01:00"), sector: .hospital,
        unit: "Lungemedicinsk Ambulatorium", person: "Lone Bak", place: "Nordby Hospital, indgang C, 2. sal",
        reason: "Kontrol efter forværring i KOL", instruction: "Tag din medicinliste og dit måleskema med.",
        course: "EpisodeOfCare/kol", standing: .planned)

    static let bloodTest = Entry(
        reference: "Appointment/a2", kind: .appointment, title: "Blodprøve", status: "booked",
        start: time("2026-11-24T08:10:00+01:00"), sector: .generalPractice, unit: "Lægehuset Torvet",
        place: "Torvet 3, 9999 Nordby", reason: "Langtidsblodsukker før årskontrol", course: "EpisodeOfCare/dm",
        standing: .planned)

    static let visit = Entry(
        reference: "Appointment/a3", kind: .appointment, title: "Besøg af hjemmesygeplejersken", status: "booked",
        start: time("2026-12-03"), sector: .municipality, unit: "Hjemmesygeplejen Nord", place: "Hjemme hos dig",
        standing: .planned)

    static let questionnaire = Entry(
        reference: "Task/t1", kind: .questionnaire, title: "Skema om din vejrtrækning", status: "requested",
        end: time("2026-11-21"), sector: .hospital, unit: "Lungemedicinsk Ambulatorium",
        reason: "Lægen ser på svarene før din kontrol", standing: .planned)

    static func result(
        _ id: String, _ title: String, _ text: String, _ unit: String, _ date: String,
        low: Double? = nil, high: Double? = nil, _ interpretation: Interpretation = .normal,
        kind: EntryKind = .result, sector: Sector = .hospital
    ) -> Entry {
        Entry(
            reference: "Observation/\(id)", kind: kind, title: title, status: "final", start: time(date),
            sector: sector, unit: sector == .home ? nil : "Klinisk Biokemi, Nordby Hospital",
            value: MeasuredValue(
                text: text, unit: unit, number: Double(text), low: low, high: high,
                referenceRange: low.flatMap { low in high.map { "\(low)–\($0) \(unit)" } },
                interpretation: interpretation),
            code: "urn:oid:1.2.208.176.2.1|NPU\(id)")
    }

    static let creatinine = result(
        "18016", "Kreatinin", "132", "µmol/L", "2026-11-12T07:40:00+01:00", low: 45, high: 90, .high)
    static let haemoglobin = result(
        "02319", "Hæmoglobin", "7.9", "mmol/L", "2026-11-12T07:40:00+01:00", low: 7.3, high: 9.5)
    static let potassium = result(
        "03230", "Kalium", "2.8", "mmol/L", "2026-11-12T07:40:00+01:00", low: 3.5, high: 4.4, .criticallyLow)
    static let saturation = result(
        "saturation", "Iltmætning", "89", "%", "2026-11-20T08:05:00+01:00", low: 92, high: 100, .low,
        kind: .measurement, sector: .home)
    static let pressure = Entry(
        reference: "Observation/bp", kind: .measurement, title: "Blodtryk", status: "final",
        start: time("2026-11-18T10:00:00+01:00"), sector: .municipality, unit: "Hjemmesygeplejen Nord",
        components: [
            MeasuredComponent(
                title: "Systolisk", value: MeasuredValue(text: "148", unit: "mmHg", number: 148, interpretation: .high)),
            MeasuredComponent(
                title: "Diastolisk",
                value: MeasuredValue(text: "82", unit: "mmHg", number: 82, interpretation: .normal)),
        ], code: "http://loinc.org|85354-9")

    static let letter = Entry(
        reference: "DocumentReference/d1", kind: .document, title: "Epikrise fra Lungemedicinsk Afdeling",
        detail: "Udskrevet efter 4 dages indlæggelse med forværring i KOL", status: "current",
        start: time("2026-11-09T14:20:00+01:00"), sector: .hospital, unit: "Lungemedicinsk Afdeling",
        person: "Amir Rahimi", course: "EpisodeOfCare/kol")

    static let cancelled = Entry(
        reference: "Appointment/a9", kind: .appointment, title: "Røntgen af lungerne", status: "cancelled",
        start: time("2026-10-30T11:00:00+01:00"), sector: .hospital, unit: "Røntgen, Nordby Hospital", isVoid: true)

    static let medicines = [
        Entry(
            reference: "MedicationStatement/m1", kind: .medicine, title: "Tiotropium 18 mikrogram",
            detail: "1 inhalation hver morgen mod KOL", start: time("2019-05"), standing: .current),
        Entry(
            reference: "MedicationStatement/m2", kind: .medicine, title: "Metformin 500 mg",
            detail: "1 tablet morgen og aften mod type 2-diabetes", start: time("2016"), standing: .current),
        Entry(
            reference: "MedicationStatement/m3", kind: .medicine, title: "Prednisolon 25 mg",
            detail: "1½ tablet dagligt i 5 dage", start: time("2026-11-17"), standing: .current),
    ]
    static let allergies = [
        Entry(
            reference: "AllergyIntolerance/al1", kind: .allergy, title: "Penicillin", detail: "Udslæt og åndenød",
            start: time("1987"), standing: .current)
    ]
    static let diagnoses = [
        Entry(
            reference: "Condition/c1", kind: .diagnosis, title: "Kronisk obstruktiv lungesygdom (KOL)",
            start: time("2012-09"), sector: .hospital, standing: .current),
        Entry(
            reference: "Condition/c2", kind: .diagnosis, title: "Type 2-diabetes", start: time("2009"),
            sector: .generalPractice, standing: .current),
    ]
}
