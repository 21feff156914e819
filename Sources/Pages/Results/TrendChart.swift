import Care
import FHIR
import HTML

/// A quantity over time, drawn: the reference range as a band, the values as points on a line. The words beside it and
/// the table below it say the same.
struct TrendChart {
    let trend: Trend
    let context: PageContext

    /// In the drawing's own units, chosen so that letters are readable on a phone 360 wide.
    private static let width = 400.0
    private static let height = 220.0
    private static let left = 40.0
    private static let right = 12.0
    private static let top = 16.0
    private static let bottom = 28.0
    /// More lines than this in one chart cannot be told apart.
    private static let mostSeries = 2
    /// More points than this cannot be told apart; every so many is left out, never the last.
    private static let mostPoints = 300

    /// Nil where there are fewer than two numbers to draw.
    var html: HTML? {
        guard let scale = Scale(drawn, context.moment) else { return nil }
        return figure(.class("chart")) {
            svg(
                .viewBox("0 0 \(Int(Self.width)) \(Int(Self.height))"), .role("img"),
                .ariaLabel(summaries.joined(separator: " "))
            ) {
                band(scale)
                grid(scale)
                for (number, series) in drawn.enumerated() {
                    line(series, number, scale)
                }
            }
            if drawn.count > 1 {
                legend
            }
            figcaption(.class("lead")) {
                summaries.joined(separator: " ")
                if drawn.contains(where: { $0.low != nil || $0.high != nil }) {
                    " " + context.texts.result.band
                }
            }
        }
    }

    /// The series with something to draw, thinned.
    private var drawn: [TrendSeries] {
        trend.series.prefix(Self.mostSeries).map { series in
            var series = series
            series.points.removeAll { !Self.isDrawable($0.value.number) }
            series.low = Self.isDrawable(series.low) ? series.low : nil
            series.high = Self.isDrawable(series.high) ? series.high : nil
            let step = (series.points.count + Self.mostPoints - 1) / Self.mostPoints
            if step > 1, let last = series.points.last {
                series.points =
                    stride(from: 0, to: series.points.count - 1, by: step).map { series.points[$0] } + [last]
            }
            return series
        }.filter { !$0.points.isEmpty }
    }

    /// Nothing that is measured in people is greater, and what is stays countable.
    private static let greatest = 1e12

    private static func isDrawable(_ number: Double?) -> Bool {
        number.map { $0.isFinite && abs($0) <= greatest } ?? false
    }

    private func band(_ scale: Scale) -> HTML {
        guard let series = drawn.first(where: { $0.low != nil || $0.high != nil }) else { return .nothing }
        let top = series.high.map(scale.y) ?? Self.top
        let bottom = series.low.map(scale.y) ?? Self.height - Self.bottom
        return svgGroup {
            svgRectangle(
                .class("chart-band"), .x(Self.left), .y(top), .width(Self.width - Self.left - Self.right),
                .height(max(bottom - top, 0)))
            for edge in [series.high, series.low].compactMap({ $0 }) {
                svgLine(
                    .class("chart-band-edge"), .x1(Self.left), .x2(Self.width - Self.right), .y1(scale.y(edge)),
                    .y2(scale.y(edge)))
            }
        }
    }

    private func grid(_ scale: Scale) -> HTML {
        svgGroup {
            for value in scale.ticks {
                svgLine(
                    .class("chart-axis"), .x1(Self.left), .x2(Self.width - Self.right), .y1(scale.y(value)),
                    .y2(scale.y(value)))
                svgText(.class("chart-label"), .x(Self.left - 6), .y(scale.y(value) + 4), .textAnchor("end")) {
                    scale.label(value, context.language)
                }
            }
            svgText(.class("chart-label"), .x(Self.left), .y(Self.height - 8)) { date(scale.firstTime) }
            if scale.lastTime.earliest > scale.firstTime.earliest {
                svgText(.class("chart-label"), .x(Self.width - Self.right), .y(Self.height - 8), .textAnchor("end")) {
                    date(scale.lastTime)
                }
            }
        }
    }

    private func line(_ series: TrendSeries, _ number: Int, _ scale: Scale) -> HTML {
        let points = series.points.compactMap { point in
            point.value.number.map { (x: scale.x(point.time), y: scale.y($0), value: point.value) }
        }
        return svgGroup {
            svgPolyline(
                .class("chart-line chart-line-\(number + 1)"),
                .points(
                    points.map { "\(($0.x * 10).rounded() / 10),\(($0.y * 10).rounded() / 10)" }.joined(separator: " "))
            )
            if points.count <= 60 {
                for point in points where !point.value.interpretation.deviates {
                    svgCircle(
                        .class("chart-point chart-point-\(number + 1)"), .centerX(point.x), .centerY(point.y),
                        .radius(3.5))
                }
            }
            for point in points where point.value.interpretation.deviates {
                svgPath(.class("chart-deviates"), .path(Self.diamond(point.x, point.y)))
            }
            if let last = points.last, let value = series.points.last?.value {
                svgText(
                    .class("chart-value"), .x(min(last.x, Self.width - Self.right)), .y(max(last.y - 9, 12)),
                    .textAnchor("end")
                ) { context.language.localised(value.text) }
            }
        }
    }

    /// What deviates has a shape of its own.
    private static func diamond(_ x: Double, _ y: Double) -> String {
        let x = (x * 10).rounded() / 10
        let y = (y * 10).rounded() / 10
        return "M\(x) \(y - 5.5)l5.5 5.5l-5.5 5.5l-5.5 -5.5z"
    }

    private var legend: HTML {
        p(.class("legend")) {
            for (number, series) in drawn.enumerated() {
                span {
                    svg(.viewBox("0 0 28 12"), .ariaHidden(true), .focusable(false)) {
                        svgLine(.class("chart-line chart-line-\(number + 1)"), .x1(1), .x2(27), .y1(6), .y2(6))
                    }
                    title(of: series)
                }
            }
        }
    }

    private func date(_ time: DateTime) -> String {
        let local = context.moment.localTime(time).date
        guard time.precision >= .day else { return context.language.say(time, at: context.moment) }
        let month = context.texts.calendar.shortMonths[local.month - 1]
        return context.language == .danish
            ? "\(local.day). \(month) \(local.year)" : "\(local.day) \(month) \(local.year)"
    }

    private var title: String {
        context.language.title(trend.title, code: trend.code) { context.texts.result.trend }
    }

    private func title(of series: TrendSeries) -> String {
        context.language.title(series.title, code: series.code) { context.texts.entry.value }
    }

    /// Each line in words.
    private var summaries: [String] {
        drawn.compactMap { series in
            let numbers = series.points.compactMap { point in point.value.number.map { ($0, point.value.text) } }
            guard let lowest = numbers.min(by: { $0.0 < $1.0 }), let highest = numbers.max(by: { $0.0 < $1.0 }),
                let first = series.points.first, let last = series.points.last
            else { return nil }
            let unit = context.language.say(unit: trend.unit).map { "\u{00A0}\($0)" } ?? ""
            return context.texts.sayings.chart(
                ChartSummary(
                    title: drawn.count > 1 ? "\(title), \(title(of: series))" : title, count: numbers.count,
                    first: context.language.sayPlainly(first.time, at: context.moment),
                    last: context.language.sayPlainly(last.time, at: context.moment),
                    lowest: context.language.localised(lowest.1) + unit,
                    highest: context.language.localised(highest.1) + unit,
                    latest: context.language.localised(last.value.text) + unit,
                    referenceRange: last.value.referenceRange.map(context.language.localised)))
        }
    }
}

extension TrendChart {
    /// From values and times to places in the drawing.
    struct Scale {
        let firstTime: DateTime
        let lastTime: DateTime
        let ticks: [Double]
        private let lowest: Double
        private let highest: Double

        /// Nil where there are fewer than two values to draw.
        init?(_ series: [TrendSeries], _ moment: Moment) {
            let points = series.flatMap(\.points)
            guard points.count > 1, let first = points.min(by: { $0.time.earliest < $1.time.earliest }),
                let last = points.max(by: { $0.time.earliest < $1.time.earliest })
            else { return nil }
            firstTime = first.time
            lastTime = last.time
            let values = points.compactMap(\.value.number) + series.flatMap { [$0.low, $0.high].compactMap { $0 } }
            let least = values.min() ?? 0
            let most = values.max() ?? 0
            let spread = most > least ? most - least : max(abs(most), 1) / 2
            let step = Self.roundStep(spread / 3)
            let below = ((least - spread * 0.08) / step).rounded(.down) * step
            // Nothing that is measured goes below zero only because the drawing needs room.
            lowest = least >= 0 ? max(below, 0) : below
            highest = ((most + spread * 0.12) / step).rounded(.up) * step
            let count = min(Int(((highest - lowest) / step).rounded()), 12)
            ticks = (0...max(count, 1)).map { [lowest] in lowest + Double($0) * step }
        }

        /// 1, 2 or 5 times a power of ten, near what is asked for.
        private static func roundStep(_ rough: Double) -> Double {
            var power = 1.0
            while power * 10 <= rough, power < 1e15 { power *= 10 }
            while power > rough, power > 1e-9 { power /= 10 }
            let share = rough / power
            return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10)
        }

        func x(_ time: DateTime) -> Double {
            let span = Double(lastTime.earliest - firstTime.earliest)
            let room = TrendChart.width - TrendChart.left - TrendChart.right - 12
            guard span > 0 else { return TrendChart.left + room / 2 }
            return TrendChart.left + 6 + room * Double(time.earliest - firstTime.earliest) / span
        }

        func y(_ value: Double) -> Double {
            let room = TrendChart.height - TrendChart.top - TrendChart.bottom
            return TrendChart.top + room * (1 - (value - lowest) / (highest - lowest))
        }

        func label(_ value: Double, _ language: Language) -> String {
            let step = ticks.count > 1 ? ticks[1] - ticks[0] : 1
            guard step < 1 else { return "\(Int(value.rounded()))" }
            let factor = step < 0.1 ? 100.0 : 10.0
            let scaled = Int((value * factor).rounded())
            let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: Int(factor))
            let decimals = factor == 100 && rest < 10 ? "0\(rest)" : "\(rest)"
            return (scaled < 0 ? "-" : "") + "\(whole)\(language == .danish ? "," : ".")\(decimals)"
        }
    }
}
