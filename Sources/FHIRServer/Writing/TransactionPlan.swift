import FHIR
import Record

/// What a transaction asks for, checked as far as that can be without the record.
struct TransactionPlan: Sendable {
    /// By the entry's number; entries that only read are not there.
    private(set) var changes: [Int: ResourceChange] = [:]
    /// What the references of an entry's resource are.
    private(set) var references: [Int: [FoundReference]] = [:]
    /// The entry behind each `fullUrl`.
    private(set) var numbers: [String: Int] = [:]
    private var fullURLs: [Int: String] = [:]

    /// - Throws: ``FHIRError`` for the first entry that cannot be carried out.
    init(_ entries: [BundleEntry], holder: FHIRHolder, reader: ChangeReader) throws(FHIRError) {
        for (number, entry) in entries.enumerated() {
            fullURLs[number] = entry.fullURL
            if let url = entry.fullURL, numbers.updateValue(number, forKey: url) != nil {
                throw .malformed("\(entry.place): another entry has the same fullUrl")
            }
            do throws(FHIRError) {
                let target = try FHIRTarget(entry.request.method, path: entry.request.path)
                let call = FHIRCall(request: entry.request, target: target, holder: holder)
                guard target.route.audit == .writing else {
                    guard target.route.method == .get else {
                        throw .unsupported("this interaction cannot be part of a transaction")
                    }
                    continue
                }
                guard case .token(let permission) = target.route.access else {
                    throw .unsupported("a Bundle within a Bundle is not carried out")
                }
                try call.permit(permission, type: target.type)
                var change = try reader.change(call)
                change.place = entry.place
                // The numbers of nodes must be those of the resource that is written.
                if let resource = change.resource {
                    references[number] = ReferenceScanner.references(in: resource, isInBundle: true)
                }
                changes[number] = change
            } catch {
                throw error.at(entry.place)
            }
        }
    }

    /// The `fullUrl` of an entry.
    func fullURL(of number: Int) -> String? { fullURLs[number] }

    /// The order in which entries are carried out: deletions, then creations, then updates.
    ///
    /// Source: FHIR R4, RESTful API, 3.1.0.11.2 Transaction Processing Rules.
    var order: [Int] {
        func rank(_ number: Int) -> Int {
            switch changes[number]?.kind {
            case .delete: 0
            case .create: 1
            case .update, .patch, nil: 2
            }
        }
        return changes.keys.sorted { (rank($0), $0) < (rank($1), $1) }
    }
}

extension FHIRError {
    /// The same, with the entry that it is about.
    func at(_ place: String) -> FHIRError {
        switch self {
        case .malformed(let text): .malformed("\(place): \(text)")
        case .unsupported(let text): .unsupported("\(place): \(text)")
        case .forbidden(let text): .forbidden("\(place): \(text)")
        case .unknown(let text): .unknown("\(place): \(text)")
        case .conflict(let text): .conflict("\(place): \(text)")
        case .preconditionFailed(let text): .preconditionFailed("\(place): \(text)")
        case .severalMatches(let text): .severalMatches("\(place): \(text)")
        case .invalid(let issues):
            .invalid(
                issues.map { issue in
                    var issue = issue
                    if !issue.path.hasPrefix("Bundle.") {
                        let rest = issue.path.drop { $0 != "." }
                        issue.path = "\(place).resource" + rest
                    }
                    return issue
                })
        default: self
        }
    }
}
