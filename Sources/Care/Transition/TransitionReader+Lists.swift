import Record

/// A unit's lists about going home, drawn from rows. They belong to a reading of ``Subject/lookup``.
extension TransitionReader {
    /// How long somebody who has come home stands on the lists: a fortnight, in milliseconds. Our own choice.
    package static let homeFor: Int64 = 14 * 86_400_000

    /// - Parameters:
    ///   - unit: as `Organization/id`.
    ///   - most: as many lines a list has at most.
    package func lists(of unit: String, most: Int = mostLines) throws -> UnitTransitions {
        let recent = reading.instant - Self.homeFor
        let open = try OpenPromises(self, unit, since: recent)
        let leaving = try rows(.preparing(.owner, most: most), unit)
        var answering = try rows(.completed(.owner, since: recent, most: most), unit)
        // Whose letter never came is answered for until it comes, and may have gone home long before: asked for by
        // name, for nobody who went home since may be crowded out.
        let late = open.waitingForLetter(besides: Set(answering.map(\.id))).prefix(most)
        if let oldest = late.first {
            answering += try rows(.ended(late.map(\.discharge), since: oldest.due - Self.homeFor), unit)
        }
        let coming = try rows(.preparing(.receiver, most: most), unit)
        let home = try rows(.completed(.receiver, since: recent, most: most), unit)
        let letters = try DischargePart.allCases.flatMap { try rows(.letters($0, most: most), unit) }
        let names = try CitizenNames(reading, of: (leaving + answering + coming + home + letters).map(\.key))
        func lines(_ rows: [TransitionRow]) -> [UnitTransitions.Line] {
            rows.map { open.line($0, names[$0.key], at: reading.instant) }
        }
        var lists = UnitTransitions()
        lists.leaving = lines(leaving)
        lists.answering = lines(answering).filter { $0.isCovered(at: reading.instant) || $0.waitsForLetter }
            .sorted { ($1.weight, $0.coveredUntil ?? 0) < ($0.weight, $1.coveredUntil ?? 0) }
        lists.coming = lines(coming)
        lists.home = lines(home).sorted { $0.instant > $1.instant }
        lists.letters = letters.compactMap { row in
            row.part.map { UnitTransitions.Letter(row, $0, names[row.key]) }
        }.sorted { ($0.sent ?? 0, $0.task) < ($1.sent ?? 0, $1.task) }
        lists.admitted = try stays(.owner, of: unit)
        lists.inHospital = try stays(.receiver, of: unit)
        return lists
    }

    func rows(_ list: TransitionQuery, _ unit: String) throws -> [TransitionRow] {
        try reading.rows(list.rows(of: unit)).map(TransitionRow.init)
    }
}
