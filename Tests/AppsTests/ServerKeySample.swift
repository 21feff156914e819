import Access
import CryptoExtras
import FHIR
import Record

/// A key for id tokens that is there already: making one takes longer than a test should, so all tests share one.
enum ServerKeySample {
    static func keep(in record: Record) async throws {
        var writer = JSONWriter()
        writer.object { $0.member("pem", pem) }
        let value = writer.bytes
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "test") {
            try $0.setNote("app-key/000000000000001", to: value)
        }
    }

    private static let pem = (try? _RSA.Signing.PrivateKey(keySize: .bits2048).pemRepresentation) ?? ""
}
