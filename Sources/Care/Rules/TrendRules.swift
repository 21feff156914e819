import FHIR

/// Puts values over time together: one trend for each code and unit, with one series for each component.
enum TrendRules {
    /// - Parameter entries: results and measurements, latest first; those without a number or a time are left out.
    static func trends(of entries: [Entry]) -> [Trend] {
        var trends: [String: Trend] = [:]
        var order: [String] = []
        for entry in entries.reversed() where !entry.isVoid {
            guard let time = entry.start else { continue }
            let points = values(of: entry)
            guard let first = points.first, let code = entry.code ?? first.code else { continue }
            let key = code + "\n" + (first.value.unit ?? "")
            if trends[key] == nil {
                trends[key] = Trend(code: code, title: entry.title, unit: first.value.unit)
                order.append(key)
            }
            trends[key]?.entries.append(entry)
            for point in points where point.value.unit == first.value.unit {
                trends[key]?.add(
                    TrendPoint(reference: entry.reference, time: time, value: point.value), code: point.code,
                    title: point.title)
            }
        }
        return order.compactMap { trends[$0] }.sorted { one, other in
            let (first, second) = (one.newest, other.newest)
            return first == second ? one.title < other.title : first > second
        }
    }

    private static func values(of entry: Entry) -> [(code: String?, title: String, value: MeasuredValue)] {
        if let value = entry.value, value.number != nil { return [(entry.code, entry.title, value)] }
        return entry.components.filter { $0.value.number != nil }.map { ($0.code, $0.title, $0.value) }
    }
}

extension Trend {
    fileprivate var newest: Int64 { entries.last?.start?.earliest ?? .min }

    fileprivate mutating func add(_ point: TrendPoint, code: String?, title: String) {
        let place: Int
        if let known = series.firstIndex(where: { $0.code == code && (code != nil || $0.title == title) }) {
            place = known
        } else {
            place = series.count
            series.append(TrendSeries(code: code, title: title))
        }
        series[place].points.append(point)
        series[place].low = point.value.low
        series[place].high = point.value.high
    }
}
