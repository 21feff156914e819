import Access
import FHIRServer
import TestSupport

/// All cases of one asker, one after the other.
struct Lane {
    /// A case that was put, and what came of it.
    struct Case: Sendable {
        let number: Int
        let surface: String
        let asker: Asker
        /// Who stands in the audit.
        let identities: Set<String>
        let question: String
        /// When it was put: every row that it left in the audit is as late, or later.
        let began: Int64
        /// Citizens of whom something was handed out.
        var shown: Set<Int> = []
        var findings: [Finding] = []
    }

    let world: World
    let asker: Asker
    let oracle: Oracle
    let verdict: Verdict
    private let twin: (record: GeneratedRecord, service: FHIRService)?

    init(world: World, asker: Asker) async throws {
        self.world = world
        self.asker = asker
        oracle = world.oracle(of: asker)
        verdict = Verdict(oracle)
        guard asker.hasOneCapacity, let holder = asker.holder else {
            twin = nil
            return
        }
        let record = try await GeneratedRecord(seenBy: oracle)
        let everything = FHIRHolder(
            scopes: holder.scopes,
            capacities: [.init(caller: Caller(identity: "twin", role: .system), purpose: .treatment)])
        let service = FHIRService(
            record: record.temporary.record, authenticator: TwinToken(holder: everything), address: Question.base)
        twin = (record, service)
    }

    func run(_ numbers: [Int]) async throws -> [Case] {
        var cases: [Case] = []
        for number in numbers { cases.append(await run(number)) }
        return cases
    }

    private func run(_ number: Int) async -> Case {
        var draw = Draw(
            random: SeededRandom(seed: world.population.seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(number)),
            population: world.population, asker: asker, oracle: oracle)
        let surface = Surface.draw(&draw)
        let question = surface.question(&draw)
        world.clock.advance(by: 1)
        var outcome = Case(
            number: number, surface: surface.rawValue, asker: asker, identities: asker.identities,
            question: question.line, began: world.clock.now)
        let replies = await ask(question, world.service, as: asker.name)
        for found in await judge(question, replies) {
            outcome.findings.append(
                Finding(
                    kind: found.0, seed: world.population.seed, number: number, surface: surface.rawValue,
                    asker: asker.name, question: question.line, note: found.1))
        }
        if surface == .strangersPage, let note = await followed(replies) {
            outcome.findings.append(
                Finding(
                    kind: .leak, seed: world.population.seed, number: number, surface: surface.rawValue,
                    asker: asker.name, question: question.line, note: note))
        }
        outcome.shown = shown(question, replies)
        return outcome
    }

    /// The answer, and those to the next pages.
    private func ask(_ question: Question, _ service: FHIRService, as token: String) async -> [Reply] {
        var replies = [await question.ask(service, as: token)]
        for _ in 0..<question.pages {
            guard let next = replies.last?.next.flatMap(Question.init(link:)) else { break }
            replies.append(await next.ask(service, as: token))
        }
        return replies
    }

    /// Somebody else uses the link to the next page: it is its maker's alone.
    private func followed(_ replies: [Reply]) async -> String? {
        guard let next = replies.first?.next.flatMap(Question.init(link:)),
            let other = world.askers.first(where: { $0.holder != nil && $0.name != asker.name })
        else { return nil }
        let reply = await next.ask(world.service, as: other.name)
        return reply.status == 410 ? nil : "another's page: \(reply.status)"
    }

    // MARK: Judging

    private func judge(_ question: Question, _ replies: [Reply]) async -> [(Finding.Kind, String)] {
        var found: [(Finding.Kind, String)] = []
        let first = replies[0]
        for reply in replies {
            if let note = verdict.leaked(reply, question) { found.append((.leak, note)) }
        }
        switch asker.standing {
        case .nobody:
            if first.status != 401 { found.append((.leak, "\(first.status), not 401")) }
            return found
        case .without:
            let isBundle = question.path.isEmpty && question.method == .post
            if first.status < 400, !isBundle { found.append((.leak, "\(first.status) for one who sees no resource")) }
            return found
        default: break
        }
        if question.method != .get, first.status == 201 || first.status == 200 && oracle.changesNothing,
            ![.post].contains(question.method)
        {
            found.append((.leak, "\(first.status): something was changed"))
        }
        switch question.judge {
        case .words: break
        case .version(let item, let version):
            if let wrong = verdict.version(item, version, first) { found.append(wrong) }
        // A search that names nobody is made in the first capacity alone.
        case .versions where !asker.hasOneCapacity && question.path.count < 3: break
        case .versions(let expected):
            if let wrong = verdict.versions(replies, expected, of: question.path.count > 1 ? question.path[0] : nil) {
                found.append(wrong)
            }
        case .absent(let item):
            let expected = await question.aboutNobody(insteadOf: item).ask(world.service, as: asker.name)
            if let wrong = verdict.difference(first, from: expected.about(item)) { found.append(wrong) }
        case .twin:
            guard let twin else { break }
            let expected = await ask(question, twin.service, as: asker.name)
            for (reply, right) in zip(replies, expected) {
                if let wrong = verdict.difference(reply, from: right) { found.append(wrong) }
            }
            if replies.count != expected.count {
                found.append((.leak, "\(replies.count) pages, not \(expected.count)"))
            }
        }
        return found
    }

    /// Citizens of whom the answers show something.
    private func shown(_ question: Question, _ replies: [Reply]) -> Set<Int> {
        let population = world.population
        var shown: Set<Int> = []
        // Answers repeat what was asked, which discloses nothing.
        let asked = Marker.words(in: Array(question.line.utf8)).map(\.item)
        for reply in replies where reply.status < 300 {
            let repeated = Set(asked).subtracting(Marker.resources(in: reply.body))
            for item in reply.resources.subtracting(repeated) where item < population.items.count {
                if let owner = population[item].owner { shown.insert(owner) }
            }
        }
        // That something is unchanged, or is no longer, is something too.
        if let reply = replies.first, [304, 410].contains(reply.status), question.path.count >= 2,
            let item = Int(question.path[1].dropFirst(2)), item < population.items.count
        {
            if let owner = population[item].owner { shown.insert(owner) }
        }
        if let patient = question.counted, replies[0].status == 200, !replies[0].text.contains("\"total\":0") {
            shown.insert(patient)
        }
        return shown
    }
}

/// Whoever asks a twin may see all that there is in it.
private struct TwinToken: FHIRAuthenticator {
    let holder: FHIRHolder

    func holder(of token: String) async throws -> FHIRHolder? { holder }
}
