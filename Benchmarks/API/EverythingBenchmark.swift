import Access
import App
import ArgumentParser
import FHIR
import Foundation
import Record

/// A patient's whole record in one answer.
struct EverythingBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "everything", abstract: "$everything of a patient with many resources.")

    @Option(help: "Resources of the patient.")
    var resources = 1_000

    @Option(help: "How often it is asked for.")
    var rounds = 300

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        try await place.withEmptyPlace("everything") { path in
            try await RecordOpener().withRecord(path, createsIfMissing: true) { record in
                try await write(into: record)
                try await APIServer.serving(record) { server in
                    for (name, query) in [("in one answer", ""), ("in a page", "?_count=\(resources)")] {
                        let address = "/fhir/Patient/1/$everything" + query
                        let times = try await server.measure(Array(repeating: address, count: rounds))
                        print("$everything, \(resources) resources \(name)  \(times)")
                    }
                }
            }
        }
    }

    private func write(into record: Record) async throws {
        let patient = #"{"resourceType":"Patient","id":"1","birthDate":"1950-01-01"}"#
        let observations = (1..<resources).map { number in
            """
            {"resourceType":"Observation","id":"o\(number)","status":"final","code":{"coding":[{"system":\
            "http://loinc.org","code":"8867-4","display":"Heart rate"}]},"subject":{"reference":"Patient/1"},\
            "effectiveDateTime":"2026-01-01T08:30:00Z","valueQuantity":{"value":\(60 + number % 40),"unit":"/min",\
            "system":"http://unitsofmeasure.org","code":"/min"}}
            """
        }
        let prepared = try ([patient] + observations).map {
            try record.preparer.prepare(try JSONDocument(Array($0.utf8)).root)
        }
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "benchmark") {
            transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
    }
}
