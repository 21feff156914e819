import Access
import Care
import Hummingbird
import Record

/// Failures of cooperation: a unit's list, and the page of one citizen, where anybody who may see it reports.
extension PageServer {
    func unitFailures(_ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        let lines = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.unitFailures.rawValue
        ) { reading in
            try capacity.caller.unit.map { try CareReader(reading, directory: directory).openFailures(of: $0) } ?? []
        }
        return page(UnitFailuresView(lines: lines, context: context(visit)).html, visit)
    }

    func failures(
        _ citizen: String, _ done: FailureNotice?, _ fields: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let model = try await failureModel(citizen, visit)
        guard let fields else {
            return page(FailuresView(model: model, done: done, context: context(visit)).html, visit)
        }
        let capacity = try capacity(for: citizen, visit)
        let hand = hand(capacity, visit, .failures)
        var form = FailureForm(fields)
        if fields["do"] == "report" {
            let chosen = fields["unit"].flatMap { unit in model.units.first { $0.reference == unit } }
            let own = capacity.caller.unit.map { "Organization/" + $0 }
            let unit =
                chosen ?? model.units.first { $0.reference == own } ?? model.clinic
                ?? model.units.first
            if !JointPlanForm.isText(form.words) { form.mistakes.insert(.text) }
            if unit == nil { form.mistakes.insert(.unit) }
            guard form.mistakes.isEmpty, let unit, let words = form.words else {
                return page(
                    FailuresView(model: model, form: form, context: context(visit)).html, visit, status: .badRequest)
            }
            _ = try await FailureDesk(record).report(words, to: unit, of: citizen, by: hand)
            return redirect(to: .failures(citizen: citizen, .reported))
        }
        guard let id = form.failure, model.failures.contains(where: { $0.id == id }) else { throw PageError.badRequest }
        guard let step = form.step(fields["do"], at: context(visit).moment) else {
            return page(
                FailuresView(model: model, form: form, context: context(visit)).html, visit, status: .badRequest)
        }
        do {
            try await FailureDesk(record).take(step, id, of: citizen, by: hand)
        } catch RecordError.conflict {
            return redirect(to: .failures(citizen: citizen, .late))
        }
        return redirect(to: .failures(citizen: citizen, .taken))
    }

    private func failureModel(_ citizen: String, _ visit: Visit) async throws -> FailureModel {
        let selves = try capacity(for: citizen, visit).staffSelves
        let opened = try await open(citizen, visit, .failures) {
            (try $0.failures(), try $0.units(), try $0.clinic())
        }
        return FailureModel(
            citizen: opened.citizen, relation: opened.relation, failures: opened.model.0, units: opened.model.1,
            clinic: opened.model.2, selves: selves)
    }
}
