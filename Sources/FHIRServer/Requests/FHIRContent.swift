/// A body that is read as it comes.
package struct FHIRContent: Sendable {
    /// Hands the bytes over, a piece at a time, in their order.
    package let read: @Sendable (([UInt8]) throws -> Void) async throws -> Void

    package init(_ read: @escaping @Sendable (([UInt8]) throws -> Void) async throws -> Void) {
        self.read = read
    }
}
