import FHIR

/// One scope for resources: `patient/Observation.rs?category=laboratory`, `user/*.cruds`, `system/Patient.read`.
///
/// Source: SMART App Launch 2.0, Scopes for requesting FHIR Resources; the words `read` and `write` are version 1's.
package struct SMARTScope: Sendable, Hashable {
    /// Whose resources: those of the patient in context, those that the person may see, those of all.
    package enum Level: String, Sendable, Hashable, CaseIterable {
        case patient, user, system
    }

    package var level: Level
    /// A resource type, or `*` for every type.
    package var type: String
    package var permissions: Set<FHIRPermission>
    /// Only resources with this code; nil: all of the type.
    package var condition: TokenCondition?

    package static let everyType = "*"

    package init(
        _ level: Level, _ type: String, _ permissions: Set<FHIRPermission>, condition: TokenCondition? = nil
    ) {
        self.level = level
        self.type = type
        self.permissions = permissions
        self.condition = condition
    }

    /// Nil where the text is no scope for resources, or one that cannot be kept: of a type that R4 has not, with a search
    /// that is not about one code of that type, or with such a search for more than reading.
    package init?(_ scope: some StringProtocol) {
        let text = Substring(scope)
        guard let slash = text.firstIndex(of: "/"), let level = Level(rawValue: String(text[..<slash])) else {
            return nil
        }
        let rest = text[text.index(after: slash)...]
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let words = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard words.count == 2, let permissions = Self.permissions(words[1]) else { return nil }
        let type = String(words[0])
        guard type == Self.everyType || Definitions.r4.resourceTypeNames.contains(type) else { return nil }
        self.init(level, type, permissions)
        guard parts.count == 2 else { return }
        guard permissions.isSubset(of: [.read, .search]), let condition = TokenCondition(parts[1], of: type) else {
            return nil
        }
        self.condition = condition
    }

    /// As version 2 writes it, whatever it was asked for as.
    package var text: String {
        let letters = FHIRPermission.allCases.sorted { Self.place($0) < Self.place($1) }
            .filter(permissions.contains).map { String($0.rawValue) }.joined()
        return "\(level.rawValue)/\(type).\(letters)" + (condition.map { "?" + $0.text } ?? "")
    }

    /// What of this is within another scope; nil: nothing.
    package func within(_ other: SMARTScope) -> SMARTScope? {
        guard level == other.level, other.type == Self.everyType || other.type == type else { return nil }
        guard other.condition == nil || other.condition == condition else { return nil }
        var narrowed = self
        narrowed.permissions.formIntersection(other.permissions)
        return narrowed.permissions.isEmpty ? nil : narrowed
    }

    private static let order = Array("cruds")

    private static func place(_ permission: FHIRPermission) -> Int { order.firstIndex(of: permission.rawValue) ?? 0 }

    /// The letters must stand in their order, each once: what is written otherwise is no scope.
    private static func permissions(_ text: Substring) -> Set<FHIRPermission>? {
        switch text {
        case "*": return Set(FHIRPermission.allCases)
        case "read": return [.read, .search]
        case "write": return [.create, .update, .delete]
        default:
            var last = -1
            for letter in text {
                guard let place = order.firstIndex(of: letter), place > last else { return nil }
                last = place
            }
            return last < 0 ? nil : Set(text.compactMap { FHIRPermission(rawValue: $0) })
        }
    }
}
