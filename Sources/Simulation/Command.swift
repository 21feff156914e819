import Access
import Care
import Record

/// Something that somebody asks of the record, ready to be asked again.
struct Command: Sendable {
    /// Whether it is one transaction: done as a whole, or not at all.
    let isOneStep: Bool
    let run: @Sendable (Record) async throws -> [Outcome]

    private init(isOneStep: Bool, _ run: @escaping @Sendable (Record) async throws -> [Outcome]) {
        self.isOneStep = isOneStep
        self.run = run
    }

    /// Staff write something through the door.
    static func write(
        as member: SimulatedMember, _ activity: String,
        _ body: @escaping @Sendable (Transaction) throws -> [Outcome]
    ) -> Command {
        Command(isOneStep: true) {
            try await $0.write(as: member.caller, because: .treatment, doing: activity, body)
        }
    }

    /// Staff do something at a desk, as on a page.
    ///
    /// - Parameter isOneStep: false where it is done to many, one after the other.
    static func desk(
        as member: SimulatedMember, _ activity: String, isOneStep: Bool = true,
        _ body: @escaping @Sendable (ResponsibilityDesk, ResponsibilityDesk.Hand) async throws -> Void
    ) -> Command {
        Command(isOneStep: isOneStep) { record in
            let hand = ResponsibilityDesk.Hand(member.caller, because: .treatment, doing: activity)
            try await body(ResponsibilityDesk(record), hand)
            return []
        }
    }

    /// Staff do something about going home, as on a page.
    static func transition(
        as member: SimulatedMember, _ activity: String,
        _ body: @escaping @Sendable (TransitionDesk, ConsentDesk.Hand) async throws -> Void
    ) -> Command {
        Command(isOneStep: true) { record in
            let hand = ConsentDesk.Hand(member.caller, because: .treatment, doing: activity)
            try await body(TransitionDesk(record) { DanishTime.text($0) }, hand)
            return []
        }
    }

    /// Staff give tasks to other units, and answer them, as on a page.
    static func tasks(
        as member: SimulatedMember, _ activity: String,
        _ body: @escaping @Sendable (TaskDesk, ConsentDesk.Hand) async throws -> Void
    ) -> Command {
        Command(isOneStep: true) { record in
            try await body(TaskDesk(record), ConsentDesk.Hand(member.caller, because: .treatment, doing: activity))
            return []
        }
    }

    /// A system that tells of admissions, or of who works where.
    static func system(
        _ activity: String, _ body: @escaping @Sendable (Transaction) throws -> [Outcome]
    ) -> Command {
        Command(isOneStep: true) {
            let caller = Caller(identity: "simulated-system", role: .system)
            return try await $0.write(as: caller, because: .treatment, doing: activity, body)
        }
    }
}
