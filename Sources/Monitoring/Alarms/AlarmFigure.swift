package import Care
import Record

/// How often one rule was right in the whole region, where so few that somebody could be recognised are not told.
package struct AlarmFigure: Sendable, Hashable {
    package var line: AlarmLine
    package var acted: Figure
    package var notNeeded: Figure
    /// Per cent acted upon; nil where it would tell what is hidden.
    package var share: Int?

    package init(line: AlarmLine, acted: Figure, notNeeded: Figure, share: Int?) {
        self.line = line
        self.acted = acted
        self.notNeeded = notNeeded
        self.share = share
    }
}

extension MonitoringReader {
    /// How often the rules were right in the last so many days. Belongs to a reading of ``Subject/counts``.
    ///
    /// - Parameters:
    ///   - programmes: all versions of those that the record knows: from a reading of the directory.
    ///   - smallest: numbers below this are not told.
    package func alarmFigures(days: Int, programmes: [Programme], smallest: Int) throws -> [AlarmFigure] {
        let since = reading.instant - Int64(days) * LocalClock.day
        let rows = RowQuery(AlarmProjection.name, where: [.atLeast("done", .integer(since))])
        let groups = try reading.groups(GroupQuery(rows, by: AlarmQuality.columns))
        return AlarmQuality.lines(groups, programmes, .standard).map { line in
            let acted = Figure(line.tally.acted, smallest: smallest)
            let notNeeded = Figure(line.tally.notNeeded, smallest: smallest)
            var (shown, share) = (line, line.tally.share)
            if case .exact = acted, case .exact = notNeeded {
            } else {
                share = nil
                // A suggestion would tell that few were acted upon.
                shown.suggestion = nil
            }
            return AlarmFigure(line: shown, acted: acted, notNeeded: notNeeded, share: share)
        }
    }
}
