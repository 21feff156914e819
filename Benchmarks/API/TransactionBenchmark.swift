import App
import ArgumentParser
import Foundation
import Record

/// Small transactions from many clients: a Patient and an Observation each, durable before the answer.
struct TransactionBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transactions",
        abstract: "Transactions of a Patient and an Observation at many clients, beside the same without fsync."
    )

    @Option(help: "Clients that write without pause.")
    var connections = 64

    @Option(help: "Seconds of each load.")
    var seconds = 8

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        let without = try await measure("without fsync", .none)
        let with = try await measure("as it is served", .asServed)
        print("  to without fsync  \((with.requestsPerSecond / without.requestsPerSecond).formatted())")
        let slow = try await measure("each fsync 4 ms slower", .slower(.milliseconds(4)))
        print("  to without fsync  \((slow.requestsPerSecond / without.requestsPerSecond).formatted())")
    }

    private func measure(_ name: String, _ fsync: FsyncKind) async throws -> LoadGenerator.Result {
        let result = try await place.withEmptyPlace("transactions") { path in
            guard let server = place.server else { return try await load(try fsync.openFile(path)) }
            return try await server.withSettings(fsync.settings) {
                try await load(try await RecordOpener().open(path, createsIfMissing: true))
            }
        }
        print("\(name)  \(result)")
        return result
    }

    private func load(_ record: Record) async throws -> LoadGenerator.Result {
        let load = LoadGenerator(connections: connections, seconds: seconds)
        let result = try await APIServer.serving(record) { server in
            try await load.run(
                .post(path: "/fhir", bodies: SmallTransaction.bodies(2_000)), port: server.port, token: server.token)
        }
        try await record.engine.close()
        return result
    }
}

/// A Patient and an Observation of that patient, both new.
enum SmallTransaction {
    static func bodies(_ count: Int) -> [String] {
        (0..<count).map { number in
            """
            {"resourceType":"Bundle","type":"transaction","entry":[\
            {"fullUrl":"urn:uuid:0a1b2c3d-0000-4000-8000-\(padded(number))","resource":{"resourceType":"Patient",\
            "name":[{"family":"Bænk","given":["Nr\(number)"]}],"gender":"female","birthDate":"1950-01-\(day(number))"},\
            "request":{"method":"POST","url":"Patient"}},\
            {"resource":{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":\
            "http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":\
            [{"system":"http://loinc.org","code":"8867-4"}]},"subject":{"reference":\
            "urn:uuid:0a1b2c3d-0000-4000-8000-\(padded(number))"},"effectiveDateTime":"2026-11-\(day(number))T08:30:00Z",\
            "valueQuantity":{"value":\(60 + number % 40),"unit":"/min","system":"http://unitsofmeasure.org",\
            "code":"/min"}},"request":{"method":"POST","url":"Observation"}}]}
            """
        }
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    private static func day(_ number: Int) -> String {
        let day = number % 20 + 1
        return day < 10 ? "0\(day)" : "\(day)"
    }
}
