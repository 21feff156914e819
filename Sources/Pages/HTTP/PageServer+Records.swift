import Access
import Care
import Hummingbird
import Record

/// Pages of one citizen's record. Each is read through the record's gate, as the visitor, and audited by its pattern.
extension PageServer {
    /// As many entries as a page of the thread has.
    static let threadLength = 50

    /// What every page of a record needs besides its own model.
    struct Opened<Model: Sendable>: Sendable {
        let citizen: CitizenSummary
        let relation: CitizenBanner.Relation
        let model: Model
    }

    /// Opens a citizen's record through the gate, in the capacity that the visitor has for this citizen.
    func open<Model: Sendable>(
        _ citizen: String, _ visit: Visit, _ pattern: RoutePattern,
        _ body: @escaping @Sendable (CitizenReader) throws -> Model
    ) async throws -> Opened<Model> {
        guard let capacity = visit.session?.account.capacity(for: citizen) else { throw PageError.notFound }
        let (summary, model) = try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { reading in
            let reader = try CitizenReader(reading, citizen)
            return (try reader.citizen, try body(reader))
        }
        return Opened(citizen: summary, relation: capacity.relation, model: model)
    }
}
