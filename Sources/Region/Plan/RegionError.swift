/// Why a region could not be made.
package enum RegionError: Error, Equatable, CustomStringConvertible {
    /// A table of the program itself is missing or wrong.
    case table(name: String, reason: String)
    /// The output could not be written.
    case output(path: String, reason: String)

    package var description: String {
        switch self {
        case .table(let name, let reason): "the region's table \(name) cannot be used: \(reason)"
        case .output(let path, let reason): "the region cannot be written to \(path): \(reason)"
        }
    }
}
