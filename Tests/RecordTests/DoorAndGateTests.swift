import Access
import FHIR
import Record
import RecordSQLite
import TestSupport
import Testing

@Suite struct DoorAndGateTests {
    let nurse = Caller(identity: "PractitionerRole/nurse", role: .professional(.hospitalNurse))

    @Test func `what is written is read back with its version and instant`() async throws {
        let temporary = try TemporaryRecord()
        let record = temporary.record
        let patient = try prepare(#"{ "resourceType": "Patient", "id": "ida", "gender": "female" }"#, record)
        let outcome = try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
            try $0.put(patient)
        }
        #expect(outcome == Outcome(type: "Patient", id: "ida", version: 1, change: .created))
        let read = try await record.read(.patient("ida"), as: nurse, because: .treatment, doing: "overview") {
            try $0.resource("Patient", "ida")
        }
        #expect(
            read.map { String(decoding: $0.bytes, as: UTF8.self) }
                == #"{"resourceType":"Patient","id":"ida","meta":{"versionId":"1","#
                + #""lastUpdated":"2026-11-21T09:00:00.000Z"},"gender":"female"}"#)
    }

    func prepare(_ json: String, _ record: Record) throws -> PreparedResource {
        try record.preparer.prepare(try JSONDocument(json).root)
    }
}
