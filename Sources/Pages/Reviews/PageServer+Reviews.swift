import Access
import Care
import Hummingbird
import Record
import SignIn

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
        let explanation = try await explanation(of: lookCase, capacity)
        return page(
            ReviewView(
                lookCase: lookCase, names: names, explanation: explanation, draft: draft, context: context(visit)
            ).html, visit,
            status: draft == nil ? .ok : .badRequest)
    }

    /// What the record says about the access of whoever looked.
    private func explanation(of lookCase: LookCase, _ capacity: Account.Capacity) async throws -> [String] {
        guard let number = lookCase.look, let who = lookCase.who.flatMap(ReferencePath.init) else { return [] }
        let (selves, largerUnits): (Set<String>, Set<String>) = try await record.read(
            .directory, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.review.rawValue
        ) { reading in
            guard who.type == "PractitionerRole", let workplace = try Workplace(role: who.id, reading) else {
                return ([who.text], [])
            }
            return (workplace.selves, workplace.largerUnits)
        }
        return try await record.explanation(
            ofLook: number, selves: selves, largerUnits: largerUnits, as: capacity.caller,
            because: capacity.purpose, doing: RoutePattern.review.rawValue)
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
