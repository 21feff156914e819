import Record

/// Sees what the record has become after each step, and says which promises were not kept.
final class Oracle {
    let mirror = RecordMirror()
    let board = Board()
    private let judges: [any Judge]

    init(_ judges: [any Judge] = Oracle.standard) { self.judges = judges }

    static var standard: [any Judge] {
        [CoverJudge(), MoveJudge(), OfferJudge(), DeadlineJudge(), OwnerJudge(), DischargeJudge(), DelegationJudge()]
    }

    /// What is wrong, with the name of the promise.
    struct Finding {
        let promise: String
        let text: String
    }

    /// Looks at what is new in the record.
    ///
    /// - Parameter rest: an instant until which everything that was due has been done, so that what is late is late.
    /// - Returns: what is new, and what is wrong.
    func look(at record: Record, atRest rest: Int64?) async throws -> ([RecordMirror.Change], [Finding]) {
        do {
            var findings: [Finding] = []
            let changes = try await mirror.follow(record)
            board.follow(changes)
            for judge in judges {
                var texts: [String] = []
                for change in changes { texts += judge.findings(in: change, mirror) }
                if let rest { texts += judge.findings(at: rest, mirror) }
                findings += texts.map { Finding(promise: judge.promise, text: $0) }
            }
            return (changes, findings)
        } catch let lost as RecordMirror.Lost {
            return ([], [Finding(promise: Self.nothingLost, text: lost.finding)])
        }
    }

    /// The promise that what was acknowledged stays.
    static let nothingLost = "nothing is lost"
    /// The promise that what failed is not there.
    static let allOrNothing = "all or nothing"
}
