import FHIR
import Record

/// That a citizen does not receive Digital Post: an active Flag. Which flag is in force is asked of the record each time, so
/// that what is switched off counts at once.
enum NotDigital {
    /// All flags of a citizen: FHIR has no search by what a flag says.
    static func query(of patient: String) -> SearchQuery {
        SearchQuery("Flag", [SearchClause("patient", .reference(type: "Patient", id: patient))], limit: mostFlags)
    }

    /// More than anybody has.
    private static let mostFlags = 200

    /// Whether a flag says it, and holds.
    static func isInForce(_ flag: JSONValue) -> Bool {
        let codings = flag["code"]?["coding"]?.elements.map { $0 } ?? []
        return flag["status"]?.string == "active"
            && codings.contains {
                $0["system"]?.string == LetterSystems.flag && $0["code"]?.string == LetterSystems.notDigital
            }
    }

    static func flag(id: String, of patient: String, since instant: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Flag")
            $0.member("id", id)
            $0.member("status", "active")
            $0.concept("code", LetterSystems.flag, LetterSystems.notDigital, text: "Fritaget for Digital Post")
            $0.reference("subject", "Patient/" + patient, display: nil)
            $0.object("period") { $0.member("start", DateTime(milliseconds: instant, offsetMinutes: 0).text) }
        }
        return try JSONDocument(writer.bytes).root
    }
}
