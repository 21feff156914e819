import ArgumentParser
import FHIR
import Foundation

/// How fast FHIR JSON is read and checked, beside Foundation on the same bytes in the same run; on one core.
struct JSONBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "json",
        abstract: "Scanning and structure validation of FHIR Bundles, beside Foundation's two decoders.")

    @Option(help: "A folder with Bundles in JSON.")
    var folder = "../shared/data/01_synthea_r4/synthea-2.7.0"

    @Option(help: "How often all files are read; the median counts.")
    var rounds = 7

    func run() throws {
        let files = try Self.files(in: folder)
        let size = files.reduce(0) { $0 + $1.count }
        print("\(files.count) files, \((Double(size) / 1e6).formatted(.number.precision(.fractionLength(1)))) MB")
        let clock = ContinuousClock()
        print("definitions loaded once       \(clock.measure { _ = Definitions.r4 }.milliseconds.rounded()) ms")
        let validator = Validator()
        let scanning = try speed(size) { for file in files { _ = try JSONDocument(file) } }
        let checking = try speed(size) {
            for file in files where !validator.validate(try JSONDocument(file).root).isEmpty {
                throw ValidationError("a file is not valid")
            }
        }
        let data = files.map { Data($0) }
        let serialization = try speed(size, rounds: 1) {
            for file in data { _ = try JSONSerialization.jsonObject(with: file) }
        }
        let decoder = try speed(size, rounds: 1) {
            for file in data { _ = try JSONDecoder().decode(DecodedBundle.self, from: file) }
        }
        Self.report("scanning", scanning, beside: decoder)
        Self.report("scanning and validating", checking, beside: decoder)
        Self.report("JSONSerialization", serialization, beside: decoder)
        Self.report("JSONDecoder into structs", decoder, beside: decoder)
    }

    private static func files(in folder: String) throws -> [[UInt8]] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
        guard !names.isEmpty else { throw ValidationError("there are no JSON files in \(folder)") }
        return try names.sorted().map {
            [UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: $0)))
        }
    }

    /// Megabytes a second: the median of the rounds.
    private func speed(_ size: Int, rounds: Int? = nil, _ work: () throws -> Void) throws -> Double {
        let clock = ContinuousClock()
        let times = try (0..<(rounds ?? self.rounds)).map { _ in try clock.measure(work).milliseconds }.sorted()
        return Double(size) / 1000 / times[times.count / 2]
    }

    private static func report(_ what: String, _ speed: Double, beside yardstick: Double) {
        let name = what.padding(toLength: 30, withPad: " ", startingAt: 0)
        let ratio = (speed / yardstick).formatted(.number.precision(.fractionLength(1)))
        print("\(name)\(Int(speed)) MB/s, \(ratio) × JSONDecoder")
    }
}

/// As little of a Bundle as one might decode into structs: what most Synthea resources have in common.
private struct DecodedBundle: Decodable {
    let resourceType: String
    let type: String
    let entry: [Entry]

    struct Entry: Decodable {
        let fullUrl: String?
        let resource: Resource
    }

    /// What all resources have, and the most frequent type as a whole.
    enum Resource: Decodable {
        case observation(Observation)
        case other(Other)

        private enum CodingKeys: String, CodingKey {
            case resourceType
        }

        init(from decoder: any Decoder) throws {
            let type = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .resourceType)
            self =
                type == "Observation" ? .observation(try Observation(from: decoder)) : .other(try Other(from: decoder))
        }
    }

    struct Other: Decodable {
        let resourceType: String
        let id: String?
    }

    struct Observation: Decodable {
        let id: String?
        let status: String
        let category: [Concept]?
        let code: Concept
        let subject: Reference?
        let encounter: Reference?
        let effectiveDateTime: String?
        let issued: String?
        let valueQuantity: Quantity?
        let valueCodeableConcept: Concept?
    }

    struct Concept: Decodable {
        let coding: [Coding]?
        let text: String?
    }

    struct Coding: Decodable {
        let system: String?
        let code: String?
        let display: String?
    }

    struct Reference: Decodable {
        let reference: String?
        let display: String?
    }

    struct Quantity: Decodable {
        let value: Decimal?
        let unit: String?
        let system: String?
        let code: String?
    }
}

extension Duration {
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}
