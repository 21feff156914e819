import Care
import FHIR
import Pages

extension Fixtures {
    static let lungCourse = CourseSummary(
        id: "EpisodeOfCare/kol", title: "KOL", status: .active, start: time("2012-09-14"),
        sectors: [.hospital, .generalPractice, .municipality], unit: "Lungemedicinsk Afdeling, Nordby Hospital",
        entryCount: 214, newest: time("2026-11-20"))

    static let diabetesCourse = CourseSummary(
        id: "EpisodeOfCare/dm", title: "Type 2-diabetes", status: .active, start: time("2009"),
        sectors: [.generalPractice], unit: "Lægehuset Torvet", entryCount: 88, newest: time("2026-11-12"))

    static let nursingCourse = CourseSummary(
        id: "CarePlan/home", title: "Hjemmesygepleje efter udskrivelse", status: .active, start: time("2026-11-09"),
        sectors: [.municipality], entryCount: 6, newest: time("2026-11-18"))

    static let hipCourse = CourseSummary(
        id: "EpisodeOfCare/hip", title: "Ny hofte, højre side", status: .over, start: time("2021-02-03"),
        end: time("2021-08-30"), sectors: [.hospital, .municipality], entryCount: 41, newest: time("2021-08-30"),
        entries: [
            Entry(
                reference: "Encounter/e5", kind: .contact, title: "Afsluttende genoptræning",
                start: time("2021-08-30T13:00:00+02:00"), sector: .municipality, unit: "Genoptræningscenter Nord"),
            Entry(
                reference: "Procedure/p1", kind: .procedure, title: "Indsættelse af hofteprotese",
                detail: "Uden komplikationer", start: time("2021-03-11"), sector: .hospital,
                unit: "Ortopædkirurgisk Afdeling", person: "Birgitte Falk"),
        ])

    static let pneumoniaCourse = CourseSummary(
        id: "Encounter/e9", title: "Lungebetændelse", status: .over, start: time("2018-01"), end: time("2018-02"),
        sectors: [.generalPractice], entryCount: 5)

    static let overview = Overview(
        citizen: citizen,
        now: [
            Matter(
                course: lungCourse, responsible: doctor, contact: .named(coordinator), nextStep: control,
                latest: [saturation, letter, potassium]),
            Matter(
                course: diabetesCourse, responsible: generalPractitioner, contact: .named(generalPractitioner),
                nextStep: bloodTest, latest: [haemoglobin]),
            Matter(
                course: nursingCourse, contact: .nobodyNamed(generalPractitioner: generalPractitioner),
                latest: [pressure]),
        ],
        toDo: [questionnaire], next: [control, bloodTest, visit], nextRemaining: 2,
        earlier: [hipCourse, pneumoniaCourse], latest: [cancelled], looseCount: 1, entryCount: 354,
        medicines: medicines, allergies: allergies, diagnoses: diagnoses,
        results: [potassium, creatinine, haemoglobin])

    static let emptyOverview = Overview(citizen: CitizenSummary(id: "empty"))

    static let longWords = Overview(
        citizen: CitizenSummary(
            id: "long",
            name: "Bartholomæus Chrysostomos von Hohenlohe-Waldenburg-Schillingsfürst Nordentoft Christoffersen",
            civilRegistrationNumber: "6101011234", age: 101, deceased: true, deceasedDate: "2026-11-01",
            language: "ar", needsInterpreter: true, isConfidential: true),
        now: [
            Matter(
                course: CourseSummary(
                    id: "EpisodeOfCare/x",
                    title: "Speciallægepraksisplanlægningsstabiliseringsperiode og kæbeledsdysfunktionsbehandling",
                    status: .resting, sectors: Sector.allCases),
                contact: .nobodyNamed(generalPractitioner: nil))
        ],
        entryCount: 1, unreadable: 3, contradictions: [.activeAfterDeath, .birthDateDiffers])

    /// A thread as long as the longest that the pages must bear.
    static let enormous: Overview = {
        var enormous = overview
        enormous.earlier = (0..<500).map { number in
            var course = hipCourse
            course.id = "EpisodeOfCare/\(number)"
            course.entries = Array(repeating: letter, count: 20)
            return course
        }
        enormous.entryCount = 10_000
        return enormous
    }()
}
