import Access
import Care
import FHIR
import Questionnaires
import Record

/// A department that sends its citizens with epilepsy questionnaires instead of visits: one whose answers are green, one yellow, one
/// red, and one who has not answered yet. All of them answered green three months ago.
extension MonitoringDemo {
    /// Who takes part, and how.
    private struct Part {
        var name: String
        var patient: String
        /// The answers by link id; nil: not yet.
        var answers: [String: String]?
    }

    private static let calm = [
        "seizures": "none", "side-effects": "none", "wellbeing": "good", "mood": "no", "wish": "nothing",
    ]

    /// - Returns: how many plans were begun; none where the record does not have those who take part.
    func beginVisits() async throws -> Int {
        guard let programme = try ExampleProgrammes.all().first(where: { $0.name == "epilepsy-pro" }),
            let activity = programme.activities.first, let questionnaire = activity.questionnaire
        else { return 0 }
        let cast = try await record.read(
            .everything, as: .commandLine, because: .healthSystemAdministration, doing: Self.activity
        ) { reading in
            (try Self.cast(reading), try CareReader(reading).form(named: questionnaire))
        }
        guard let (unit, parts) = cast.0, let form = cast.1 else { return 0 }
        let now = record.surroundings.now()
        var resources: [JSONValue] = []
        for part in parts {
            resources += try planned(part, programme, activity, form, unit, at: now)
        }
        let prepared = try resources.map { try record.preparer.prepare($0) }
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: Self.activity) {
            transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
        for part in parts { try await answer(part, form) }
        return parts.count
    }

    /// The department, and the citizens; nil where there are too few.
    private static func cast(_ reading: Reading) throws -> (TaskParty, [Part])? {
        let personas = try CareReader(reading).personas()
        let known = Set(personas.compactMap(\.patient))
        guard let post = personas.first(where: { $0.code == "hospital-nurse" })?.practitionerRole,
            let unit = try reading.resource("PractitionerRole", post)?.json()["organization"]?.target("Organization"),
            let name = try reading.resource("Organization", unit)?.json()["name"]?.string,
            let green = personas.first(where: { $0.code == "young-healthy-citizen" })?.patient,
            let waiting = personas.first(where: { $0.code == "parent" })?.patient
        else { return nil }
        let others = try reading.search(SearchQuery("Patient", limit: 200)).resources.filter { stored in
            let json = try stored.json()
            let born = json["birthDate"]?.string ?? ""
            return !known.contains(stored.id) && born > "1950" && born < "2000" && json["deceasedDateTime"] == nil
        }
        .prefix(2).map(\.id)
        guard others.count == 2 else { return nil }
        return (
            TaskParty(reference: "Organization/" + unit, name: name),
            [
                Part(name: "green", patient: green, answers: calm),
                Part(name: "yellow", patient: others[0], answers: calm.merging(["seizures": "as-usual"]) { $1 }),
                Part(name: "red", patient: others[1], answers: calm.merging(["side-effects": "bad"]) { $1 }),
                Part(name: "waiting", patient: waiting, answers: nil),
            ]
        )
    }

    private func planned(
        _ part: Part, _ programme: Programme, _ activity: ProgrammeActivity, _ form: QuestionnaireForm,
        _ unit: TaskParty, at now: Int64
    ) throws -> [JSONValue] {
        let (start, asked) = (now - 92 * LocalClock.day, now - LocalClock.day)
        let id = "demo-visits-" + part.name
        let window = MonitoringPlan.DueWindow(
            activity: activity.id, from: asked, until: asked + 14 * LocalClock.day,
            questionnaire: activity.questionnaire, task: id + "-now")
        let plan = MonitoringPlan(
            id: id, patient: part.patient, status: .active, programme: programme.canonical,
            title: programme.title.danish, watchedBy: unit, start: start, end: nil, author: unit.reference,
            due: [window], personalLimits: [], baselines: [], pauses: [], missed: [], reason: nil)
        func task(_ suffix: String, _ sent: Int64) throws -> JSONValue {
            try QuestionnaireAssignment.json(
                id: id + suffix, patient: part.patient, questionnaire: form.canonical ?? "", title: form.title.text,
                unit: unit, sent: sent, due: sent + 14 * LocalClock.day, plan: id,
                extensions: activity.savesVisitAfterDays.map { days in
                    { InsteadOfVisit.write(days: days, to: &$0) }
                })
        }
        let answered = start + 2 * LocalClock.day
        return [
            try plan.json(), try Self.done(try task("-then", start), from: start, to: answered),
            try Self.response(form, id + "-then", part.patient, plan: id, at: answered), try task("-now", asked),
        ]
    }

    /// A Task whose answers came and were green.
    private static func done(_ task: JSONValue, from start: Int64, to end: Int64) throws -> JSONValue {
        var editor = JSONEditor(task)
        editor.set("status", of: task, to: QuestionnaireAssignment.Status.completed.rawValue)
        var period = JSONWriter()
        period.object {
            $0.member("start", MonitoringNumber.instant(start))
            $0.member("end", MonitoringNumber.instant(end))
        }
        editor.set("executionPeriod", of: task, toJSON: period.bytes)
        var outcome = JSONWriter()
        outcome.object {
            $0.array("coding") { list in
                list.object {
                    $0.member("system", Colour.system)
                    $0.member("code", AnswerOutcome.green.rawValue)
                }
            }
        }
        editor.set("businessStatus", of: task, toJSON: outcome.bytes)
        return try JSONDocument(editor.bytes).root
    }

    private static func response(
        _ form: QuestionnaireForm, _ id: String, _ patient: String, plan: String, at instant: Int64
    ) throws -> JSONValue {
        var answers = FormAnswers(form)
        fill(&answers, calm)
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "QuestionnaireResponse")
            $0.member("id", id)
            $0.array("extension") { list in
                list.part("https://tovholder.dk/fhir/StructureDefinition/answers-task") {
                    $0.link("valueReference", "Task/" + id)
                }
            }
            $0.array("basedOn") { list in list.object { $0.member("reference", "CarePlan/" + plan) } }
            $0.member("questionnaire", form.canonical)
            $0.member("status", "completed")
            $0.link("subject", "Patient/" + patient)
            $0.member("authored", MonitoringNumber.instant(instant))
            $0.link("author", "Patient/" + patient)
            $0.link("source", "Patient/" + patient)
            answers.writeItems(to: &$0, language: "da", isDraft: false)
        }
        return try JSONDocument(writer.bytes).root
    }

    /// As the citizen does it, so that it is judged as it comes.
    private func answer(_ part: Part, _ form: QuestionnaireForm) async throws {
        guard let codes = part.answers else { return }
        let citizen = Caller(identity: "Patient/" + part.patient, role: .citizen(patient: part.patient))
        let hand = ConsentDesk.Hand(citizen, because: .patientRequest, doing: Self.activity, name: nil)
        let desk = QuestionnaireDesk(record)
        let task = "demo-visits-\(part.name)-now"
        _ = try await desk.keep(form, task, of: part.patient, language: "da", by: hand) { Self.fill(&$0, codes) }
        try await desk.submit(form, task, of: part.patient, language: "da", by: hand)
    }

    private static func fill(_ answers: inout FormAnswers, _ codes: [String: String]) {
        for placed in answers.enabledQuestions {
            let option = placed.item.options.first {
                if case .coding(let coding) = $0.value { coding.code == codes[placed.item.linkId] } else { false }
            }
            if let option { answers.set([option.value], at: placed.place) }
        }
    }
}
