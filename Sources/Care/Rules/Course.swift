import FHIR

/// A course as the rules put it together: what holds it, and which parts of the thread are in it.
struct Course: Sendable {
    /// `Type/id` of what it is addressed by.
    var id: String
    /// The EpisodeOfCare, where there is one.
    var episode: ThreadRow?
    var plans: [ThreadRow] = []
    var conditions: [ThreadRow] = []
    var teams: [ThreadRow] = []
    var groups: [ThreadGroup] = []

    var entryCount: Int { groups.reduce(0) { $0 + $1.count } }

    /// All that holds it, the most telling first.
    var frames: [ThreadRow] { [episode].compactMap(\.self) + plans + conditions }

    /// When something last happened or will happen in it.
    var newest: Int64 {
        max(groups.lazy.map(\.newest).max() ?? ThreadRow.undated, frames.lazy.map(\.time).max() ?? ThreadRow.undated)
    }

    /// Where it stands.
    ///
    /// What says that it is active although its period is over is over.
    /// A problem or plan that is said to be active, but in which nothing has happened for ``stale`` while the record
    /// went on with other things, rests.
    ///
    /// - Parameters:
    ///   - now: the instant that is asked for.
    ///   - recordEnd: when anything last happened in the whole record.
    func status(at now: Int64, recordEnd: Int64, isDeceased: Bool) -> CourseStatus {
        if isDeceased { return .over }
        if let episode {
            if episode.shelf != .openFrame || episode.hasEnded(at: now) { return .over }
            return switch episode.draft.status {
            case "planned", "waitlist": .planned
            case "onhold": .resting
            default: episode.time > now ? .planned : .active
            }
        }
        let open = (plans + conditions).filter { $0.shelf == .openFrame && !$0.hasEnded(at: now) }
        guard let first = open.first else {
            let isResting = conditions.contains { $0.draft.status == "remission" || $0.draft.status == "inactive" }
            return isResting ? .resting : .over
        }
        if open.allSatisfy({ $0.kind == .plan && $0.draft.status == "on-hold" }) { return .resting }
        if newest < min(now, recordEnd) - Self.stale { return .resting }
        return first.time > now || open.allSatisfy { $0.draft.status == "draft" } ? .planned : .active
    }

    /// Three years.
    private static let stale: Int64 = 1096 * 86_400_000

    var start: DateTime? {
        if let episode { return episode.draft.start }
        return frames.compactMap(\.draft.start).min { $0.earliest < $1.earliest }
    }

    func end(_ status: CourseStatus) -> DateTime? {
        guard status == .over else { return episode?.draft.end }
        if let episode { return episode.draft.end }
        return frames.compactMap(\.draft.end).max { $0.latest < $1.latest }
    }

    /// What it is called: as its episode says, else the problem, else the plan.
    var title: String {
        titled?.title ?? ""
    }

    /// The language of its title, where the record says it.
    var language: String? { titled?.language }

    private var titled: EntryDraft? {
        ([episode].compactMap(\.self) + conditions + plans).lazy.map(\.draft).first { !$0.title.isEmpty }
    }

    /// The code of the diagnosis it is about.
    var code: String? { conditions.lazy.compactMap(\.draft.code).first ?? episode?.draft.code }
}
