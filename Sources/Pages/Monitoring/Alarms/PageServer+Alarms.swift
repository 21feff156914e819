import Access
import Care
import Hummingbird
import Monitoring
import Record

/// How often alarms lead to something.
extension PageServer {
    func alarms(_ query: AlarmsQuery, _ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity, let unit = capacity.caller.unit else {
            throw PageError.forbidden
        }
        let (caller, purpose, activity) = (capacity.caller, capacity.purpose, RoutePattern.alarms.rawValue)
        let programmes = try await record.read(.directory, as: caller, because: purpose, doing: activity) {
            try MonitoringReader($0).versions()
        }
        async let counted = AlarmQuality.ofOwnUnit(
            record, days: query.days, programmes: programmes, as: caller, because: purpose, doing: activity)
        async let noisy = AlarmCitizen.plansOfOwnUnit(
            record, days: query.days, as: caller, because: purpose, doing: activity)
        let (quality, plans) = try await (counted, noisy)
        let citizens = try await record.read(.lookup, as: caller, because: purpose, doing: activity) {
            try MonitoringReader($0).citizens(ofPlans: plans, of: "Organization/" + unit)
        }
        let model = AlarmsModel(quality, citizens, visit.language)
        return page(AlarmsView(model: model, context: context(visit)).html, visit)
    }
}
