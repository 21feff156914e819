import Access
import Apps
import Care
import HTTPTypes
import Hummingbird
import Record

/// The page of one record on which apps are seen, ended and opened.
extension PageServer {
    func apps(_ citizen: String, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .apps) { try $0.appChanges() }
        guard let account = visit.session?.account, let reference = account.reference else { throw PageError.forbidden }
        if let consent = form?[AppsView.Field.end] {
            let isOwnRecord = account.patient == citizen
            let capacity = try capacity(for: citizen, visit)
            _ = try await appServer.end(consent, by: capacity.caller, because: capacity.purpose) { consent in
                consent.person.account == reference || isOwnRecord && consent.patient == citizen && consent.isRelatives
            }
            return redirect(to: .apps(citizen: citizen))
        }
        let all = try await appServer.registry.all()
        if let id = form?[AppsView.Field.open] {
            guard let app = all.first(where: { $0.id == id }),
                let address = try await appServer.launch(
                    app, account: reference, patient: citizen, at: addresses(visit))
            else { throw PageError.badRequest }
            return redirect(toAddress: address)
        }
        let items = try await consents(citizen, account, reference).map { consent in
            AppsView.Item(
                consent: consent, app: all.first { $0.id == consent.app }, isOwn: consent.person.account == reference)
        }
        // Those who see numbers only, and programs, let no app in.
        let launchable = account.mayLetAppsIn ? all.filter { $0.launch != nil } : []
        let names = Dictionary(all.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let view = AppsView(
            citizen: opened.citizen, relation: opened.relation, items: items, launchable: launchable,
            changes: opened.model.map { .init(change: $0, app: names[$0.app]) }, context: context(visit))
        var response = page(view.html, visit)
        let places = launchable.compactMap(\.launch).map(AppPlace.source)
        await permitForms(to: places, in: &response)
        return response
    }

    /// What the person gave, as far as it is about this record, and on one's own record what relatives gave.
    private func consents(
        _ citizen: String, _ account: Account, _ reference: String
    ) async throws -> [AppConsent] {
        let own = try await appServer.consents(of: reference).filter { $0.patient == citizen || $0.patient == nil }
        guard account.patient == citizen else { return own }
        let others = try await appServer.consents(of: "Patient/" + citizen)
        return own + others.filter { $0.isRelatives && $0.person.account != reference }
    }

    /// Where this server is found, as the visitor sees it.
    func addresses(_ visit: Visit) -> ServerAddresses {
        if let address = configuration.origin { return ServerAddresses(base: address) }
        let authority = visit.authority.flatMap { authority in
            authority.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\/?#@".utf8.contains($0) } ? authority : nil
        }
        return ServerAddresses(base: "http://" + (authority ?? "localhost"))
    }
}

extension AppConsent {
    /// Whether a relative gave it, on somebody else's record.
    var isRelatives: Bool { if case .relative(_) = person.role { true } else { false } }
}

extension Account {
    /// What the consents of this person are found by, in whatever capacity they are given.
    var reference: String? {
        if let work { return work.capacity.caller.identity }
        return patient.map { "Patient/" + $0 } ?? relations.first.map { "RelatedPerson/" + $0.relatedPerson }
    }

    /// Whether this person may let an app in at all.
    var mayLetAppsIn: Bool {
        guard let work else { return patient != nil || !relations.isEmpty }
        return work.capacity.caller.role.mayLetAppsIn
    }
}
