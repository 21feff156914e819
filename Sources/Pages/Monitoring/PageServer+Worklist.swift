import Access
import Care
import Hummingbird
import Monitoring
import Record

/// What the unit that somebody works in watches from home, and the programmes.
extension PageServer {
    /// As many as somebody can look through before a break; the worst stand first.
    private static let mostLines = 50

    func worklist(_ query: WorklistQuery, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        guard let form else {
            let model = try await worklistModel(query, capacity, visit)
            return page(WorklistView(model: model, notice: query.notice, context: context(visit)).html, visit)
        }
        let id = try identifier(form["deviation"])
        guard let version = form["version"].flatMap(Int.init) else { throw PageError.badRequest }
        let hand = hand(capacity, visit, .worklist)
        let citizen = try identifier(form["citizen"])
        do {
            switch form["do"] {
            case "take":
                try await MonitoringDesk(record).take(id, seen: version, of: citizen, by: hand)
                return redirect(to: .worklist(WorklistQuery(notice: .taken)))
            case "see":
                try await MonitoringDesk(record).see(id, seen: version, of: citizen, by: hand)
                return redirect(to: .worklist(WorklistQuery(notice: .seen)))
            default: throw PageError.badRequest
            }
        } catch RecordError.conflict {
            return redirect(to: .worklist(WorklistQuery(notice: .late)))
        }
    }

    private func worklistModel(
        _ query: WorklistQuery, _ capacity: Account.Capacity, _ visit: Visit
    ) async throws -> WorklistModel {
        guard let unit = capacity.caller.unit.map({ "Organization/" + $0 }) else {
            return WorklistModel(lines: [])
        }
        let language = visit.language
        let figures = try await MonitoringFigures.ofOwnUnit(
            record, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.worklist.rawValue)
        return try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.worklist.rawValue
        ) { reading in
            let reader = MonitoringReader(reading)
            let list = try reader.worklist(of: unit, limit: Self.mostLines)
            let lines = try reader.open(list.lines).map { open in
                WorklistLine(
                    open.deviation, version: open.version, citizenName: open.line.citizenName,
                    programme: open.line.title, trend: open.series.map { MeasureTrend($0, language) }, language)
            }
            let green =
                query.showsGreen
                ? try reader.green(of: unit, limit: Self.mostGreen).map {
                    GreenLine(citizen: $0.citizen, citizenName: $0.citizenName, programme: $0.title)
                } : nil
            return WorklistModel(
                lines: lines, counts: Self.counts(figures), paused: figures.paused, green: green,
                hasMore: list.hasMore, selves: capacity.staffSelves, visits: figures.visits)
        }
    }

    private static func counts(_ figures: MonitoringFigures) -> [MonitoringMark: Int] {
        var counts: [MonitoringMark: Int] = [.green: figures.green]
        for (urgency, count) in figures.open { counts[MonitoringMark(urgency)] = count }
        return counts
    }

    /// Nobody must look at them: as many as are looked through.
    private static let mostGreen = 200

    // MARK: Programmes

    func programmes(_ visit: Visit) async throws -> Response {
        let all = try await programmesHeld(visit, .programmes)
        return page(ProgrammesView(programmes: all, context: context(visit)).html, visit)
    }

    func programme(_ id: String, _ visit: Visit) async throws -> Response {
        guard let programme = try await programmesHeld(visit, .programme).first(where: { $0.name == id }) else {
            throw PageError.notFound
        }
        return page(ProgrammeView(programme: programme, context: context(visit)).html, visit)
    }

    private func programmesHeld(_ visit: Visit, _ pattern: RoutePattern) async throws -> [ProgrammeModel] {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        let language = visit.language
        return try await record.read(
            .directory, as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { reading in try MonitoringReader(reading).programmes().map { ProgrammeModel($0, language) } }
    }
}
