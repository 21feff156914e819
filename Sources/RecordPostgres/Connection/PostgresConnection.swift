import CPostgres
import Record
import RecordSQL

/// One connection to PostgreSQL in pipeline mode. It blocks whoever calls it, so it is used on a thread of its own only.
/// It does not wait for ever: not for an answer, and not for a server that takes nothing any more.
///
/// Statements that give no rows are sent without waiting; whatever is asked for next waits for all of them in one round
/// trip. An error among them is thrown then, at the latest by the commit.
final class PostgresConnection: SQLConnection {
    let handle: OpaquePointer
    let address: PostgresAddress
    let silence: Duration
    /// How long an answer may take; nil: as long as it takes, from a server that is there.
    var longestAnswer: Duration?
    /// Whether a search is planned for its values each time: it may find few or nearly all. After five times PostgreSQL
    /// may keep a plan for any values, which took eight seconds where the others took a tenth.
    var plansSearches = false
    /// Whether the server was given up: nothing is asked of it any more.
    private(set) var isSilent = false
    /// The names of prepared statements, by their text.
    private var prepared: [String: String] = [:]
    private var preparedCount = 0
    private var cursorCount = 0
    private var pending: [Sent] = []
    /// Whether an error has ended the transaction, or the part of it since the savepoint.
    var hasFailed = false
    /// Whether the server has said that it is no longer the one to talk to.
    private var isUnfit = false

    /// More than this are not kept: text that differs from call to call must not fill the server's memory.
    private static let mostPrepared = 1000
    /// As many are sent before their results are taken in, so that neither side waits for the other to read.
    private static let mostPending = 256
    /// A cursor brings so many rows at a time.
    private static let fetchSize = 200
    /// The oldest version of PostgreSQL that has what the schema needs.
    static let oldestVersion: Int32 = 150_000

    /// What has been sent and not been answered.
    private enum Sent {
        case statement
        case preparation(of: String)
        /// What was sent before it stands by itself, whatever comes after it.
        case end
    }

    /// - Parameters:
    ///   - settings: what the session is told first.
    ///   - longestAnswer: how long an answer may take.
    ///   - silence: after so long without a word it is asked elsewhere whether the server is there.
    /// - Throws: ``PostgresFailure/unreachable(_:)``.
    init(_ address: PostgresAddress, settings: String, longestAnswer: Duration, silence: Duration) throws {
        let (names, values) = (Array(address.options.keys), Array(address.options.values))
        let connection = Self.withCStrings(names) { names in
            Self.withCStrings(values) { values in PQconnectdbParams(names, values, 0) }
        }
        guard let connection else { throw PostgresFailure.unreachable("there is no memory for a connection") }
        // From here on a thrown error runs `deinit`, which closes the connection.
        handle = connection
        self.address = address
        self.silence = silence
        self.longestAnswer = longestAnswer
        guard PQstatus(handle) == CONNECTION_OK else {
            let reason = Self.oneLine(PQerrorMessage(handle))
            throw reason.contains("database") && reason.contains("does not exist")
                ? PostgresFailure.refused(state: "3D000", text: "") : PostgresFailure.unreachable(reason)
        }
        guard PQserverVersion(handle) >= Self.oldestVersion else {
            throw PostgresFailure.unreachable("it is older than PostgreSQL 15")
        }
        // So that libpq itself never waits: it does so without end.
        guard PQsetnonblocking(handle, 1) == 0 else { throw PostgresFailure.lost }
        try execute(script: settings)
    }

    deinit { PQfinish(handle) }

    /// Whether it can be used. A server that has gone shows here at once, where it has said so.
    var isAlive: Bool {
        guard !isUnfit, !isSilent, PQstatus(handle) == CONNECTION_OK else { return false }
        // A server that ends a session says why, and hangs up: the second look sees that.
        return PQconsumeInput(handle) == 1 && PQconsumeInput(handle) == 1 && PQstatus(handle) == CONNECTION_OK
    }

    /// Whether nothing has gone wrong on it, as far as is known without looking.
    var isSound: Bool { !hasFailed && !isUnfit && !isSilent && PQstatus(handle) == CONNECTION_OK }

    /// Whether there is no transaction, or none that can still be used.
    var isOutsideTransaction: Bool {
        if isSilent { return true }
        return switch PQtransactionStatus(handle) {
        case PQTRANS_INTRANS, PQTRANS_ACTIVE, PQTRANS_INERROR: false
        default: true
        }
    }

    func run(_ sql: String, _ values: [SQLValue]) throws {
        try send(sql, values)
        if pending.count >= Self.mostPending { try settle() }
    }

    func run(_ rows: GatheredRows) throws {
        try send(rows.sql, rows.parameters)
        // They are many: they do not gather here while the server has enough to do.
        try flush()
        if pending.count >= Self.mostPending { try settle() }
    }

    func all<Value>(
        _ statement: RowStatement, for rows: [[SQLValue]], _ value: (any SQLRow) throws -> Value
    ) throws -> [Value] {
        if rows.isEmpty { return [] }
        var gathered = GatheredRows(of: statement)
        for row in rows { try gathered.append(row) }
        try send(gathered.sql, gathered.parameters)
        let result = try settle()
        return try (0..<result.count).map { try value(result.row($0)) }
    }

    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value? {
        let result = try query(sql, values)
        guard result.count > 0 else { return nil }
        return try value(result.row(0))
    }

    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        let result = try query(sql, values)
        return try (0..<result.count).map { try value(result.row($0)) }
    }

    func integers(_ questions: [SQLText]) throws -> [Int64] {
        try settle()
        var numbers: [Int64] = []
        // In parts, so that neither side waits for the other to read.
        for start in stride(from: 0, to: questions.count, by: Self.mostPending) {
            for question in questions[start..<min(start + Self.mostPending, questions.count)] {
                try send(question.text, question.values)
            }
            var results: [PostgresResult] = []
            try settle { results.append($0) }
            numbers += try results.map { $0.count > 0 ? try $0.row(0).integer(0) : 0 }
        }
        return numbers
    }

    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws {
        cursorCount += 1
        let cursor = "cursor_\(cursorCount)"
        try send(unprepared: "DECLARE \(cursor) NO SCROLL CURSOR FOR " + sql, values)
        defer { try? send(unprepared: "CLOSE \(cursor)", []) }
        while true {
            try send(unprepared: "FETCH \(Self.fetchSize) FROM \(cursor)", [])
            let result = try settle()
            for row in 0..<result.count {
                guard try body(result.row(row)) else { return }
            }
            if result.count < Self.fetchSize { return }
        }
    }

    func execute(script: String) throws {
        try leavePipeline()
        guard PQsendQuery(handle, script) == 1 else { throw PostgresFailure.lost }
        try flush()
        var failure: PostgresFailure?
        while case let result = try nextResult(), !result.isNone { failure = failure ?? result.failure }
        guard PQstatus(handle) == CONNECTION_OK else { throw failure.map(Self.lost) ?? .lost }
        if let failure { throw failure }
        guard PQenterPipelineMode(handle) == 1 else { throw PostgresFailure.lost }
    }

    /// Waits for all that was sent, and gives the last one's result.
    ///
    /// - Parameter each: told the result of each statement.
    /// - Throws: the first error among them.
    @discardableResult
    func settle(_ each: (PostgresResult) -> Void = { _ in }) throws -> PostgresResult {
        guard !isSilent, PQpipelineSync(handle) == 1 else { throw PostgresFailure.lost }
        try flush()
        var last = PostgresResult(nil)
        var failure: PostgresFailure?
        for sent in pending {
            if case .end = sent {
                try takeEnd()
                continue
            }
            while true {
                let result = try nextResult()
                if result.isNone { break }
                if let found = result.failure { failure = failure ?? found }
                if failure != nil, case .preparation(let sql) = sent { prepared[sql] = nil }
                last = result
                if case .statement = sent { each(result) }
            }
            if PQstatus(handle) != CONNECTION_OK { break }
        }
        pending = []
        guard PQstatus(handle) == CONNECTION_OK else { throw failure.map(Self.lost) ?? .lost }
        try takeEnd()
        if let failure {
            hasFailed = true
            isUnfit = isUnfit || failure.endsConnection
            throw failure
        }
        return last
    }

    private func takeEnd() throws {
        guard try nextResult().isPipelineEnd else {
            giveUp()
            throw PostgresFailure.lost
        }
    }

    /// Nothing is asked of the server any more, and nothing is expected.
    func giveUp() {
        isSilent = true
        pending = []
    }

    /// Ends a part of the pipeline, whose answers are taken in later: what comes after it stands by itself.
    func sendEnd() throws {
        guard PQpipelineSync(handle) == 1 else { throw PostgresFailure.lost }
        pending.append(.end)
        try flush()
    }

    /// Whether nothing is under way.
    var isSettled: Bool { pending.isEmpty }

    private static func lost(_ failure: PostgresFailure) -> PostgresFailure {
        failure.endsConnection ? .lost : failure
    }

    private func query(_ sql: String, _ values: [SQLValue]) throws -> PostgresResult {
        if plansSearches, sql.contains("_index WHERE") {
            try send(unprepared: sql, values)
        } else {
            try send(sql, values)
        }
        return try settle()
    }

    func send(_ sql: String, _ values: [SQLValue]) throws { try send(sql, PostgresParameters(values)) }

    private func send(_ sql: String, _ parameters: PostgresParameters) throws {
        let name = try prepare(sql)
        let isSent = parameters.with { count, addresses, lengths, formats in
            PQsendQueryPrepared(handle, name, count, addresses, lengths, formats, 1)
        }
        guard isSent == 1 else { throw PostgresFailure.lost }
        pending.append(.statement)
    }

    func send(unprepared sql: String, _ values: [SQLValue]) throws {
        let isSent = PostgresParameters(values).with { count, addresses, lengths, formats in
            PQsendQueryParams(handle, PostgresPlaces.numbered(sql), count, nil, addresses, lengths, formats, 1)
        }
        guard isSent == 1 else { throw PostgresFailure.lost }
        pending.append(.statement)
    }

    private func prepare(_ sql: String) throws -> String {
        if let name = prepared[sql] { return name }
        if prepared.count >= Self.mostPrepared {
            try send(unprepared: "DEALLOCATE ALL", [])
            prepared = [:]
        }
        preparedCount += 1
        let name = "statement_\(preparedCount)"
        guard PQsendPrepare(handle, name, PostgresPlaces.numbered(sql), 0, nil) == 1 else {
            throw PostgresFailure.lost
        }
        pending.append(.preparation(of: sql))
        prepared[sql] = name
        return name
    }

    private func leavePipeline() throws {
        guard PQpipelineStatus(handle) != PQ_PIPELINE_OFF else { return }
        try settle()
        guard PQexitPipelineMode(handle) == 1 else { throw PostgresFailure.lost }
    }

    private static func oneLine(_ message: UnsafePointer<CChar>?) -> String {
        message.map { String(cString: $0) }?.split(whereSeparator: \.isNewline).joined(separator: "; ") ?? ""
    }
}
