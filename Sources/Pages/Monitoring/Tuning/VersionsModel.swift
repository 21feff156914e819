package import Monitoring

/// The versions of a programme, and which of them the plans of a unit follow.
package struct VersionsModel: Sendable {
    package var name: String
    package var title: String
    package var newest: String
    /// The newest first.
    package var versions: [Version]
    /// Whether whoever looks may move plans.
    package var mayMove: Bool
    /// What somebody has written and that was not taken.
    package var why: String?

    /// One version.
    package struct Version: Sendable {
        package var version: String
        package var isExperimental: Bool
        package var publishedBy: String?
        package var publishedAt: Int64?
        package var why: String?
        /// What was otherwise in it than in the one that it was made from.
        package var changes: [ChangeRow]
        /// Plans of the unit that follow it.
        package var plans: Int

        package init(
            version: String, isExperimental: Bool, publishedBy: String? = nil, publishedAt: Int64? = nil,
            why: String? = nil, changes: [ChangeRow] = [], plans: Int
        ) {
            self.version = version
            self.isExperimental = isExperimental
            self.publishedBy = publishedBy
            self.publishedAt = publishedAt
            self.why = why
            self.changes = changes
            self.plans = plans
        }
    }

    package init(
        name: String, title: String, newest: String, versions: [Version], mayMove: Bool, why: String? = nil
    ) {
        self.name = name
        self.title = title
        self.newest = newest
        self.versions = versions
        self.mayMove = mayMove
        self.why = why
    }

    /// - Parameter versions: the newest first.
    package init(
        _ versions: [PublishedProgramme], plans: [String: Int], mayMove: Bool, why: String? = nil, _ language: Language
    ) {
        let known = Dictionary(
            versions.map { ($0.programme.canonical, $0.programme) }, uniquingKeysWith: { first, _ in first })
        self.init(
            name: versions.first?.programme.name ?? "",
            title: versions.first.map { language.say($0.programme.title) } ?? "",
            newest: versions.first?.programme.version ?? "",
            versions: versions.map { one in
                let former = one.publication.flatMap { known[$0.former] }
                return Version(
                    version: one.programme.version, isExperimental: one.programme.isExperimental,
                    publishedBy: one.publication?.name, publishedAt: one.publication?.at, why: one.publication?.why,
                    changes: former.map {
                        ProgrammeChange.all(from: $0, to: one.programme).map { ChangeRow($0, language) }
                    } ?? [], plans: plans[one.programme.canonical] ?? 0)
            }, mayMove: mayMove, why: why)
    }

    /// Plans that follow another version than the newest.
    var behind: Int { versions.filter { $0.version != newest }.map(\.plans).reduce(0, +) }
    /// How many of them one press moves.
    var toMove: Int { min(behind, MonitoringDesk.mostMoved) }
}
