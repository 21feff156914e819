import FHIR
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import TestSupport

/// All pages that one persona asks for, one after the other.
struct PageLane {
    let world: PageWorld
    let persona: Population.Persona
    let oracle: Oracle
    let client: any TestClientProtocol
    private let permitted: Set<Marker>

    /// Types whose entries everybody who sees them can open.
    private static let entries: Set<String> = ["Observation", "Condition", "DocumentReference"]

    init(_ world: PageWorld, _ persona: Population.Persona, _ client: any TestClientProtocol) {
        self.world = world
        self.persona = persona
        self.client = client
        oracle = Oracle(
            world.population, Asker(name: persona.code, standing: persona.standing), courses: world.courses)
        permitted = Self.permitted(oracle, world.population)
    }

    /// What may stand on pages: also who can be tried as, for they are named on the page for choosing, with the unit.
    static func permitted(_ oracle: Oracle, _ population: Population) -> Set<Marker> {
        let directory = population.units + population.professionals.flatMap { [$0.practitioner, $0.role] }
        let named = population.personas.map(\.person) + directory
        return oracle.permitted.union(
            named.flatMap { [Marker(item: $0, version: nil), Marker(item: $0, version: 1)] })
    }

    func run(_ numbers: [Int]) async throws -> [Lane.Case] {
        var cases: [Lane.Case] = []
        for number in numbers {
            if let outcome = try await run(number) { cases.append(outcome) }
        }
        return cases
    }

    private func run(_ number: Int) async throws -> Lane.Case? {
        var draw = Draw(
            random: SeededRandom(seed: world.population.seed &* 0xBF58_476D_1CE4_E5B9 ^ UInt64(number)),
            population: world.population, asker: oracle.asker, oracle: oracle)
        guard let question = PageQuestion(draw.one(of: Self.patterns), &draw) else { return nil }
        world.clock.advance(by: 1)
        var outcome = Lane.Case(
            number: number, surface: "\(question.pattern)", asker: oracle.asker, identities: [persona.identity],
            question: question.line, began: world.clock.now)
        let response = try await ask(question)
        let body = Array(response.body.readableBytesView)
        for (kind, note) in judge(question, response.status.code, body, response.headers) {
            outcome.findings.append(
                Finding(
                    kind: kind, seed: world.population.seed, number: number, surface: "page \(question.pattern)",
                    asker: persona.code, question: question.line, note: note))
        }
        if let note = try await difference(question, response) {
            outcome.findings.append(
                Finding(
                    kind: .leak, seed: world.population.seed, number: number, surface: "page \(question.pattern)",
                    asker: persona.code, question: question.line, note: note))
        }
        let asked = Set(Marker.words(in: Array(question.line.utf8)).map(\.item))
        for item in Set(Marker.words(in: body).map(\.item)).subtracting(asked) {
            if item < world.population.items.count, world.population[item].type != "Person",
                let owner = world.population[item].owner
            {
                outcome.shown.insert(owner)
            }
        }
        return outcome
    }

    /// What can be read, and the form that finds people: other forms change something.
    static let patterns = RoutePattern.allCases.filter { $0.methods.contains(.get) }

    private func ask(_ question: PageQuestion) async throws -> TestResponse {
        var headers: HTTPFields = [.authorization: "Bearer \(persona.code)"]
        if question.form != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await client.executeRequest(
            uri: question.address, method: question.form == nil ? .get : .post, headers: headers,
            body: question.body.map { ByteBuffer(string: $0) })
    }

    /// What is said of somebody, or of something, that is hidden must be what is said where there is none: status, where one is
    /// sent, every header and the page.
    private func difference(_ question: PageQuestion, _ response: TestResponse) async throws -> String? {
        let hidden =
            [question.citizen].compactMap(\.self).filter { oracle.isClosed($0.number) }
            + [question.item].compactMap(\.self).filter { !oracle.sees($0) }
        guard !hidden.isEmpty else { return nil }
        let nobody = try await ask(question.aboutNobody(hidden))
        let (reply, expected) = (Self.text(response), Self.text(nobody))
        let same = PageQuestion.withoutIds(of: hidden, reply)
        if response.status == nobody.status, same == expected { return nil }
        let place = zip(same, expected).prefix { $0 == $1 }.count
        return "\(response.status.code) differs from \(nobody.status.code) of nobody: "
            + "…\(same.dropFirst(max(0, place - 40)).prefix(90))…"
    }

    private static func text(_ response: TestResponse) -> String {
        // Ids are not equally long.
        let head = response.headers.filter { $0.name != .date && $0.name != .contentLength }.map {
            "\($0.name): \($0.value)"
        }.sorted()
        return head.joined(separator: "\n") + "\n\n" + String(buffer: response.body)
    }

    private func judge(
        _ question: PageQuestion, _ status: Int, _ body: [UInt8], _ headers: HTTPFields
    ) -> [(Finding.Kind, String)] {
        var found: [(Finding.Kind, String)] = []
        let head = headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        // What was ever for a relative is named there, ended or not.
        let own = question.pattern == .mandates ? ownConsents : []
        let leaked = Marker.wordsAndIds(in: body).union(Marker.all(in: head)).subtracting(permitted)
            .subtracting(own).subtracting(Marker.all(in: question.line)).filter(world.population.has)
        if !leaked.isEmpty {
            found.append(
                (.leak, "\(status): says \(leaked.map { "\($0)" }.sorted().prefix(4).joined(separator: " "))"))
        }
        guard let citizen = question.citizen, question.pattern != .findPatient else { return found }
        let isOpen = oracle.patients.contains(citizen.number)
        if oracle.isClosed(citizen.number), status == 200, Self.showsRecord(question.pattern) {
            found.append((.leak, "200 for a closed record"))
        }
        if isOpen, status != 200, question.pattern == .overview { found.append((.withheld, "\(status)")) }
        guard isOpen, let item = question.item, Self.entries.contains(item.type), item.owner == citizen.number,
            !item.isDeleted, item.current?["status"]?.string != "entered-in-error"
        else { return found }
        let isSeen = oracle.sees(item)
        if isSeen != (status == 200) {
            found.append((isSeen ? .withheld : .leak, "\(status), not \(isSeen ? 200 : 404)"))
        }
        return found
    }

    /// The ids of the Consents that name the relative, and of whom they are.
    private var ownConsents: Set<Marker> {
        guard case .relative(let me) = persona.standing else { return [] }
        let reference = world.population.reference(me)
        var own: Set<Marker> = [Marker(item: me, version: nil)]
        for item in world.population.items where item.type == "Consent" {
            guard let json = item.newest.json, json.contains("\"" + reference + "\""), let owner = item.owner else {
                continue
            }
            own.insert(Marker(item: item.number, version: nil))
            own.insert(Marker(item: owner, version: nil))
        }
        return own
    }

    /// Whether a page shows what is in the record, and is as if it were not there to others.
    private static func showsRecord(_ pattern: RoutePattern) -> Bool { pattern.audit == .readingOfTheCitizen }
}
