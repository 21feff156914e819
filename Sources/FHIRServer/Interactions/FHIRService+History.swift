import FHIR
import Record

/// Versions, newest first, page by page.
///
/// A page's link says after which version it goes on. Versions never change and new ones only come before the first, so
/// that the pages give each version once, however much is written meanwhile.
///
/// Source: FHIR R4, RESTful API, 3.1.0.9 history.
extension FHIRService {
    func history(_ call: FHIRCall) async throws -> FHIRAnswer {
        let parameters = try HistoryParameters(call)
        let target = call.target
        let query = HistoryQuery(
            type: target.type, id: target.id, since: parameters.since, after: parameters.after,
            // One more than the page holds tells whether there is a next.
            limit: parameters.count + 1)
        var versions: [StoredResource]
        if target.id == nil {
            versions = try await look(call) { try $0.history(query) }
        } else {
            versions = try await find(call, isBrief: false) { reading in
                let versions = try reading.history(query)
                // An empty page of a known resource is not the same as no resource.
                guard versions.isEmpty, let type = query.type, let id = query.id else { return versions }
                return try reading.version(of: type, id).map { _ in [] }
            }
        }
        let hasMore = versions.count > parameters.count
        if hasMore { versions.removeLast() }
        var bundle = BundleWriter(type: "history")
        let here = ([call.request.base] + call.request.path).joined(separator: "/")
        bundle.link("self", here + suffix(call.request.query))
        if hasMore, let last = versions.last {
            var next = QueryParameters(call.request.query.all.filter { $0.name != HistoryParameters.afterName })
            next.all.append(.init(HistoryParameters.afterName, HistoryParameters.text(.init(of: last))))
            bundle.link("next", here + suffix(next))
        }
        for version in versions { bundle.append(historyOf: version, base: call.request.base) }
        return FHIRAnswer(status: 200, body: bundle.bytes)
    }

    private func suffix(_ query: QueryParameters) -> String { query.all.isEmpty ? "" : "?" + query.encoded }
}

/// The parameters of a history.
struct HistoryParameters: Sendable, Hashable {
    var count = Self.standardCount
    var since: Int64?
    var after: HistoryQuery.Position?

    static let standardCount = 50
    static let mostCount = 1000
    /// What the links between pages say.
    static let afterName = "_after"

    init(_ call: FHIRCall) throws(FHIRError) {
        try call.permitParameters()
        for parameter in call.request.query.all {
            switch parameter.name {
            case "_count":
                guard let count = Int(parameter.value), count > 0 else {
                    throw .malformed("_count is a number from 1 up")
                }
                self.count = min(count, Self.mostCount)
            case "_since":
                guard let instant = DateTime(parameter.value), instant.precision >= .minute else {
                    throw .malformed("_since is an instant, such as 2026-11-21T09:30:00Z")
                }
                since = instant.earliest
            case Self.afterName:
                guard let position = Self.position(parameter.value) else {
                    throw .malformed("\(Self.afterName) is taken from the link of a page")
                }
                after = position
            default: break
            }
        }
    }

    static func text(_ position: HistoryQuery.Position) -> String {
        [position.updated, position.key.rawValue, Int64(position.version)].map { String($0, radix: 36) }
            .joined(separator: ".")
    }

    private static func position(_ text: String) -> HistoryQuery.Position? {
        let numbers = text.split(separator: ".").compactMap { Int64($0, radix: 36) }
        guard numbers.count == 3, let version = Int(exactly: numbers[2]) else { return nil }
        return .init(updated: numbers[0], key: ResourceKey(rawValue: numbers[1]), version: version)
    }
}
