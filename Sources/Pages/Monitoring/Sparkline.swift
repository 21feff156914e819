import HTML

/// The last thirty days of one measure at a glance, in a line of text: drawn, and said for those who do not see it.
struct Sparkline {
    let trend: MeasureTrend
    let context: PageContext

    private static let width = 160.0
    private static let height = 36.0
    private static let days: Int64 = 30
    private static let day: Int64 = 86_400_000

    /// Nil where there are fewer than two values in those days.
    var html: HTML? {
        let from = context.moment.now - Self.days * Self.day
        let points = trend.points.filter { $0.instant >= from }
        let values = points.map(\.value) + trend.limits.all
        guard points.count > 1, let least = values.min(), let most = values.max(), let last = points.last else {
            return nil
        }
        let span = max(most - least, 0.1)
        let y = { (value: Double) in Self.tenth(3 + (Self.height - 6) * (1 - (value - least) / span)) }
        let x = { (instant: Int64) in
            Self.tenth(3 + (Self.width - 6) * Double(instant - from) / Double(Self.days * Self.day))
        }
        return svg(
            .class("sparkline"), .viewBox("0 0 \(Int(Self.width)) \(Int(Self.height))"), .role("img"),
            .ariaLabel(words(points))
        ) {
            for limit in [trend.limits.greenFrom, trend.limits.greenTo].compactMap(\.self) {
                svgLine(
                    .class("chart-limit chart-limit-yellow"), .x1(0), .x2(Self.width), .y1(y(limit)), .y2(y(limit)))
            }
            svgPolyline(
                .class("chart-line"),
                .points(points.map { "\(x($0.instant)),\(y($0.value))" }.joined(separator: " ")))
            svgCircle(
                .class("sparkline-last sparkline-\(last.mark.rawValue)"), .centerX(x(last.instant)),
                .centerY(y(last.value)), .radius(3))
        }
    }

    private static func tenth(_ number: Double) -> Double { (number * 10).rounded() / 10 }

    private func words(_ points: [MeasureTrend.Point]) -> String {
        guard let first = points.first, let last = points.last else { return "" }
        let say = { (value: Double) in "\(context.language.say(number: value))\u{00A0}\(trend.unit)" }
        return context.texts.monitoring.thirtyDays(trend.name, say(first.value), say(last.value), points.count)
    }
}
