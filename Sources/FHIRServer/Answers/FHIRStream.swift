/// An answer that is made while the client takes it.
package struct FHIRStream: Sendable {
    /// Takes bytes that go out, and returns when there is room for more.
    package typealias Write = ([UInt8]) async throws -> Void

    /// Newline-delimited JSON.
    static let lines = "application/fhir+ndjson"

    let contentType: String

    /// Writes everything. What it throws breaks the answer off, so that the client sees that it is not whole.
    package let body: @Sendable (Write) async throws -> Void

    init(_ contentType: String = Self.lines, _ body: @escaping @Sendable (Write) async throws -> Void) {
        self.contentType = contentType
        self.body = body
    }
}
