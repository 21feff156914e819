package import Access

/// What a token is good for, as SMART scopes: `system/*.read`, `patient/Observation.rs`, `system/*.cruds`.
///
/// They only ever narrow what the holder may do. A scope that cannot be kept gives nothing.
package struct SMARTScopes: Sendable, Hashable {
    package let all: [SMARTScope]

    /// - Parameters:
    ///   - text: scopes with spaces between them; what is no resource scope gives nothing.
    ///   - levels: those that count: `patient/…` needs a patient that was chosen at a launch.
    package init(_ text: String, levels: Set<SMARTScope.Level> = [.system, .user]) {
        all = text.split(separator: " ").compactMap { SMARTScope($0) }.filter { levels.contains($0.level) }
    }

    /// Whether something may be done with resources of a type (nil: of every type), be it only with some of them:
    /// ``limits(_:)`` says with which.
    package func permit(_ permission: FHIRPermission, _ type: String?) -> Bool {
        all.contains { scope in
            scope.permissions.contains(permission) && (scope.type == SMARTScope.everyType || scope.type == type)
        }
    }

    /// Whether something may be done with all resources of a type.
    package func permitAll(_ permission: FHIRPermission, _ type: String) -> Bool {
        guard let limits = limits(permission) else { return true }
        return limits.types[type]?.isEmpty ?? false
    }

    /// What of each type something may be done with (nil: anything at all); nil: with everything.
    package func limits(_ permission: FHIRPermission?) -> TypeLimits? {
        var types: [String: Set<TypeLimits.TokenTest>] = [:]
        let fitting = all.filter { permission.map($0.permissions.contains) ?? true }
        for scope in fitting {
            guard scope.type != SMARTScope.everyType else { return nil }
            guard let condition = scope.condition else { continue }
            types[scope.type, default: []].insert(
                .init(condition.parameter, system: condition.system, code: condition.code))
        }
        // Who may do it with all of a type is not narrowed by what is said about some of it.
        for scope in fitting where scope.condition == nil { types[scope.type] = [] }
        return TypeLimits(types)
    }
}
