import App
import Exchange
import FHIR
import Foundation
import Record

/// A region in which every citizen has ten care relations at ten units, two blocks and a proxy: what the gate decides by.
/// Made once out of the region without them, kept, and used again.
struct GateRegion {
    /// Of the file, or the address of the database.
    let path: String
    /// The ids of all patients.
    let patients: [String]

    /// So many units take care of the citizens: each has to do with a twentieth of them.
    static let units = 200
    static let relations = 10

    static func prepare(citizens: Int, in place: RecordPlace) async throws -> GateRegion {
        let region = try await RegionRecord.prepare(citizens: citizens, in: place)
        guard let server = place.server else { return try await prepare(region, citizens, in: place.folder) }
        let name = "region_\(citizens)_gate"
        if try !server.has(name) {
            let unfinished = name + "_unfinished"
            try server.drop(unfinished)
            try server.make(unfinished, from: "region_\(citizens)")
            try await add(to: server.url(of: unfinished), region.patients)
            try LibpqConnection(server.url(of: unfinished)).execute("VACUUM ANALYZE")
            try server.rename(unfinished, to: name)
        }
        return GateRegion(path: server.url(of: name), patients: region.patients)
    }

    private static func prepare(
        _ region: RegionRecord, _ citizens: Int, in folder: String
    ) async throws -> GateRegion {
        let path = "\(folder)/region-\(citizens)-gate.tovholder"
        let finished = path + "-patients"
        if !FileManager.default.fileExists(atPath: finished) {
            RecordFiles.remove(path)
            try FileManager.default.copyItem(atPath: region.path, toPath: path)
            try await add(to: path, region.patients)
            try region.patients.joined(separator: "\n").write(toFile: finished, atomically: true, encoding: .utf8)
        }
        return GateRegion(path: path, patients: region.patients)
    }

    /// Lets a unit have a contact with these patients, so that who works there may open their records.
    static func admit(_ patients: Set<String>, to unit: String, _ record: Record) async throws {
        let start = DateTime(milliseconds: record.surroundings.now(), offsetMinutes: 0, precision: .day).text
        let source = ImportSource(making: "contacts at \(unit) of \(patients.hashValue)", count: patients.count) {
            AnyIterator(
                patients.lazy.map { patient in
                    Array(
                        #"{"resourceType":"Encounter","id":"admitted-\#(patient)","status":"in-progress","class":{"code":"IMP"},"subject":{"reference":"Patient/\#(patient)"},"period":{"start":"\#(start)"},"serviceProvider":{"reference":"Organization/\#(unit)"}}"#
                            .utf8)
                }.makeIterator())
        }
        let report = try await Importer(record, validator: Validator()).run([source])
        guard report.refused == 0 else { throw BenchmarkFault.refused(report.refused) }
    }

    /// The unit that a citizen's care relation of a number is at.
    static func unit(_ citizen: Int, _ relation: Int) -> String {
        "gate-unit-\((citizen * relations + relation * 37) % units)"
    }

    /// The RelatedPerson to whom a citizen has given a proxy.
    static func relative(_ citizen: Int) -> String { "gate-relative-\(citizen)" }

    /// A contact of a citizen's that is not blocked.
    static func contact(_ citizen: Int) -> String { "gate-\(citizen)-2" }

    private static func add(to path: String, _ patients: [String]) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let source = ImportSource(making: "gate facts of \(patients.count)", count: patients.count * 14) {
            AnyIterator(
                patients.enumerated().lazy.flatMap { resources(of: $0.element, $0.offset, at: now) }.makeIterator())
        }
        let report = try await RecordOpener().withRecord(path, createsIfMissing: false) { record in
            try await Importer(record, validator: Validator()).run([source])
        }
        guard report.refused == 0 else { throw BenchmarkFault.refused(report.refused) }
        print("made      \(report.created) resources in \(Int((clock.now - start).inMilliseconds / 1_000)) s")
    }

    private static func resources(of patient: String, _ number: Int, at now: Int64) -> [[UInt8]] {
        func day(_ offset: Int64) -> String {
            DateTime(milliseconds: now + offset * 86_400_000, offsetMinutes: 0, precision: .second).text
        }
        let subject = #""subject":{"reference":"Patient/\#(patient)"}"#
        let citizen = #"{"reference":"Patient/\#(patient)"}"#
        func unit(_ relation: Int) -> String { #"{"reference":"Organization/\#(self.unit(number, relation))"}"# }
        func resource(_ type: String, _ id: String, _ members: String) -> [UInt8] {
            Array(#"{"resourceType":"\#(type)","id":"\#(id)",\#(members)}"#.utf8)
        }
        let open = #""period":{"start":"\#(day(-20))"}"#
        var all = (0..<relations).map { relation -> [UInt8] in
            let id = "gate-\(number)-\(relation)"
            return switch relation {
            case 0, 1:
                resource(
                    "EpisodeOfCare", id,
                    #""status":"active","patient":\#(citizen),\#(open),"managingOrganization":\#(unit(relation))"#)
            case 2, 3:
                resource(
                    "Encounter", id,
                    #""status":"in-progress","class":{"code":"AMB"},\#(subject),\#(open),"serviceProvider":\#(unit(relation))"#
                )
            case 4, 5:
                resource(
                    "Appointment", id,
                    #""status":"booked","start":"\#(day(10))","end":"\#(day(10))","participant":[{"actor":\#(citizen),"status":"accepted"},{"actor":{"reference":"HealthcareService/\#(self.unit(number, relation))"},"status":"accepted"}]"#
                )
            case 6, 7:
                resource(
                    "ServiceRequest", id,
                    #""status":"active","intent":"order",\#(subject),"performer":[\#(unit(relation))]"#)
            case 8:
                resource(
                    "Task", id,
                    #""status":"in-progress","intent":"order","for":\#(citizen),"owner":\#(unit(relation))"#)
            default:
                resource(
                    "CareTeam", id, #""status":"active",\#(subject),"managingOrganization":[\#(unit(relation))]"#)
            }
        }
        all.append(
            resource(
                "RelatedPerson", relative(number), #""patient":\#(citizen),"name":[{"text":"Mette"}]"#))
        let course = #","data":[{"meaning":"related","reference":{"reference":"EpisodeOfCare/gate-\#(number)-1"}}]"#
        let elsewhere = actor("Organization/gate-elsewhere")
        let proxy = actor("RelatedPerson/" + relative(number))
        for (kind, type, rest) in [
            ("block", "deny", course), ("block", "deny", elsewhere), ("proxy", "permit", proxy),
        ] {
            all.append(
                resource(
                    "Consent", "gate-\(number)-\(all.count)",
                    #""status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"\#(kind)"}]}],"patient":\#(citizen),"policyRule":{"coding":[{"code":"OPTIN"}]},"provision":{"type":"\#(type)"\#(rest)}"#
                ))
        }
        return all
    }

    private static func actor(_ reference: String) -> String {
        #","actor":[{"role":{"text":"x"},"reference":{"reference":"\#(reference)"}}]"#
    }
}
