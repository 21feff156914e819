import Care
import FHIR
import HTML
import Pages
import Testing

/// The pages about tasks across units in the states they can be in, against what was looked at and found good.
struct TaskPageTests {
    static let hour: Int64 = 3_600_000
    static let now = Fixtures.context().moment.now
    static let lung = TaskParty(reference: "Organization/lung", name: "Lungemedicinsk Afdeling")
    static let home = TaskParty(reference: "Organization/home", name: "Hjemmesygeplejen Nord")

    static func task(
        _ id: String, _ title: String, _ status: DelegatedTask.Status, _ code: TaskStep.Code, due: Int64 = 72,
        answerBy: Int64 = 20, reason: String? = nil, outcome: String? = nil, told: Escalation.Missed? = nil
    ) -> DelegatedTask {
        DelegatedTask(
            id: id, patient: "karen", status: status, title: title, giver: lung, owner: home, given: now - 30 * hour,
            answerBy: now + answerBy * hour, due: now + due * hour,
            steps: [
                TaskStep(.given, at: now - 30 * hour, by: "PractitionerRole/n"),
                TaskStep(code, at: now - 2 * hour, by: "PractitionerRole/m"),
            ],
            escalations: told.map { [Escalation(step: .leader, because: $0, at: now - hour, to: "PractitionerRole/l")] }
                ?? [],
            reason: reason, outcome: outcome)
    }

    static let tasks = [
        task("t1", "Skift forbinding på venstre underben", .requested, .given, answerBy: -4, told: .unanswered),
        task("t2", "Mål vægt hver morgen <før> mad", .accepted, .accepted, due: -20, told: .undone),
        task("t3", "Hent iltapparatet", .accepted, .accepted),
        task("t4", "Ny rollator", .requested, .given),
        task("t5", "Blodtryk", .completed, .done, outcome: "138/82, ingen svimmelhed."),
        task("t6", "Vask af gulv", .rejected, .declined, reason: "Det er ikke bevilget."),
        task("t7", "Træning", .failed, .failed, reason: "Karen er rejst."),
        task("t8", "Dobbelt", .cancelled, .withdrawn),
    ]

    static func model(_ relation: CitizenBanner.Relation, selves: Set<String> = []) -> TaskModel {
        TaskModel(
            citizen: Fixtures.citizen, relation: relation, tasks: tasks, units: [home, lung], selves: selves)
    }

    @Test(arguments: Language.allCases)
    func `who does what, as the citizen`(language: Language) {
        let page = CitizenTasksView(
            model: Self.model(.own),
            context: Fixtures.context(language, at: .citizenTasks(citizen: "karen", nil)))
        Snapshot.expect(page.html, named: "tasks-\(language.rawValue)")
    }

    @Test func `who does what, as the unit that is asked`() {
        let page = CitizenTasksView(
            model: Self.model(.patient, selves: ["Organization/home"]), done: .taken,
            context: Fixtures.context(as: Fixtures.nurse, at: .citizenTasks(citizen: "karen", .taken)))
        Snapshot.expect(page.html, named: "tasks-staff")
    }

    @Test func `a task that is not filled in, and a no without its reason`() {
        let page = CitizenTasksView(
            model: Self.model(.patient, selves: ["Organization/home"]), form: TaskForm(),
            mistakes: Set(TaskForm.Mistake.allCases), unexplained: ("t4", .declined), done: .late,
            context: Fixtures.context(as: Fixtures.nurse))
        let html = page.html.rendered()
        let texts = Texts.danish.task
        for text in [texts.missingWhat, texts.severalUnits, texts.missingDate, texts.missingWhy, texts.tooLate] {
            #expect(html.contains(text), "\(text)")
        }
    }

    @Test func `citizens and relatives take no steps with units' tasks`() {
        let html = CitizenTasksView(model: Self.model(.relative), context: Fixtures.context()).html.rendered()
        #expect(!html.contains(Texts.danish.task.accept) && !html.contains("name=\"do\""))
    }

    @Test func `a unit's list, and one with nothing on it`() {
        func line(_ task: DelegatedTask) -> TaskLine {
            TaskLine(
                id: task.id, citizen: "karen", citizenName: "Karen Margrethe Sørensen", title: task.title,
                status: task.status, other: Self.lung.name, next: task.next, due: task.due, given: task.given,
                isTold: !task.escalations.isEmpty)
        }
        let lines = Self.tasks.prefix(4).map(line)
        let context = Fixtures.context(as: Fixtures.nurse, at: .unitTasks)
        Snapshot.expect(
            UnitTasksView(toUs: lines, byUs: [lines[1]], context: context).html, named: "unit-tasks")
        let empty = UnitTasksView(toUs: [], byUs: [], context: context).html.rendered()
        #expect(empty.contains(Texts.danish.task.noneToUs) && empty.contains(Texts.danish.task.noneByUs))
    }

    @Test func `a day is the whole of it, and one that has passed is refused`() {
        let moment = Fixtures.context().moment
        var form = TaskForm()
        form.date = "2026-11-30"
        #expect(form.due(at: moment) == DateTime("2026-11-30T23:59:00+01:00")?.earliest)
        form.date = "2026-11-01"
        #expect(form.due(at: moment) == nil)
        form.date = "30.11."
        #expect(form.mistakes(at: moment) == [.title, .unit, .date])
    }
}
