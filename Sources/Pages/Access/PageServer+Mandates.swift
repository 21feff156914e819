import Access
import Care
import FHIR
import HTML
import Hummingbird
import Record

/// The relative's own page, and the page before a record is opened without a care relation.
extension PageServer {
    /// What the relative has been given and offered, or what a form that was sent does about it.
    func mandates(_ done: MandateNotice?, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        guard let account = visit.session?.account else { throw PageError.unauthorized }
        if let form {
            return try await takeRelativesForm(form, account, visit)
        }
        var mandates: [MandatesView.Mandate] = []
        for relation in account.relations {
            let capacity = account.capacity(as: relation)
            let consents = try await record.mandates(
                as: capacity.caller, because: capacity.purpose, doing: RoutePattern.mandates.rawValue)
            mandates += try consents.compactMap { HeldConsent(try $0.json()) }
                .filter { $0.patient == relation.patient }
                .map { MandatesView.Mandate(consent: $0) }
        }
        // The newest first, whoever gave it.
        mandates.sort { ($0.consent.given?.earliest ?? 0) > ($1.consent.given?.earliest ?? 0) }
        return page(MandatesView(mandates: mandates, done: done, context: context(visit)).html, visit)
    }

    private func takeRelativesForm(
        _ form: FormFields, _ account: Account, _ visit: Visit
    ) async throws -> Response {
        guard let relation = account.relations.first(where: { $0.relatedPerson == form["relative"] }) else {
            throw PageError.badRequest
        }
        let hand = hand(account.capacity(as: relation), visit, .mandates)
        if form["do"] == "role" {
            guard let role = RelativeRole(form, relative: relation.relatedPerson, voice: .relative) else {
                let view = RoleView(
                    citizen: nil, relation: .relative, name: account.name, relative: relation.relatedPerson,
                    said: nil, isMistaken: true, target: .mandates(nil), context: context(visit))
                return page(view.html, visit, status: .badRequest)
            }
            try await desk.say(role, of: relation.patient, by: hand)
            return redirect(to: .mandates(.said))
        }
        guard let consent = form["consent"] else { throw PageError.badRequest }
        switch form["do"] {
        case "accept":
            try await desk.accept(consent, by: hand)
            return redirect(to: .mandates(.accepted))
        case "decline":
            try await desk.decline(consent, by: hand)
            return redirect(to: .mandates(.declined))
        case "end":
            try await desk.end(consent, by: hand)
            return redirect(to: .mandates(.ended))
        default: throw PageError.badRequest
        }
    }

    /// The two ways in, or the one that was taken.
    func opening(_ citizen: String, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        // Those who write and arrange for others state a reason; only those who treat open in an emergency.
        let mayOverride =
            if case .professional(let profession) = capacity.caller.role { profession.mayOverride } else { false }
        let hours = mayOverride ? Int(desk.limits.emergency / 3_600_000) : nil
        func view(_ mistaken: OpeningView.Way?) -> HTML {
            OpeningView(citizen: citizen, mistaken: mistaken, emergencyHours: hours, context: context(visit)).html
        }
        guard let form else { return page(view(nil), visit) }
        guard let way = form["do"].flatMap(OpeningView.Way.init(rawValue:)), mayOverride || way == .reason else {
            throw PageError.badRequest
        }
        guard let reason = form["\(way.rawValue)-text"] else {
            return page(view(way), visit, status: .badRequest)
        }
        do {
            _ = try await desk.open(
                citizen, way == .emergency ? .emergency : .statedReason, because: reason,
                by: hand(capacity, visit, .opening))
        } catch RecordError.forbidden {
            // There is no such citizen, or this caller is nobody who treats.
            throw PageError.notFound
        }
        return redirect(to: .overview(citizen: citizen))
    }
}
