import Access
import Care
import FHIR
import Record

/// Where the actors act: the region, the machine that its record runs on, chance, and the oracle that looks on.
final class Stage {
    let plan: SimulationPlan
    let region: SimulatedRegion
    let time: VirtualTime
    let machine: Machine
    let oracle = Oracle()
    /// The messages to and from a municipality that has a system of its own; nil: there are none in this seed.
    let post: Post?
    private let postJudge: PostJudge
    var chance: Chance
    private var faultChance: Chance
    private(set) var report: SimulationReport
    /// What was asked last: what a double click asks again.
    private(set) var lastCommand: Command?
    /// Told each act and what it came to.
    private let trace: @Sendable (String) -> Void

    init(_ plan: SimulationPlan, _ capabilities: [Capability], trace: @escaping @Sendable (String) -> Void) throws {
        self.plan = plan
        self.trace = trace
        region = SimulatedRegion(citizens: plan.citizens, hasMessages: plan.hasMessages)
        postJudge = PostJudge(region)
        time = VirtualTime(at: plan.start)
        post = plan.hasMessages ? try Post(region, seed: plan.seed, time, capabilities, plan.postFault) : nil
        machine = try Machine(time, capabilities)
        chance = Chance(seed: plan.seed, .acts)
        faultChance = Chance(seed: plan.seed, .faults)
        report = SimulationReport(seed: plan.seed)
    }

    var mirror: RecordMirror { oracle.mirror }
    var board: Board { oracle.board }
    var now: Int64 { time.now }

    /// Writes the region itself, before anything happens in it.
    func begin() async throws {
        let preparer = machine.record.preparer
        let resources = try region.resources.map { try preparer.prepare(try JSONDocument($0).root) }
        try await machine.record.write(as: .commandLine, because: .healthSystemAdministration, doing: "region") {
            for resource in resources { _ = try $0.put(resource) }
        }
        try await post?.begin(machine.record)
        try await look()
    }

    // MARK: Acts

    /// Asks something of the record, on a machine that may die of it, and lets the oracle look.
    func ask(_ command: Command, by act: String) async throws -> Answer {
        lastCommand = command
        // A person is never so fast that two things happen in the same instant.
        time.advance(by: 1)
        let losesAnswer = armFault()
        let answer = try await answer(to: command, losesAnswer: losesAnswer)
        count(act, answer)
        return answer
    }

    private func answer(to command: Command, losesAnswer: Bool) async throws -> Answer {
        let before = mirror.events
        let answer: Answer
        do {
            let outcomes = try await command.run(machine.record)
            _ = machine.faults.disarm()
            answer = losesAnswer ? .lost : .done(outcomes)
        } catch {
            if machine.faults.disarm() {
                answer = .lost
            } else if let error = error as? RecordError {
                if case .fault(let text) = error { violate("the record keeps its own rules", text) }
                answer = .refused(error.description)
            } else if let mistake = error as? TransitionDesk.Mistake {
                answer = .refused("\(mistake)")
            } else {
                throw error
            }
        }
        if case .lost = answer { try machine.die() }
        try await look()
        switch answer {
        case .done(let outcomes): requireThere(outcomes)
        case .refused where command.isOneStep && mirror.events != before:
            violate(Oracle.allOrNothing, "something refused was written")
        case .lost where command.isOneStep && !losesAnswer && mirror.events != before:
            violate(Oracle.allOrNothing, "a part of what failed was written")
        default: break
        }
        return answer
    }

    /// - Returns: whether the process dies when all is written, before it says so.
    private func armFault() -> Bool {
        machine.faults.slow(by: faultChance.happens(0.1) ? faultChance.milliseconds(1...60_000) : 0)
        guard faultChance.happens(plan.faultShare) else { return false }
        switch faultChance.number(0...2) {
        case 0: machine.faults.arm(.atStatement(faultChance.number(1...80)))
        case 1: machine.faults.arm(.atCommit)
        default: return true
        }
        return false
    }

    private func requireThere(_ outcomes: [Outcome]) {
        for outcome in outcomes where outcome.change != .deleted {
            if mirror.resource(outcome.type + "/" + outcome.id) == nil {
                violate(Oracle.nothingLost, "\(outcome.type)/\(outcome.id) was acknowledged, and is not there")
            }
        }
    }

    func count(_ act: String, _ answer: Answer) {
        report.acts[act + " " + answer.word, default: 0] += 1
        var text = "step \(report.steps) \(DanishTime.text(now)) \(act): \(answer.word)"
        if case .refused(let why) = answer { text += " (\(why))" }
        trace(text)
    }

    // MARK: Clocks

    /// Lets the clocks run until an instant, from one deadline to the next.
    func runClocks(until end: Int64) async throws {
        guard plan.runsClocks else {
            time.advance(to: end)
            return try await look(atRest: end)
        }
        // Nobody minds them for some hours: what was due then is done afterwards.
        if faultChance.happens(0.02) { time.advance(to: end) }
        for _ in 0..<Self.mostTurns {
            let began = now
            let turn = try await turn()
            if turn.struck > 0 {
                report.struck += turn.struck
                trace("step \(report.steps) \(DanishTime.text(now)) clocks: \(turn.struck)")
            }
            try await look(atRest: began)
            guard let next = turn.next, next <= end else { return time.advance(to: end) }
            time.advance(to: next)
        }
        violate("clocks come to rest", "they strike on and on")
    }

    /// More turns than this between two acts of people are too many.
    private static let mostTurns = 10_000

    private func turn() async throws -> ClockRunner.Turn {
        for _ in 0..<3 {
            let losesAnswer = armFault()
            let turn = await attempt()
            if machine.faults.disarm() || losesAnswer {
                try machine.die()
                continue
            }
            let done = try turn.get()
            if done.failed > 0 { violate("clocks strike", "\(done.failed) could not be written") }
            return done
        }
        return try await machine.strike()
    }

    private func attempt() async -> Result<ClockRunner.Turn, any Error> {
        let areTwo = faultChance.happens(0.03)
        do {
            return .success(try await areTwo ? machine.strikeTwice() : machine.strike())
        } catch {
            return .failure(error)
        }
    }

    // MARK: The oracle

    /// Lets the oracle look at what is new.
    ///
    /// - Parameter rest: an instant until which everything that was due has been done; nil: the clocks have not run.
    func look(atRest rest: Int64? = nil) async throws {
        let (changes, findings) = try await oracle.look(at: machine.record, atRest: rest)
        for finding in findings { violate(finding.promise, finding.text) }
        if post != nil {
            for finding in postJudge.findings(in: changes) { violate(PostJudge.promise, finding) }
        }
        report.events = mirror.events
    }

    /// Notes a promise that was not kept; each once.
    func violate(_ promise: String, _ finding: String) {
        guard !report.violations.contains(where: { $0.promise == promise && $0.finding == finding }) else { return }
        let violation = Violation(
            promise: promise, finding: finding, seed: plan.seed, step: report.steps, time: DanishTime.text(now))
        report.violations.append(violation)
        trace(violation.line)
    }

    func beginStep() { report.steps += 1 }

    // MARK: Messages

    /// Lets messages travel to and fro, on a machine that may die of it.
    func exchange() async throws {
        guard let post else { return }
        let losesAnswer = armFault()
        var isOver = false
        do {
            try await post.work(machine.record)
            isOver = losesAnswer
        } catch {
            guard machine.faults.hasStruck else { throw error }
        }
        if machine.faults.disarm() || isOver { try machine.die() }
        try await lookAtPost(post)
    }

    private func lookAtPost(_ post: Post) async throws {
        try await look()
        let findings = postJudge.findings(in: try await post.look()) + post.takeRefusals()
        for finding in findings { violate(PostJudge.promise, finding) }
    }

    /// Lets what is under way come to its end on a network that loses nothing any more, and says what has not come.
    private func settlePost() async throws {
        guard let post else { return }
        post.calm()
        for _ in 0..<Self.mostSendings {
            time.advance(by: Self.longestWait)
            try await post.work(machine.record)
        }
        try await lookAtPost(post)
        for finding in postJudge.findings(between: mirror, and: post.mirror) { violate(PostJudge.promise, finding) }
        try await post.stop()
    }

    /// A message is sent three times, each after a wait of half an hour; then a person is told.
    private static let mostSendings = 6
    private static let longestWait: Int64 = 8 * 3_600_000

    /// Looks at the whole record once more, at its end and after it was opened anew.
    func end() async throws -> SimulationReport {
        try machine.die()
        report.simulated = now - plan.start
        try await settlePost()
        for finding in try await mirror.compare(with: machine.record) { violate(Oracle.nothingLost, finding) }
        let check = try await machine.record.engine.check { _, _ in }
        for finding in check.findings { violate("check is clean", finding) }
        try await machine.stop()
        report.events = mirror.events
        report.deaths = machine.deaths - 1
        report.digest = mirror.digest &+ (post?.mirror.digest ?? 0)
        return report
    }
}
