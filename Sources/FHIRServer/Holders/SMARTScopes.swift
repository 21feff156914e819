/// What a token is good for, as SMART scopes: `system/*.read`, `user/Observation.rs`, `system/*.cruds`.
///
/// They only ever narrow what the holder may do. A scope that cannot be kept gives nothing: one with a search in it
/// (`?category=…`), and `patient/…`, which needs a patient that was chosen at a launch.
///
/// Source: SMART App Launch 2.0, Scopes for requesting FHIR Resources; the words `read` and `write` are version 1's.
package struct SMARTScopes: Sendable, Hashable {
    private var permissions: [String: Set<FHIRPermission>] = [:]

    /// - Parameter text: scopes with spaces between them; what is no resource scope gives nothing.
    package init(_ text: String) {
        for scope in text.split(separator: " ") {
            let parts = scope.split(separator: "/")
            guard parts.count == 2, ["system", "user"].contains(parts[0]), !scope.contains("?") else { continue }
            let words = parts[1].split(separator: ".", omittingEmptySubsequences: false)
            guard words.count == 2, let given = Self.permissions(words[1]) else { continue }
            permissions[String(words[0]), default: []].formUnion(given)
        }
    }

    /// Whether something may be done with resources of a type (nil: of every type).
    package func permit(_ permission: FHIRPermission, _ type: String?) -> Bool {
        if permissions["*"]?.contains(permission) == true { return true }
        return type.flatMap { permissions[$0] }?.contains(permission) ?? false
    }

    private static func permissions(_ text: Substring) -> Set<FHIRPermission>? {
        switch text {
        case "*": return Set(FHIRPermission.allCases)
        case "read": return [.read, .search]
        case "write": return [.create, .update, .delete]
        default:
            let letters = text.compactMap { FHIRPermission(rawValue: $0) }
            return letters.count == text.count ? Set(letters) : nil
        }
    }
}
