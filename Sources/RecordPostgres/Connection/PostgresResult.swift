import CPostgres

/// A result of a statement; freed with this object.
final class PostgresResult {
    private let handle: OpaquePointer?

    /// - Parameter handle: nil where there is none.
    init(_ handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit { PQclear(handle) }

    var isNone: Bool { handle == nil }

    /// Whether it says that all before it in the pipeline has been answered.
    var isPipelineEnd: Bool { handle != nil && PQresultStatus(handle) == PGRES_PIPELINE_SYNC }

    var failure: PostgresFailure? { PostgresFailure(handle) }

    /// How many rows there are.
    var count: Int { handle == nil ? 0 : Int(PQntuples(handle)) }

    /// What the server says it did, such as `COMMIT`.
    var command: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

    /// A row; only for a number below ``count``.
    func row(_ number: Int) throws -> PostgresRow {
        guard let handle else { throw PostgresFailure.lost }
        return PostgresRow(handle, of: self, row: Int32(number))
    }
}
