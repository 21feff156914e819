import FHIR
import Record

/// Finds units by the numbers that messages are addressed with.
struct PlaceFinder {
    let transaction: Transaction

    /// The id of the Organization with these numbers; nil where there is none, or where they are of two.
    func organization(_ place: MessagePlace) throws -> String? {
        var found: [Set<String>] = []
        if let sor = place.sor { found.append(try organizations([NationalSystems.organisationRegister], sor)) }
        if let gln = place.gln { found.append(try organizations([GLN.system, GLN.coreSystem], gln)) }
        // Several units may share one mailbox; the SOR number then says which it is.
        let named = found.filter { !$0.isEmpty }
        guard var common = named.first else { return nil }
        for other in named.dropFirst() { common.formIntersection(other) }
        return common.count == 1 ? common.first : nil
    }

    private func organizations(_ systems: [String], _ value: String) throws -> Set<String> {
        let query = SearchQuery(
            "Organization",
            [SearchClause("identifier", systems.map { .token(.is($0), code: value) })], limit: 10)
        return Set(try transaction.find(query).resources.map(\.id))
    }
}
