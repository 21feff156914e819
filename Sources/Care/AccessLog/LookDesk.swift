package import Access
import FHIR
package import Record

/// What citizens and reviewers do about looks: ask, choose, answer, close. Each goes through the record's door as
/// whoever does it.
package struct LookDesk: Sendable {
    private let record: Record
    private let limits: LookLimits

    package init(_ record: Record, limits: LookLimits = .standard) {
        self.record = record
        self.limits = limits
    }

    /// What is wrong with what was written.
    package enum Mistake: Error, Sendable, Hashable, CaseIterable {
        case empty, tooLong
    }

    /// - Throws: ``Mistake``.
    private func checked(_ text: String?) throws(Mistake) -> String {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        guard text.count <= limits.longestText else { throw .tooLong }
        return text
    }

    /// Opens a case at the data controller about one look.
    ///
    /// - Parameters:
    ///   - visit: as the citizen saw it.
    ///   - who: the name of who looked, as the citizen saw it.
    /// - Throws: ``Mistake`` where nothing is asked; ``RecordError``.
    package func ask(
        _ text: String?, about visit: AccessVisit, who: String, of patient: String, as caller: Caller,
        because purpose: Purpose, doing activity: String
    ) async throws {
        let now = record.surroundings.now()
        let question = LookCase(
            id: record.surroundings.newIdentifier(), kind: .question, patient: patient, look: visit.number,
            who: visit.who.identity, whoInWords: who, lookedAt: visit.last, text: try checked(text), opened: now,
            deadline: now + limits.answerDays * LookLimits.day)
        let prepared = try record.preparer.prepare(try question.json())
        try await record.write(as: caller, because: purpose, doing: activity) { _ = try $0.put(prepared) }
    }

    /// Keeps what a citizen wants to be told.
    package func choose(
        _ notice: LookNotice, of patient: String, as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws {
        let former = try await record.read(.patient(patient), as: caller, because: purpose, doing: activity) {
            try Self.choice(of: patient, in: $0)
        }
        if former?.notice == notice { return }
        let json = try notice.json(
            id: former?.id ?? record.surroundings.newIdentifier(), of: patient, at: record.surroundings.now())
        let prepared = try record.preparer.prepare(json)
        try await record.write(as: caller, because: purpose, doing: activity) { _ = try $0.put(prepared) }
    }

    /// What a citizen has chosen to be told.
    package static func notice(of patient: String, in reading: Reading) throws -> LookNotice {
        try choice(of: patient, in: reading)?.notice ?? .standard
    }

    private static func choice(of patient: String, in reading: Reading) throws -> (id: String, notice: LookNotice)? {
        let chosen = SearchQuery(
            "Basic", [SearchClause("code", .token(.is(LookSystems.notice), code: nil))], compartment: patient)
        return try reading.search(chosen).resources.compactMap { resource in
            LookNotice(try resource.json()).map { (id: resource.id, notice: $0) }
        }.last
    }

    /// What a citizen has asked about looks, newest first.
    package static func questions(of patient: String, in reading: Reading) throws -> [LookCase] {
        let asked = SearchQuery(
            "Task",
            [SearchClause("code", .token(.is(LookSystems.review), code: LookCase.Kind.question.rawValue))],
            compartment: patient)
        return try reading.search(asked).resources.compactMap { LookCase(try $0.json()) }
            .sorted { $0.opened > $1.opened }
    }

    /// The cases that a reviewer has before her, those with the nearest deadline first, then the oldest.
    package func openCases(as caller: Caller, because purpose: Purpose, doing activity: String) async throws
        -> [LookCase]
    {
        try await record.lookCases(
            coded: LookSystems.review, status: "requested", as: caller, because: purpose, doing: activity
        ).compactMap { LookCase(try $0.json()) }.sorted { $0.isBefore($1) }
    }

    /// One case; nil where there is none.
    package func lookCase(
        _ id: String, as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws -> LookCase? {
        try await record.lookCases(
            coded: LookSystems.review, status: nil, id: id, as: caller, because: purpose, doing: activity
        ).first.flatMap { LookCase(try $0.json()) }
    }

    /// Closes a case with what was found; where a citizen asked, that is the answer.
    ///
    /// - Throws: ``Mistake`` where nothing is said; ``RecordError``.
    package func close(
        _ lookCase: LookCase, finding: String?, as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws {
        var closed = lookCase
        closed.finding = try checked(finding)
        closed.closed = record.surroundings.now()
        let prepared = try record.preparer.prepare(try closed.json())
        try await record.write(as: caller, because: purpose, doing: activity) { _ = try $0.put(prepared) }
    }
}

extension LookCase {
    /// Who waits for an answer comes first, then emergencies, then the oldest.
    fileprivate func isBefore(_ other: LookCase) -> Bool {
        let (deadline, otherDeadline) = (deadline ?? .max, other.deadline ?? .max)
        if deadline != otherDeadline { return deadline < otherDeadline }
        if (kind == .emergency) != (other.kind == .emergency) { return kind == .emergency }
        return opened < other.opened
    }
}
