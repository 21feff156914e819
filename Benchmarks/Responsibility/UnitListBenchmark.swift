import Access
import App
import Apps
import ArgumentParser
import Care
import Exchange
import FHIR
import HTML
import Pages
import Record

/// How long a department's own list takes: 500 pathways, each citizen on it in the audit, which is durable before the page
/// leaves.
struct UnitListBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit-list",
        abstract: "A department's list of 500 pathways: read through the gate, and as a page over the loopback.")

    @Option(help: "Pathways on the list.")
    var pathways = 500

    @Option(help: "How often it is asked for.")
    var rounds = 300

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        print("hello     \(try await HelloYardstick.measure())")
        try await place.withEmptyPlace("unit-list") { path in
            let record = try await RecordOpener().open(path, createsIfMissing: true)
            _ = try await OfferedPathways.make(0, in: record)
            let report = try await Importer(record, validator: Validator()).run([source])
            guard report.refused == 0 else { throw BenchmarkFault.refused(report.refused) }
            try await board(record)
            try await page(record, .unit(.all), "page      ")
            try await sendHome(record)
            try await goingHome(record)
            try await page(record, .transitions, "72 hours, page  ")
            try await record.engine.close()
        }
    }

    /// The list as pages read it, without drawing the page.
    private func board(_ record: Record) async throws {
        let hand = OfferedPathways.hand(OfferedPathways.giver)
        let unit = "Organization/" + OfferedPathways.giver
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<rounds {
            times.append(
                try await clock.measure {
                    let lines = try await record.read(
                        .lookup, as: hand.caller, because: .treatment, doing: "benchmark"
                    ) { try UnitBoard($0, unit: unit).pathways(.all) }
                    guard lines.count == pathways else { throw BenchmarkFault.noPatients }
                }.inMilliseconds)
        }
        print("list      \(Distribution(milliseconds: times))")
    }

    /// Everybody has a stay that ends: the department answers for all of them, and has sent nothing yet.
    private func sendHome(_ record: Record) async throws {
        let hand = OfferedPathways.hand(OfferedPathways.giver)
        _ = try await Clients(16).each(of: pathways) { number in
            let desk = TransitionDesk(record) { String($0) }
            let order = DischargeOrder(
                expected: record.surroundings.now() + 3_600_000, destination: .home, needsNursing: true,
                needsRehabilitation: false, nursing: "Organization/" + OfferedPathways.receiver)
            let discharge = try await desk.begin(order, of: "listed-\(number)", from: "stay-\(number)", by: hand)
            try await desk.complete(discharge, by: hand)
        }
    }

    /// The same of the list of those for whom the department still answers.
    private func goingHome(_ record: Record) async throws {
        let hand = OfferedPathways.hand(OfferedPathways.giver)
        let unit = "Organization/" + OfferedPathways.giver
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<rounds {
            times.append(
                try await clock.measure {
                    let lists = try await record.read(
                        .lookup, as: hand.caller, because: .treatment, doing: "benchmark"
                    ) { try TransitionReader($0).lists(of: unit) }
                    guard lists.answering.count == pathways else { throw BenchmarkFault.noPatients }
                }.inMilliseconds)
        }
        print("72 hours  \(Distribution(milliseconds: times))")
    }

    private func page(_ record: Record, _ route: Route, _ name: String) async throws {
        let token = try await AccessTokens(record).issue(holder: "hospital-doctor", scope: "pages", minutes: 60)
        let personas = try await PersonaDirectory.load(from: record)
        let (ports, running) = AsyncStream<Int>.makeStream()
        let application = try AppServer.application(
            record: record, configuration: ServerConfiguration(port: 0, logger: LoopbackServer.quietLogger),
            personas: personas, tokens: AccessTokens(record), onRunning: { running.yield($0) })
        let request = LoopbackClient.Request(
            path: route.target.text, headers: ["Authorization: Bearer \(token)"])
        let rounds = rounds
        let figures = try await LoopbackServer.serving(application, ports: ports) { port in
            _ = try await LoopbackClient.measure(port: port, requests: Array(repeating: request, count: 20))
            return try await LoopbackClient.measure(port: port, requests: Array(repeating: request, count: rounds))
        }
        print("\(name)\(figures)")
    }

    /// The pathways, and somebody of the department who signs in.
    private var source: ImportSource {
        let giver = OfferedPathways.giver
        let person = #"""
            {"resourceType":"Person","id":"benchmark-person","meta":{"tag":[{"system":"https://tovholder.dk/fhir/CodeSystem/persona","code":"hospital-doctor"}]},"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/persona-role","valueReference":{"reference":"PractitionerRole/\#(giver)-1"}}],"name":[{"text":"Bo Krog"}],"link":[{"target":{"reference":"Practitioner/\#(giver)-p"}}]}
            """#
        let lines = (0..<pathways).flatMap { number in
            [
                #"{"resourceType":"Patient","id":"listed-\#(number)","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"\#(civilRegistrationNumber(number))"}],"name":[{"text":"Borger \#(number)"}],"birthDate":"1942-05-06"}"#,
                #"{"resourceType":"EpisodeOfCare","id":"listed-\#(number)","status":"active","type":[{"text":"KOL"}],"patient":{"reference":"Patient/listed-\#(number)"},"managingOrganization":{"reference":"Organization/\#(giver)"},"careManager":{"reference":"PractitionerRole/\#(giver)-1"},"period":{"start":"2026-01-05T08:00:00Z"}}"#,
                #"{"resourceType":"Encounter","id":"stay-\#(number)","status":"in-progress","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/listed-\#(number)"},"episodeOfCare":[{"reference":"EpisodeOfCare/listed-\#(number)"}],"period":{"start":"2026-01-05T08:00:00Z"},"serviceProvider":{"reference":"Organization/\#(giver)"}}"#,
            ]
        }
        return ImportSource(making: "a list of \(pathways)", count: pathways * 3 + 1) {
            AnyIterator(([person] + lines).lazy.map { Array($0.utf8) }.makeIterator())
        }
    }

    /// Of nobody: the day of the month is more than 60.
    private func civilRegistrationNumber(_ number: Int) -> String {
        let digits = String(number)
        return "660542" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
