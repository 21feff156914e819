import Access
import Apps
import FHIRServer
import Pages
import Synchronization

/// What the record's tokens say to the API: a token of a persona stands for the same account as on the pages.
final class FHIRTokens: FHIRAuthenticator {
    private let tokens: AccessTokens
    /// Nil on records that are not made for trying out.
    private let personas: PersonaDirectory?
    /// What grants came to, for the same few come again and again.
    private let holders = Mutex<[AccessTokens.Grant: FHIRHolder]>([:])

    private static let mostRemembered = 1_000

    init(tokens: AccessTokens, personas: PersonaDirectory?) {
        self.tokens = tokens
        self.personas = personas
    }

    func holder(of token: String) async throws -> FHIRHolder? {
        guard let grant = try await tokens.verify(token) else { return nil }
        if let holder = holders.withLock({ $0[grant] }) { return holder }
        guard let holder = holder(of: grant) else { return nil }
        holders.withLock { holders in
            if holders.count >= Self.mostRemembered { holders = [:] }
            holders[grant] = holder
        }
        return holder
    }

    private func holder(of grant: AccessTokens.Grant) -> FHIRHolder? {
        if let app = grant.app { return Self.holder(of: grant, app) }
        let account: Account? =
            grant.holder == "system"
            ? Account(name: "system", work: .system(name: "system")) : personas?.member(code: grant.holder)?.account
        guard let account else { return nil }
        return FHIRHolder(scopes: SMARTScopes(grant.scope), capacities: Self.capacities(account))
    }

    /// An app asks as whoever let it in, about the record that they chose; or as itself, where it works on its own.
    private static func holder(of grant: AccessTokens.Grant, _ app: String) -> FHIRHolder {
        guard let consent = grant.consent else {
            let caller = Caller(identity: "app:" + app, role: .system, app: app)
            return FHIRHolder(
                scopes: SMARTScopes(grant.scope, levels: [.system]),
                capacities: [.init(caller: caller, purpose: .treatment)])
        }
        return FHIRHolder(
            scopes: SMARTScopes(grant.scope, levels: consent.patient == nil ? [.user] : [.patient, .user]),
            capacities: [
                .init(
                    caller: consent.person.caller(through: app), purpose: consent.person.purpose,
                    patient: consent.patient, isOnlyForPatient: consent.patient != nil)
            ])
    }

    /// At work there is one; at home one on own data and one for each relative.
    static func capacities(_ account: Account) -> [FHIRHolder.Capacity] {
        if let work = account.work {
            return [.init(caller: work.capacity.caller, purpose: work.capacity.purpose)]
        }
        let patients = (account.patient.map { [$0] } ?? []) + account.relations.map(\.patient)
        return patients.compactMap { patient in
            account.capacity(for: patient).map { .init(caller: $0.caller, purpose: $0.purpose, patient: patient) }
        }
    }
}
