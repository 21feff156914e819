import App
import ArgumentParser
import Foundation
import Record
import RecordSQLite

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

    @Option(help: "A folder on the disk that is to be measured.")
    var folder = "/var/tmp/tovholder-benchmark"

    func run() async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        print("fsync     \(try DiskYardstick.measure(in: folder))")
        let without = try await measure("without fsync", EngineOptions(isDurable: false))
        let with = try await measure("as it is served", EngineOptions())
        print("  to without fsync  \((with.requestsPerSecond / without.requestsPerSecond).formatted())")
        let slow = try await measure("each fsync 4 ms slower", EngineOptions(commitDelay: .milliseconds(4)))
        print("  to without fsync  \((slow.requestsPerSecond / without.requestsPerSecond).formatted())")
    }

    private func measure(_ name: String, _ options: EngineOptions) async throws -> LoadGenerator.Result {
        let path = "\(folder)/transactions-\(UUID().uuidString).tovholder"
        defer { RecordFiles.remove(path) }
        let opener = RecordOpener()
        let record = Record(
            engine: try SQLiteEngine.open(path, preparer: opener.preparer, options: options),
            capabilities: opener.capabilities, surroundings: opener.surroundings)
        let load = LoadGenerator(connections: connections, seconds: seconds)
        let result = try await APIServer.serving(record) { server in
            try await load.run(
                .post(path: "/fhir", bodies: SmallTransaction.bodies(2_000)), port: server.port, token: server.token)
        }
        try await record.engine.close()
        print("\(name)  \(result)")
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
