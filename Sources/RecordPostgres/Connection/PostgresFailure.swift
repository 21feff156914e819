import CPostgres
import Record

/// What went wrong with PostgreSQL. The texts hold names of hosts, tables and constraints, never values.
enum PostgresFailure: Error, Hashable {
    /// There is no connection to be had; why, in libpq's words.
    case unreachable(String)
    /// The connection was lost before anything was committed: what was under way is undone.
    case lost
    /// The connection was lost during a commit: nobody knows whether that came through.
    case uncertain
    /// The server refused a statement: its SQLSTATE, and what it says about it.
    case refused(state: String, text: String)
    /// A transaction that was to be committed had been ended by an error before.
    case undone

    /// SQLSTATE classes whose messages name things of the schema and the server only. Others may quote values.
    private static let tellingClasses: Set<Substring> = ["08", "28", "3D", "42", "53", "55", "57", "58", "XX"]

    /// What a result says; nil for a result that is no error.
    init?(_ result: OpaquePointer?) {
        guard let result, PQresultStatus(result) == PGRES_FATAL_ERROR else { return nil }
        func field(_ code: Character) -> String? {
            guard let text = PQresultErrorField(result, Int32(code.asciiValue ?? 0)) else { return nil }
            return String(cString: text)
        }
        guard let state = field("C") else {
            // libpq itself made this result: the server is not there any more.
            self = .lost
            return
        }
        let place = [field("t"), field("n")].compactMap { $0 }.joined(separator: ".")
        let message = Self.tellingClasses.contains(state.prefix(2)) ? field("M") : nil
        self = .refused(
            state: state, text: [message, place].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", "))
    }

    /// Whether the connection can no longer be used.
    var endsConnection: Bool {
        switch self {
        case .unreachable, .lost, .uncertain: true
        // A server that takes no writes any more has become another's standby: the primary is elsewhere.
        case .refused(let state, _): state.hasPrefix("57P") || state.hasPrefix("08") || state == "25006"
        case .undone: false
        }
    }

    /// The same in the record's own categories.
    ///
    /// - Parameter place: the record, for the operator.
    func recordError(_ place: String) -> RecordError {
        switch self {
        case .unreachable(let text): .unavailable(.other("\(place) cannot be reached: \(text)"))
        case .lost: .unavailable(.other("the connection to \(place) was lost: what was under way was not written"))
        case .uncertain:
            .unavailable(
                .uncertain(
                    "the connection to \(place) was lost during a commit: what was under way may be written or not"))
        case .undone: .fault("a transaction went on after an error in it: nothing was written")
        case .refused(let state, let text): Self.recordError(state, "\(text) (SQLSTATE \(state))", place)
        }
    }

    /// Source: PostgreSQL, appendix A, error codes.
    private static func recordError(_ state: String, _ text: String, _ place: String) -> RecordError {
        switch state {
        case "3D000": .unavailable(.missing("there is no database \(place): the operator makes it, with createdb"))
        case "53100": .unavailable(.full("the disk under \(place) is full: nothing was written"))
        case "53300": .busy("\(place) takes no more connections")
        case "55P03": .unavailable(.locked("another process has been writing to \(place) for too long"))
        case "57014": .busy("\(place) took too long")
        case "25006", "42501": .unavailable(.readOnly("\(place) cannot be written: \(text)"))
        case "40001", "40P01": .conflict("somebody else changed the same at the same time")
        case "XX001", "XX002": .unavailable(.damaged("\(place) is damaged: \(text)"))
        case _ where ["08", "28", "53", "57", "58"].contains(state.prefix(2)):
            .unavailable(.other("\(place) failed: \(text)"))
        default: .fault("the record's engine failed: \(text)")
        }
    }
}

extension RecordError {
    /// An error of this room in the record's categories; those of others pass unchanged.
    static func from(_ error: any Error, _ place: String) -> any Error {
        (error as? PostgresFailure)?.recordError(place) ?? error
    }
}
