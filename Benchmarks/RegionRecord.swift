import App
import Exchange
import FHIR
import Foundation
import Record
import Region
import Synchronization

/// A record of a synthetic region to measure on: made once, kept, and used again.
struct RegionRecord {
    let path: String
    /// The ids of all patients, in the order they were made.
    let patients: [String]
    /// Resources a second while it was made; nil where it was there already.
    let importRate: Double?
    let bytesPerResource: Int?

    static func prepare(citizens: Int, in folder: String) async throws -> RegionRecord {
        let path = "\(folder)/region-\(citizens).tovholder"
        let list = path + "-patients"
        if let known = try? String(contentsOfFile: list, encoding: .utf8) {
            return RegionRecord(
                path: path, patients: known.split(separator: "\n").map(String.init), importRate: nil,
                bytesPerResource: nil)
        }
        RecordFiles.remove(path)
        let gathered = Mutex<[String]>([])
        var events = ImportEvents()
        events.durable = { outcomes in
            gathered.withLock { $0 += outcomes.filter { $0.type == "Patient" }.map(\.id) }
        }
        let region = try Region(RegionPlan(citizens: citizens, seed: 1))
        let source = ImportSource(making: "region of \(citizens)", count: citizens * 40) {
            AnyIterator(region.lazy.flatMap { $0 }.map(\.bytes).makeIterator())
        }
        let clock = ContinuousClock()
        let start = clock.now
        let report = try await RecordOpener().withRecord(path, createsIfMissing: true) { record in
            try await Importer(record, validator: Validator()).run([source], events: events)
        }
        let seconds = (clock.now - start).inMilliseconds / 1_000
        guard report.refused == 0 else { throw BenchmarkFault.refused(report.refused) }
        let patients = gathered.withLock { $0 }
        try patients.joined(separator: "\n").write(toFile: list, atomically: true, encoding: .utf8)
        return RegionRecord(
            path: path, patients: patients, importRate: Double(report.created) / seconds,
            bytesPerResource: RecordFiles.size(path) / max(1, report.created))
    }
}

enum BenchmarkFault: Error {
    case refused(Int)
    case noPatients
    /// The yardstick's own database could not be read.
    case yardstick
}
