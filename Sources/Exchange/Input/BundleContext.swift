import FHIR

/// What the entries of one Bundle share: its kind, and who is meant by each `fullUrl`.
final class BundleContext: Sendable {
    let kind: BundleKind
    private let targets: [String: Target]

    /// The entry behind a `fullUrl`.
    struct Target: Sendable, Equatable {
        let type: String
        let id: String
        /// The search that may find the resource in the record already.
        let condition: String?
    }

    init(kind: BundleKind, targets: [String: Target]) {
        self.kind = kind
        self.targets = targets
    }

    func target(of reference: String) -> Target? { targets[reference] }
}

/// The types of Bundle (FHIR R4, `bundle-type`) and what they mean for an import.
package enum BundleKind: String, Sendable {
    case document, message, transaction, batch, history, searchset, collection
    case transactionResponse = "transaction-response"
    case batchResponse = "batch-response"

    /// The entries are taken all or none.
    var isWhole: Bool { self == .transaction || keepsItself }

    /// The Bundle is itself a resource to keep, as it was signed or sent.
    var keepsItself: Bool { self == .document || self == .message }

    /// A reference that begins with `urn:` must have its target in the Bundle.
    var mustResolve: Bool { self == .transaction || self == .batch }
}
