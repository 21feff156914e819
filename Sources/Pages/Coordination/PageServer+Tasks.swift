import Access
import Care
import Hummingbird
import Record

/// Tasks that units give each other: a unit's list, and the page of one citizen.
extension PageServer {
    func unitTasks(_ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        let (toUs, byUs) = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.unitTasks.rawValue
        ) { reading in
            guard let unit = capacity.caller.unit else { return ([TaskLine](), [TaskLine]()) }
            let reader = CareReader(reading, directory: directory)
            return (try reader.openTasks(.owner, of: unit), try reader.openTasks(.giver, of: unit))
        }
        return page(UnitTasksView(toUs: toUs, byUs: byUs, context: context(visit)).html, visit)
    }

    func citizenTasks(
        _ citizen: String, _ done: TaskNotice?, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        guard let form else {
            let model = try await taskModel(citizen, visit)
            return page(CitizenTasksView(model: model, done: done, context: context(visit)).html, visit)
        }
        let capacity = try capacity(for: citizen, visit)
        guard case .professional = capacity.caller.role else { throw PageError.forbidden }
        if form["do"] == "give" { return try await giveTask(citizen, form, capacity, visit) }
        guard let code = form["do"].flatMap(TaskStep.Code.init(rawValue:)), code != .given, let task = form["task"]
        else { throw PageError.badRequest }
        let words = form["words-\(code.rawValue)-\(task)"]
        let isTooLong = (words?.count ?? 0) > CoordinationSystems.longestText
        if isTooLong || code.needsReason && words == nil {
            let model = try await taskModel(citizen, visit)
            let view = CitizenTasksView(model: model, unexplained: (task, code), context: context(visit))
            return page(view.html, visit, status: .badRequest)
        }
        do {
            try await TaskDesk(record).take(
                code, task, of: citizen, words: words, by: hand(capacity, visit, .citizenTasks))
        } catch RecordError.conflict {
            return redirect(to: .citizenTasks(citizen: citizen, .late))
        }
        return redirect(to: form["back"] == "unit" ? .unitTasks : .citizenTasks(citizen: citizen, .taken))
    }

    private func taskModel(_ citizen: String, _ visit: Visit) async throws -> TaskModel {
        let selves = try capacity(for: citizen, visit).staffSelves
        let opened = try await open(citizen, visit, .citizenTasks) { reader in
            (try reader.delegatedTasks(), try selves.isEmpty ? [] : reader.units())
        }
        return TaskModel(
            citizen: opened.citizen, relation: opened.relation, tasks: opened.model.0, units: opened.model.1,
            selves: selves)
    }

    private func giveTask(
        _ citizen: String, _ fields: FormFields, _ capacity: Account.Capacity, _ visit: Visit
    ) async throws -> Response {
        var model = try await taskModel(citizen, visit)
        let context = context(visit)
        let form = TaskForm(fields)
        var mistakes = form.mistakes(at: context.moment)
        let found = try await units(for: form, capacity)
        if mistakes.contains(.unit) == false, found.units.count != 1 {
            mistakes.insert(found.units.isEmpty ? .unit : .severalUnits)
            model.units = found.units.isEmpty ? model.units : found.units
        }
        guard mistakes.isEmpty, let owner = found.units.first, let title = form.title,
            let due = form.due(at: context.moment), let giver = found.own
        else {
            let view = CitizenTasksView(model: model, form: form, mistakes: mistakes, context: context)
            return page(view.html, visit, status: .badRequest)
        }
        _ = try await TaskDesk(record).give(
            TaskDesk.Order(title: title, owner: owner, due: due), from: giver, of: citizen,
            by: hand(capacity, visit, .citizenTasks))
        return redirect(to: .citizenTasks(citizen: citizen, .given))
    }

    /// The units that a form may mean, and the caller's own.
    private func units(
        for form: TaskForm, _ capacity: Account.Capacity
    ) async throws -> (units: [TaskParty], own: TaskParty?) {
        try await record.read(
            .directory, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.citizenTasks.rawValue
        ) { reading in
            let reader = CareReader(reading, directory: directory)
            let own = capacity.caller.unit.map { "Organization/" + $0 }
            let units =
                if let name = form.otherUnit { try reader.units(named: name) } else {
                    try [form.unit.flatMap(reader.named)].compactMap(\.self)
                }
            return (units, try own.map { try reader.named($0) ?? TaskParty(reference: $0) })
        }
    }
}

extension Account.Capacity {
    /// All references that a professional answers to; empty for everybody else.
    var staffSelves: Set<String> {
        if case .professional = caller.role { caller.selves } else { [] }
    }
}
