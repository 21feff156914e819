import Access
import Care
import Hummingbird
import Record

/// Pages of those who look after that nobody looks without reason.
extension PageServer {
    func reviews(_ visit: Visit) async throws -> Response {
        let capacity = try reviewer(visit)
        let cases = try await LookDesk(record).openCases(
            as: capacity.caller, because: capacity.purpose, doing: RoutePattern.reviews.rawValue)
        let names = try await names(in: cases, capacity, .reviews)
        return page(ReviewsView(cases: cases, names: names, context: context(visit)).html, visit)
    }

    /// One case, and closing it.
    func review(_ id: String, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        let capacity = try reviewer(visit)
        let desk = LookDesk(record)
        guard
            let lookCase = try await desk.lookCase(
                id, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.review.rawValue)
        else { throw PageError.notFound }
        var draft: (text: String, mistake: LookDesk.Mistake)?
        if let form {
            guard lookCase.isOpen else { throw PageError.badRequest }
            do {
                try await desk.close(
                    lookCase, finding: form["finding"], as: capacity.caller, because: capacity.purpose,
                    doing: RoutePattern.review.rawValue)
                return redirect(to: .reviews)
            } catch let mistake as LookDesk.Mistake {
                draft = (form["finding"] ?? "", mistake)
            }
        }
        let names = try await names(in: [lookCase], capacity, .review)
        return page(
            ReviewView(lookCase: lookCase, names: names, draft: draft, context: context(visit)).html, visit,
            status: draft == nil ? .ok : .badRequest)
    }

    private func reviewer(_ visit: Visit) throws(PageError) -> Account.Capacity {
        guard case .reviewer = visit.session?.account.work, let capacity = visit.session?.account.work?.capacity else {
            throw .forbidden
        }
        return capacity
    }

    /// Who the people in these cases are, by the directory.
    private func names(
        in cases: [LookCase], _ capacity: Account.Capacity, _ pattern: RoutePattern
    ) async throws -> [String: Contact] {
        let references = Set(cases.compactMap(\.who))
        guard !references.isEmpty else { return [:] }
        return try await record.read(
            .directory, as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { reading in
            let reader = CareReader(reading, directory: directory)
            var names: [String: Contact] = [:]
            for reference in references { names[reference] = try reader.contact(reference) }
            return names
        }
    }
}
