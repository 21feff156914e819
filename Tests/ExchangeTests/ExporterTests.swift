import FHIR
import TestSupport
import Testing

@testable import Exchange

@Suite(.onEachEngine) struct ExporterTests {
    @Test func writesEveryCurrentResourceOnceAndImportsBackEqual() async throws {
        let folder = try ScratchFolder()
        let temporary = try await TemporaryRecord(on: .current)
        let lines =
            (1...25).map { #"{"resourceType":"Patient","id":"p\#($0)","multipleBirthInteger":\#($0)}"# }
            + [#"{"resourceType":"Group","id":"g","type":"person","actual":true}"#]
        let path = try folder.write("a.ndjson", lines.joined(separator: "\n"))
        let importer = Importer(temporary.record, validator: Validator())
        _ = try await importer.run(InputFiles(at: [path]).files.map { ImportSource($0) })
        temporary.clock.advance(by: 1)
        let counts = try await Exporter(temporary.record).run(to: folder.path("out"))
        #expect(counts == ["Patient": 25, "Group": 1])
        #expect(
            InputFiles(at: [folder.path("out")]).files.map(\.path).map { $0.split(separator: "/").last ?? "" }
                == ["Group.ndjson", "Patient.ndjson"])
        #expect(try folder.text("out/Patient.ndjson").split(separator: "\n").count == 25)
        let other = try await TemporaryRecord(on: .current)
        let report = try await Importer(other.record, validator: Validator())
            .run(InputFiles(at: [folder.path("out")]).files.map { ImportSource($0) })
        #expect(report.created == 26)
    }

    @Test func saysWhereItCannotWrite() async throws {
        let temporary = try await TemporaryRecord(on: .current)
        await #expect(throws: InputError.self) { try await Exporter(temporary.record).run(to: "/proc/no/such") }
    }
}
