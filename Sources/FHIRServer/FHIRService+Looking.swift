import Access
import Record

extension FHIRService {
    /// Looks into the record through its gate, in the capacity that fits the patient (nil: none is named).
    ///
    /// Each citizen of whom something is found stands in the audit; where the token is for one alone, that one does.
    func look<Result: Sendable>(
        _ call: FHIRCall, at patient: String? = nil, _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        let capacity = try call.holder.capacity(for: patient)
        return try await record.read(
            capacity.subject(), as: call.caller(capacity), because: capacity.purpose, doing: call.activity,
            asking: .wide, body)
    }

    /// Looks one thing up by its key, in each capacity that the holder has, until it is found: a parent reads an address
    /// without saying as whose parent.
    ///
    /// - Parameter isBrief: false where `body` may read many versions.
    func find<Result: Sendable>(
        _ call: FHIRCall, isBrief: Bool = true, _ body: @escaping @Sendable (Reading) throws -> Result?
    ) async throws -> Result {
        var capacities = call.holder.capacities
        if call.target.type == "Patient", let place = capacities.firstIndex(where: { $0.patient == call.target.id }) {
            capacities = [capacities[place]]
        }
        if capacities.isEmpty { _ = try call.holder.capacity(for: nil) }
        var expected: ResourceIdentity?
        if isBrief, let type = call.target.type, let id = call.target.id {
            expected = ResourceIdentity(type: type, id: id)
        }
        for capacity in capacities {
            let found = try await record.read(
                capacity.subject(), as: call.caller(capacity), because: capacity.purpose, doing: call.activity,
                asking: isBrief ? .brief : .wide, expecting: expected, body)
            if let found { return found }
        }
        throw FHIRError.notFound
    }
}
