import Access
import FHIRServer
import Pages

/// What the record's tokens say to the API: a token of a persona stands for the same account as on the pages.
struct FHIRTokens: FHIRAuthenticator {
    let tokens: AccessTokens
    /// Nil on records that are not made for trying out.
    let personas: PersonaDirectory?

    func holder(of token: String) async throws -> FHIRHolder? {
        guard let grant = try await tokens.verify(token) else { return nil }
        let account: Account? =
            grant.holder == "system"
            ? Account(name: "system", work: .system(name: "system")) : personas?.member(code: grant.holder)?.account
        guard let account else { return nil }
        return FHIRHolder(scopes: SMARTScopes(grant.scope), capacities: Self.capacities(account))
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
