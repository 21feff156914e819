import App
import Exchange
import FHIR
import Foundation
import Record
import Region
import Synchronization

/// A record of a synthetic region to measure on: made once, kept, and used again.
struct RegionRecord {
    /// Of the file, or the address of the database.
    let path: String
    /// The ids of all patients.
    let patients: [String]
    /// Resources a second while it was made; nil where it was there already.
    let importRate: Double?
    let bytesPerResource: Int?

    static func prepare(citizens: Int, in place: RecordPlace) async throws -> RegionRecord {
        if let server = place.server { return try await prepare(citizens, on: server) }
        return try await prepare(citizens, in: place.folder)
    }

    private static func prepare(_ citizens: Int, in folder: String) async throws -> RegionRecord {
        let path = "\(folder)/region-\(citizens).tovholder"
        let list = path + "-patients"
        if let known = try? String(contentsOfFile: list, encoding: .utf8) {
            return RegionRecord(path: path, patients: known.split(separator: "\n").map(String.init), made: nil)
        }
        RecordFiles.remove(path)
        let made = try await make(citizens, at: path)
        try made.patients.joined(separator: "\n").write(toFile: list, atomically: true, encoding: .utf8)
        return RegionRecord(path: path, patients: made.patients, made: made)
    }

    /// The database gets its name when all is in it.
    private static func prepare(_ citizens: Int, on server: MeasuredServer) async throws -> RegionRecord {
        let name = "region_\(citizens)"
        let path = server.url(of: name)
        if try server.has(name) {
            return RegionRecord(path: path, patients: try patients(at: path), made: nil)
        }
        let unfinished = name + "_unfinished"
        try server.drop(unfinished)
        try server.make(unfinished)
        let made = try await make(citizens, at: server.url(of: unfinished))
        try LibpqConnection(server.url(of: unfinished)).execute("VACUUM ANALYZE")
        try server.rename(unfinished, to: name)
        return RegionRecord(path: path, patients: try patients(at: path), made: made)
    }

    /// Always in the same order: what is added to the region counts them.
    private static func patients(at path: String) throws -> [String] {
        try LibpqConnection(path).execute("SELECT encode(id, 'hex') FROM patient WHERE number > 0 ORDER BY number")
            .map { PostgresIdentifier.text(bytes(ofHex: $0[0])) }
    }

    private init(path: String, patients: [String], made: Made?) {
        self.path = path
        self.patients = patients
        importRate = made?.rate
        bytesPerResource = made?.bytesPerResource
    }

    private struct Made {
        let patients: [String]
        let rate: Double
        let bytesPerResource: Int
    }

    private static func make(_ citizens: Int, at path: String) async throws -> Made {
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
        let (report, size) = try await RecordOpener().withRecord(path, createsIfMissing: true) { record in
            let report = try await Importer(record, validator: Validator()).run([source], events: events)
            return (report, Int(try await record.engine.size()))
        }
        let seconds = (clock.now - start).inMilliseconds / 1_000
        guard report.refused == 0 else { throw BenchmarkFault.refused(report.refused) }
        return Made(
            patients: gathered.withLock { $0 }, rate: Double(report.created) / seconds,
            bytesPerResource: size / max(1, report.created))
    }

    private static func bytes(ofHex text: String) -> [UInt8] {
        let digits = text.utf8.map { digit in
            digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
        }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

enum BenchmarkFault: Error {
    case refused(Int)
    case noPatients
    /// The yardstick's own database could not be read.
    case yardstick
}
