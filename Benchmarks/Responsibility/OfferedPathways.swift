import Access
import Care
import Exchange
import FHIR
import Record

/// Two departments, and pathways that the one has offered the other: nobody has answered yet.
struct OfferedPathways {
    /// The ids of the Tasks.
    let offers: [String]

    static let giver = "benchmark-giver"
    static let receiver = "benchmark-receiver"

    /// Whoever works at one of the two.
    static func hand(_ unit: String) -> ResponsibilityDesk.Hand {
        let caller = Caller(
            identity: "PractitionerRole/\(unit)-1", role: .professional(.hospitalDoctor), unit: unit,
            selves: ["Practitioner/\(unit)-p"])
        return ResponsibilityDesk.Hand(caller, because: .treatment, doing: "benchmark")
    }

    /// Writes the pathways of as many citizens, and offers them as a department does.
    static func make(_ count: Int, in record: Record) async throws -> OfferedPathways {
        let source = ImportSource(making: "\(count) pathways", count: count * 2 + 6) {
            AnyIterator((units + (0..<count).flatMap(pathway)).lazy.map { Array($0.utf8) }.makeIterator())
        }
        let report = try await Importer(record, validator: Validator()).run([source])
        guard report.refused == 0 else { throw BenchmarkFault.refused(report.refused) }
        let offers = try await Clients(64).each(of: count) { number in
            try await ResponsibilityDesk(record).offer(
                "benchmark-pathway-\(number)",
                OfferDraft(to: .init("Organization/" + receiver), what: "Opfølgning", why: "Patienten er stabil"),
                by: hand(giver))
        }
        return OfferedPathways(offers: offers)
    }

    private static var units: [String] {
        [giver, receiver].flatMap { unit in
            [
                #"{"resourceType":"Organization","id":"\#(unit)","active":true,"name":"\#(unit)","type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"hospital"}]}]}"#,
                #"{"resourceType":"Practitioner","id":"\#(unit)-p","active":true,"name":[{"text":"Bo Krog"}]}"#,
                #"{"resourceType":"PractitionerRole","id":"\#(unit)-1","active":true,"practitioner":{"reference":"Practitioner/\#(unit)-p"},"organization":{"reference":"Organization/\#(unit)"}}"#,
            ]
        }
    }

    private static func pathway(_ number: Int) -> [String] {
        [
            #"{"resourceType":"Patient","id":"benchmark-citizen-\#(number)","name":[{"text":"Borger \#(number)"}]}"#,
            #"{"resourceType":"EpisodeOfCare","id":"benchmark-pathway-\#(number)","status":"active","type":[{"text":"KOL"}],"patient":{"reference":"Patient/benchmark-citizen-\#(number)"},"managingOrganization":{"reference":"Organization/\#(giver)"},"careManager":{"reference":"PractitionerRole/\#(giver)-1"},"period":{"start":"2026-01-05T08:00:00Z"}}"#,
        ]
    }
}

/// So many who do one thing after another, all at the same time.
struct Clients {
    let count: Int

    init(_ count: Int) { self.count = count }

    /// Does something with each number below one, shared out among the clients.
    ///
    /// - Returns: what came of each, by number.
    func each<Result: Sendable>(
        of numbers: Int, _ body: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
            for client in 0..<count {
                group.addTask {
                    var results: [(Int, Result)] = []
                    for number in stride(from: client, to: numbers, by: count) {
                        results.append((number, try await body(number)))
                    }
                    return results
                }
            }
            var all: [(Int, Result)] = []
            for try await results in group { all += results }
            return all.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
