import Access
package import Record

/// Why somebody could see a citizen's record, as a citizen thinks of it.
package enum AccessReason: String, Sendable, Hashable, CaseIterable {
    /// The citizen's own.
    case own
    /// Given by the citizen.
    case proxy
    /// A parent, or a guardian.
    case custody
    /// A professional with a part in the citizen's care.
    case care
    /// A professional who stated a reason in words.
    case statedReason
    case emergency
    /// A program's task, or that of those who run the record or look after it.
    case system
    /// The audit does not say.
    case unknown

    /// - Parameter entry: a row of the audit; rows from before grounds were kept say it by their role alone.
    package init(_ entry: AuditEntry) {
        let word = entry.ground?.prefix { $0 != " " }
        guard let word else {
            self = Self.byRole(entry.role)
            return
        }
        switch Ground.Kind(rawValue: String(word)) {
        case .ownRecord: self = .own
        case .proxy: self = .proxy
        case .custody, .guardianship: self = .custody
        case .pathway, .contact, .appointment, .referral, .task, .careTeam, .generalPractitioner: self = .care
        case .statedReason: self = .statedReason
        case .emergency: self = .emergency
        case .systemScopes: self = .system
        case .duty, .directory, .several, nil: self = Self.byRole(entry.role)
        }
    }

    private static func byRole(_ role: String) -> AccessReason {
        switch role {
        case "citizen": .own
        case "relative": .proxy
        case "system", "operator", "reviewer", "quality-officer": .system
        default: .unknown
        }
    }
}
