import Access
import App
import Apps
import ArgumentParser
import Care
import FHIRServer
import Foundation
import Record

/// What the gate costs: the same reads by a professional and a relative, whose decisions build on facts, and by the citizen
/// or a program, whose decisions need none, taking turns in the same run.
///
/// Each citizen's record is read once beforehand, so that whoever comes first does not pay for the disk.
struct GateBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "What the gate costs an overview and a FHIR read, with 10 care relations, 2 blocks and 1 proxy each."
    )

    @Option(help: "Citizens in the record.")
    var citizens = 100_000

    @Option(help: "Citizens, drawn at random, who are read.")
    var rounds = 1_000

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        let region = try await GateRegion.prepare(citizens: citizens, in: place)
        guard !region.patients.isEmpty else { throw BenchmarkFault.noPatients }
        var random = SystemRandomNumberGenerator()
        let drawn = (0..<rounds).map { _ in
            let number = Int.random(in: region.patients.indices, using: &random)
            return GateCitizen(number: number, patient: region.patients[number])
        }
        print("record    \(citizens) citizens, \(rounds) drawn")
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        try await RecordOpener().withRecord(region.path) { record in
            try await overviews(of: drawn, record)
            try await reads(of: drawn, record)
            try await decisions(about: drawn, record)
        }
    }

    /// The overview as the server makes it, audit row durable, without drawing the page.
    private func overviews(of drawn: [GateCitizen], _ record: Record) async throws {
        let cache = DirectoryCache()
        func read(_ citizen: GateCitizen, _ who: GateCitizen.Who) async throws {
            let (caller, purpose) = citizen.caller(who)
            _ = try await record.read(
                .patient(citizen.patient), as: caller, because: purpose, doing: "benchmark"
            ) { try CareReader($0, directory: cache).overview(of: citizen.patient) }
        }
        let figures = try await takeTurns(drawn, [.citizen, .professional, .relative], read)
        print("overview, by the citizen (no facts)       \(figures[0])")
        for (name, place) in [("by a professional", 1), ("by a relative", 2)] {
            let share = (figures[place].median - figures[0].median) / figures[place].median
            print("overview, \(name)  \(figures[place])")
            print("  the gate's share at p50  \((share * 100).rounded().formatted()) %  (aim: 20)")
        }
    }

    /// One resource by its id, from the request to the answer's bytes, audit row durable; without HTTP.
    private func reads(of drawn: [GateCitizen], _ record: Record) async throws {
        let service = FHIRService(record: record, authenticator: GateTokens())
        func read(_ citizen: GateCitizen, _ who: GateCitizen.Who) async throws {
            let answer = await service.answer(
                FHIRRequest(
                    .get, path: ["Encounter", GateRegion.contact(citizen.number)], base: "http://localhost/fhir",
                    token: citizen.token(who)))
            guard answer.status == 200 else { throw GateFault.notRead(answer.status) }
        }
        let figures = try await takeTurns(drawn, [.program, .citizen, .professional, .relative], read)
        print("FHIR read, by a program (no facts)        \(figures[0])")
        for (name, place) in [("by the citizen", 1), ("by a professional", 2), ("by a relative", 3)] {
            print("FHIR read, \(name)  \(figures[place])")
            let more = figures[place].median - figures[0].median
            print("  more than a program's at p50  \(((more * 1_000).rounded() / 1_000).formatted()) ms  (aim: 0.3)")
        }
    }

    /// The gate by itself, on one reader: facts, decision, and what the decision becomes in queries.
    private func decisions(about drawn: [GateCitizen], _ record: Record) async throws {
        for who in [GateCitizen.Who.citizen, .professional, .relative] {
            let times = try await record.engine.read { reading in
                let clock = ContinuousClock()
                return try drawn.map { citizen in
                    let (caller, purpose) = citizen.caller(who)
                    let instant = record.surroundings.now()
                    return try clock.measure {
                        let facts = try GateFacts(reading, for: caller, at: instant).facts(
                            for: .patient(citizen.patient))
                        let decision = Access.decide(caller, purpose, .patient(citizen.patient), .read, facts)
                        guard case .permitted(let scope, _) = decision else { throw GateFault.refused }
                        _ = try reading.within(scope)
                    }.inMilliseconds
                }
            }
            print("the gate by itself, \(who)  \(Distribution(milliseconds: times))")
        }
    }

    /// The time of each of several ways to read the same, who take turns in being first.
    private func takeTurns(
        _ drawn: [GateCitizen], _ ways: [GateCitizen.Who],
        _ read: (GateCitizen, GateCitizen.Who) async throws -> Void
    ) async throws -> [Distribution] {
        let clock = ContinuousClock()
        var times = Array(repeating: [Double](), count: ways.count)
        for (turn, citizen) in drawn.enumerated() {
            for way in ways { try await read(citizen, way) }
            for step in ways.indices {
                let place = (turn + step) % ways.count
                let start = clock.now
                try await read(citizen, ways[place])
                times[place].append((clock.now - start).inMilliseconds)
            }
        }
        return times.map(Distribution.init)
    }
}

enum GateFault: Error {
    case refused
    case notRead(Int)
}

/// One who is read, and those who read.
struct GateCitizen: Sendable {
    let number: Int
    let patient: String

    enum Who: String, Sendable {
        case citizen, professional, relative, program
    }

    func caller(_ who: Who) -> (Caller, Purpose) {
        switch who {
        case .citizen: (Caller(identity: "Patient/" + patient, role: .citizen(patient: patient)), .patientRequest)
        case .professional:
            (
                Caller(
                    identity: "PractitionerRole/gate", role: .professional(.hospitalNurse),
                    unit: GateRegion.unit(number, 7), selves: ["Practitioner/gate"],
                    largerUnits: ["Organization/gate-hospital"]), .treatment
            )
        case .relative:
            (
                Caller(
                    identity: "RelatedPerson/" + GateRegion.relative(number),
                    role: .relative(relatedPerson: GateRegion.relative(number))), .familyRequest
            )
        case .program: (Caller(identity: "program", role: .system), .treatment)
        }
    }

    /// What the API knows somebody by.
    func token(_ who: Who) -> String { "\(who.rawValue) \(number) \(patient)" }
}

/// Tokens that say whom they stand for.
private struct GateTokens: FHIRAuthenticator {
    func holder(of token: String) async throws -> FHIRHolder? {
        let words = token.split(separator: " ").map(String.init)
        guard words.count == 3, let who = GateCitizen.Who(rawValue: words[0]), let number = Int(words[1]) else {
            return nil
        }
        let (caller, purpose) = GateCitizen(number: number, patient: words[2]).caller(who)
        return FHIRHolder(
            scopes: SMARTScopes(who == .program ? "system/*.rs" : "user/*.rs"),
            capacities: [.init(caller: caller, purpose: purpose)])
    }
}
