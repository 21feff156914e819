import Access
import Record

/// Something that somebody asks of the record, ready to be asked again.
struct Command: Sendable {
    let caller: Caller
    let purpose: Purpose
    /// In a word, as it stands in the audit.
    let activity: String
    let body: @Sendable (Transaction) throws -> [Outcome]

    /// Staff at work.
    init(
        as member: SimulatedMember, _ activity: String, _ body: @escaping @Sendable (Transaction) throws -> [Outcome]
    ) {
        self.init(caller: member.caller, purpose: .treatment, activity, body)
    }

    init(
        caller: Caller, purpose: Purpose, _ activity: String,
        _ body: @escaping @Sendable (Transaction) throws -> [Outcome]
    ) {
        self.caller = caller
        self.purpose = purpose
        self.activity = activity
        self.body = body
    }

    /// The hospital's own system, which tells of admissions.
    static func system(
        _ activity: String, _ body: @escaping @Sendable (Transaction) throws -> [Outcome]
    ) -> Command {
        Command(
            caller: Caller(identity: "simulated-system", role: .system), purpose: .treatment, activity, body)
    }
}
