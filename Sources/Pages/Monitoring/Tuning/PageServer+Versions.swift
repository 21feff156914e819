import Access
import Care
import Hummingbird
import Monitoring
import Record

/// The versions of a programme, and moving the unit's plans to the newest.
extension PageServer {
    func versions(
        _ name: String, _ notice: TuningNotice?, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let capacity = try unitCapacity(visit)
        let versions = try await versions(of: name, capacity, .versions)
        guard let newest = versions.first?.programme else { throw PageError.notFound }
        guard let form else { return try await versionsPage(versions, notice, capacity, visit) }
        guard form["do"] == "move", MonitoringDesk.mayMovePlans(capacity.caller),
            let told = form["count"].flatMap(Int.init)
        else { throw PageError.badRequest }
        guard form["version"] == newest.version else {
            return try await versionsPage(versions, .late, why: form["why"], capacity, visit)
        }
        guard let why = form["why"], why.count <= MonitoringSystems.longestText else {
            return try await versionsPage(versions, .why, why: form["why"], capacity, visit)
        }
        let moved = try await MonitoringDesk(record).moveAll(
            to: newest.canonical, why: why, atMost: told, by: hand(capacity, visit, .versions))
        return redirect(to: .versions(id: name, moved.done == 0 ? .unmoved : .moved))
    }

    private func versionsPage(
        _ versions: [PublishedProgramme], _ notice: TuningNotice?, why: String? = nil, _ capacity: Account.Capacity,
        _ visit: Visit
    ) async throws -> Response {
        let plans = try await ProgrammeFollowers.ofOwnUnit(
            record, versions.map(\.programme), as: capacity.caller, because: capacity.purpose,
            doing: RoutePattern.versions.rawValue)
        let model = VersionsModel(
            versions, plans: plans, mayMove: MonitoringDesk.mayMovePlans(capacity.caller), why: why, visit.language)
        return page(
            VersionsView(model: model, notice: notice, context: context(visit)).html, visit,
            status: notice == .why ? .badRequest : .ok)
    }
}
