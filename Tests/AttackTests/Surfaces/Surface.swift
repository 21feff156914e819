import TestSupport

/// The kinds of questions to the API, and how often each is put.
enum Surface: String, CaseIterable {
    case read, conditionalRead, meta, versionRead, instanceHistory, typeHistory, systemHistory
    case search, searchOfPatient, searchByForm, compartment, systemSearch, sort, pages, strangersPage
    case chain, has, include, count, list
    case everything, lastN, batch, mistake, conditionalWrite, subscription, export

    var weight: Int {
        switch self {
        case .read: 22
        case .search: 16
        case .chain, .has, .include: 10
        case .versionRead, .instanceHistory, .searchOfPatient, .count: 8
        case .conditionalRead, .compartment, .sort, .pages, .lastN, .mistake, .conditionalWrite: 5
        case .everything, .systemSearch, .list, .meta, .searchByForm, .batch: 3
        case .typeHistory, .strangersPage, .subscription, .export: 2
        case .systemHistory: 1
        }
    }

    /// So many times each as it is heavy.
    private static let hat: [Surface] = allCases.flatMap { Array(repeating: $0, count: $0.weight) }

    static func draw(_ draw: inout Draw) -> Surface { draw.one(of: hat) }

    func question(_ draw: inout Draw) -> Question {
        switch self {
        case .read: ReadSurface.read(&draw)
        case .conditionalRead: ReadSurface.conditional(&draw)
        case .meta: ReadSurface.meta(&draw)
        case .versionRead: HistorySurface.version(&draw)
        case .instanceHistory: HistorySurface.instance(&draw)
        case .typeHistory: HistorySurface.type(&draw)
        case .systemHistory: HistorySurface.system(&draw)
        case .search: SearchSurface.byValue(&draw)
        case .searchOfPatient: SearchSurface.ofPatient(&draw)
        case .searchByForm: SearchSurface.byForm(&draw)
        case .compartment: SearchSurface.compartment(&draw)
        case .systemSearch: SearchSurface.system(&draw)
        case .list: SearchSurface.list(&draw)
        case .sort: OrderSurface.sort(&draw)
        case .pages, .strangersPage: OrderSurface.pages(&draw)
        case .count: OrderSurface.count(&draw)
        case .chain: ChainSurface.chain(&draw)
        case .has: ChainSurface.has(&draw)
        case .include: IncludeSurface.include(&draw)
        case .everything: OperationSurface.everything(&draw)
        case .lastN: OperationSurface.lastN(&draw)
        case .subscription: OperationSurface.subscription(&draw)
        case .export: OperationSurface.export(&draw)
        case .batch: BatchSurface.batch(&draw)
        case .mistake: MistakeSurface.mistake(&draw)
        case .conditionalWrite: WriteSurface.conditional(&draw)
        }
    }
}
