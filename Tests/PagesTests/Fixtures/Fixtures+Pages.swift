import Care
import FHIR
import Pages

extension Fixtures {
    static let trend: Trend = {
        let values: [(String, Double)] = [
            ("2024-02-11", 88), ("2024-06-02", 94), ("2024-11-18", 91), ("2025-03-07", 103), ("2025-08-21", 110),
            ("2026-01-14", 118), ("2026-06-30", 121), ("2026-11-12", 132),
        ]
        let entries = values.enumerated().map { number, value in
            var entry = result(
                "18016", "Kreatinin", "\(Int(value.1))", "µmol/L", value.0, low: 45, high: 90,
                value.1 > 90 ? .high : .normal)
            entry.reference = "Observation/creatinine-\(number)"
            return entry
        }
        return Trend(
            code: "urn:oid:1.2.208.176.2.1|NPU18016", title: "Kreatinin", unit: "µmol/L",
            series: [
                TrendSeries(
                    title: "Kreatinin",
                    points: entries.compactMap { entry in
                        guard let time = entry.start, let value = entry.value else { return nil }
                        return TrendPoint(reference: entry.reference, time: time, value: value)
                    }, low: 45, high: 90)
            ], entries: entries)
    }()

    static let pressureTrend: Trend = {
        func series(_ title: String, _ values: [Double]) -> TrendSeries {
            TrendSeries(
                title: title,
                points: values.enumerated().compactMap { number, value in
                    time("2026-1\(number / 28)-\(10 + number % 18)").map {
                        TrendPoint(
                            reference: "Observation/bp\(number)", time: $0,
                            value: MeasuredValue(
                                text: "\(Int(value))", unit: "mmHg", number: value,
                                interpretation: value > 140 ? .high : .normal))
                    }
                })
        }
        return Trend(
            code: "http://loinc.org|85354-9", title: "Blodtryk", unit: "mmHg",
            series: [series("Systolisk", [138, 141, 148, 136, 133]), series("Diastolisk", [82, 85, 88, 80, 79])],
            entries: [pressure])
    }()

    static let coursePage = CoursePage(
        citizen: citizen,
        matter: Matter(
            course: lungCourse, responsible: doctor, contact: .named(coordinator), nextStep: control, latest: []),
        team: [doctor, coordinator, homeNursing],
        plans: [
            PlanSummary(
                plan: Entry(
                    reference: "CarePlan/p1", kind: .plan, title: "Forløbsplan for KOL",
                    detail: "Aftalt med Karen og Mette den 9. november", start: time("2026-11-09"), sector: .hospital,
                    standing: .current),
                activities: [
                    Entry(
                        reference: "ServiceRequest/s1", kind: .task, title: "Lungerehabilitering på hold",
                        start: time("2026-12-07"), sector: .municipality, unit: "Sundhedscenter Nordby",
                        standing: .planned)
                ],
                goals: [
                    Entry(
                        reference: "Goal/g1", kind: .goal, title: "Gå til købmanden uden at holde pause",
                        detail: "Karens eget mål", start: time("2026-11-09"), standing: .current)
                ])
        ],
        diagnoses: [diagnoses[0]], toDo: [questionnaire], next: [control],
        thread: ThreadPage(
            entries: [saturation, letter, potassium, cancelled], next: ThreadCursor(time: 1, tie: 2), total: 214))

    static let document = DocumentText(
        entry: letter,
        sections: [
            DocumentSection(
                title: "Indlæggelse", level: 1,
                paragraphs: [
                    "Indlagt 5. november med tiltagende åndenød og gult opspyt gennem tre dage.",
                    "Behandlet med binyrebarkhormon, antibiotika og inhalationer. Iltmætning ved udskrivelsen 92 %.",
                ]),
            DocumentSection(
                title: "Plan", level: 2,
                paragraphs: [
                    "Kontrol i lungeambulatoriet den 22. november.\nHjemmesygeplejen måler iltmætning dagligt."
                ]),
        ],
        attachments: [DocumentAttachment(title: "Røntgenbillede", contentType: "application/pdf", byteCount: 81_920)])

    static let personas = [
        Persona(code: "chronically-ill-citizen", personId: "p1", name: "Karen Margrethe Sørensen", patient: "karen"),
        Persona(code: "young-healthy-citizen", personId: "p2", name: "Emil Kjær", patient: "emil"),
        Persona(code: "parent", personId: "p3", name: "Sara Yilmaz", patient: "sara", relatedPerson: "r1"),
        Persona(code: "daughter", personId: "p4", name: "Mette Holm", relatedPerson: "r2", onBehalfOf: "poul"),
        Persona(
            code: "general-practitioner", personId: "p5", name: "Jens Holst", practitionerRole: "gp1",
            unit: "Lægehuset Torvet"),
        Persona(
            code: "hospital-nurse", personId: "p6", name: "Lone Bak", practitionerRole: "n1",
            unit: "Lungemedicinsk Ambulatorium"),
        Persona(
            code: "municipal-nurse", personId: "p7", name: "Anne Lund", practitionerRole: "m1",
            unit: "Hjemmesygeplejen Nord"),
        Persona(code: "quality-officer", personId: "p8", name: "Henrik Toft", unit: "Region Nord"),
    ]

    static let figures = RegionFigures(
        citizens: Figure(12_345), activeCourses: Figure(4_310), admissions: Figure(212), appointments: Figure(9_004),
        openTasks: Figure(3), plannedCourses: Figure(801), finishedCourses: Figure(22_104), referrals: Figure(0),
        units: 61,
        sectors: [
            SectorFigures(
                sector: .hospital, units: 24, activeCourses: Figure(2_301), finishedCourses: .withheld,
                recentContacts: Figure(912)),
            SectorFigures(
                sector: .pharmacy, units: 3, activeCourses: Figure(0), finishedCourses: Figure(2),
                recentContacts: Figure(0)),
        ])
}
