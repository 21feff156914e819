/// Why a patch could not be carried out. The texts never quote the resource.
package enum PatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The patch itself is not as it should be.
    case malformed(String)
    /// It does not fit the resource: a place that is not there, a test that does not hold.
    case failed(String)

    package var description: String {
        switch self {
        case .malformed(let text), .failed(let text): text
        }
    }
}
