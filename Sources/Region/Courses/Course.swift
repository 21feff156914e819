/// Something that happens to a citizen over time: an illness, a pregnancy, a help. A value that holds what was decided
/// about it; writing it draws only from the chart's random numbers.
protocol Course: Sendable {
    func write(to chart: Chart)

    /// Says what the course makes usual for the citizen, before any course is written.
    func prepare(_ chart: Chart)
}

extension Course {
    func prepare(_ chart: Chart) {}

    /// Days of visits: the first on a day, then so many days apart, each moved a little; none after the chart's end.
    func days(from first: RegionDay, every interval: Int, in chart: Chart, to last: RegionDay? = nil) -> [RegionDay] {
        var days: [RegionDay] = []
        let end = min(last ?? chart.end, chart.end)
        var day = first
        while day < end {
            let moved = (day + chart.random.int(-interval / 8...max(1, interval / 8))).onWeekday
            if moved < end, moved >= first, moved > (days.last ?? RegionDay(day: .min)) { days.append(moved) }
            day = day + interval
        }
        return days
    }

    /// How far a course is at a day: 0 at its first day in the record, 1 today. Trends are drawn along it.
    func progress(_ day: RegionDay, from first: RegionDay, in chart: Chart) -> Double {
        let whole = max(1, chart.today - first)
        return min(1, max(0, Double(day - first) / Double(whole)))
    }
}
