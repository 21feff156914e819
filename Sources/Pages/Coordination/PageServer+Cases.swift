import Access
import Care
import Hummingbird
import Record

/// The coordinators' case list, and how a unit keeps its deadlines.
extension PageServer {
    func caseList(_ done: CaseNotice?, _ fields: FormFields?, _ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        var form = CaseForm()
        if let fields {
            let hand = hand(capacity, visit, .caseList)
            if fields["do"] == "draw" {
                let count = try await CaseDesk(record).draw(by: hand)
                return redirect(to: .caseList(.drawn(count)))
            }
            form = CaseForm(fields)
            guard let citizen = form.citizen, Route.isIdentifier(citizen) else { throw PageError.badRequest }
            if let step = form.taken(at: context(visit).moment) {
                try await CaseDesk(record).take(step, of: citizen, by: hand)
                return redirect(to: .caseList(.saved))
            }
            guard !form.mistakes.isEmpty else { throw PageError.badRequest }
        }
        let lines = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.caseList.rawValue
        ) { reading in
            try capacity.caller.unit.map { try CareReader(reading, directory: directory).cases(of: $0) } ?? []
        }
        let view = CaseListView(lines: lines, form: form, done: done, context: context(visit))
        return page(view.html, visit, status: fields == nil ? .ok : .badRequest)
    }

    func timeliness(_ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        let figures = try await Timeliness.figures(
            record, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.timeliness.rawValue)
        return page(TimelinessView(figures: figures, context: context(visit)).html, visit)
    }
}
