import FHIR
import HTML

/// One measure over time, drawn with the limits that hold for this citizen: what is green is a band, each limit a line with
/// its number, and what was red or yellow has a shape of its own. The words below say the same.
struct MonitoringChart {
    let trend: MeasureTrend
    let context: PageContext

    /// In the drawing's own units, chosen so that letters are readable on a phone 360 wide.
    private static let width = 400.0
    private static let height = 210.0
    private static let left = 44.0
    private static let right = 14.0
    private static let top = 14.0
    private static let bottom = 28.0

    private var texts: MonitoringTexts { context.texts.monitoring }

    /// Nil where there are fewer than two values to draw.
    var html: HTML? {
        guard trend.points.count > 1, let scale else { return nil }
        return figure(.class("chart")) {
            svg(.viewBox("0 0 \(Int(Self.width)) \(Int(Self.height))"), .role("img"), .ariaLabel(words)) {
                band(scale)
                limits(scale)
                days(scale)
                line(scale)
            }
            figcaption(.class("lead")) { words }
        }
    }

    /// From values and times to places.
    private struct Scale {
        let lowest: Double
        let highest: Double
        let first: Int64
        let last: Int64

        func x(_ instant: Int64) -> Double {
            let room = MonitoringChart.width - MonitoringChart.left - MonitoringChart.right - 12
            guard last > first else { return MonitoringChart.left + room / 2 }
            return MonitoringChart.left + 6 + room * Double(instant - first) / Double(last - first)
        }

        func y(_ value: Double) -> Double {
            let room = MonitoringChart.height - MonitoringChart.top - MonitoringChart.bottom
            return MonitoringChart.top + room * (1 - (value - lowest) / (highest - lowest))
        }
    }

    private var scale: Scale? {
        let values = trend.points.map(\.value) + trend.limits.all
        guard let least = values.min(), let most = values.max(), let first = trend.points.first,
            let last = trend.points.last
        else { return nil }
        let margin = max((most - least) * 0.12, abs(most) * 0.01, 0.5)
        return Scale(
            lowest: least - margin, highest: most + margin, first: first.instant, last: last.instant)
    }

    private func band(_ scale: Scale) -> HTML {
        guard !trend.limits.isEmpty else { return .nothing }
        let top = trend.limits.greenTo.map(scale.y) ?? Self.top
        let bottom = trend.limits.greenFrom.map(scale.y) ?? Self.height - Self.bottom
        return svgRectangle(
            .class("chart-band"), .x(Self.left), .y(top), .width(Self.width - Self.left - Self.right),
            .height(max(bottom - top, 0)))
    }

    private func limits(_ scale: Scale) -> HTML {
        let lines: [(Double?, String)] = [
            (trend.limits.alertHigh, "red"), (trend.limits.warningHigh, "yellow"),
            (trend.limits.warningLow, "yellow"), (trend.limits.alertLow, "red"),
        ]
        return svgGroup {
            for case (let value?, let colour) in lines {
                svgLine(
                    .class("chart-limit chart-limit-\(colour)"), .x1(Self.left), .x2(Self.width - Self.right),
                    .y1(scale.y(value)), .y2(scale.y(value)))
                svgText(.class("chart-label"), .x(Self.left - 6), .y(scale.y(value) + 4), .textAnchor("end")) {
                    context.language.say(number: value)
                }
            }
        }
    }

    private func days(_ scale: Scale) -> HTML {
        svgGroup {
            svgText(.class("chart-label"), .x(Self.left), .y(Self.height - 8)) { day(scale.first) }
            svgText(.class("chart-label"), .x(Self.width - Self.right), .y(Self.height - 8), .textAnchor("end")) {
                day(scale.last)
            }
        }
    }

    private func line(_ scale: Scale) -> HTML {
        let points = trend.points.map { (x: Self.tenth(scale.x($0.instant)), y: Self.tenth(scale.y($0.value)), $0) }
        return svgGroup {
            svgPolyline(
                .class("chart-line chart-line-1"), .points(points.map { "\($0.x),\($0.y)" }.joined(separator: " ")))
            for (x, y, point) in points {
                switch point.mark {
                case .red: svgPath(.class("chart-red"), .path("M\(x) \(y - 5.5)l5.5 5.5l-5.5 5.5l-5.5 -5.5z"))
                case .yellow: svgPath(.class("chart-yellow"), .path("M\(x) \(y - 5.5)l5.5 9.5h-11z"))
                case .missing, .wish, .grey, .green: HTML.nothing
                }
            }
            if let (x, y, point) = points.last {
                if point.mark != .red, point.mark != .yellow {
                    svgCircle(.class("chart-point chart-point-1"), .centerX(x), .centerY(y), .radius(3.5))
                }
                svgText(
                    .class("chart-value"), .x(min(x, Self.width - Self.right)), .y(max(y - 9, 12)), .textAnchor("end")
                ) { context.language.say(number: point.value) }
            }
        }
    }

    private static func tenth(_ number: Double) -> Double { (number * 10).rounded() / 10 }

    private func day(_ instant: Int64) -> String {
        let date = LocalTime(instant, zone: context.moment.zone).date
        let month = context.texts.calendar.shortMonths[date.month - 1]
        return context.language == .danish ? "\(date.day). \(month)" : "\(date.day) \(month)"
    }

    /// The drawing in words.
    private var words: String {
        guard let first = trend.points.first, let last = trend.points.last,
            let lowest = trend.points.map(\.value).min(), let highest = trend.points.map(\.value).max()
        else { return "" }
        let say = { (value: Double) in "\(context.language.say(number: value))\u{00A0}\(trend.unit)" }
        var sentences = [
            texts.chart(
                MonitoringTexts.ChartWords(
                    name: trend.name, count: trend.points.count, first: day(first.instant), last: day(last.instant),
                    lowest: say(lowest), highest: say(highest), latest: say(last.value)))
        ]
        switch (trend.limits.greenFrom, trend.limits.greenTo) {
        case (let low?, let high?): sentences.append(texts.greenBetween(say(low), say(high)))
        case (let low?, nil): sentences.append(texts.greenFrom(say(low)))
        case (nil, let high?): sentences.append(texts.greenBelow(say(high)))
        case (nil, nil): break
        }
        let red = trend.points.count { $0.mark == .red }
        let yellow = trend.points.count { $0.mark == .yellow }
        if red + yellow > 0 { sentences.append(texts.timesOutside(red, yellow)) }
        return sentences.joined(separator: " ")
    }
}
