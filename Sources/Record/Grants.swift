import Access
import FHIR

/// What the Consents in the record give a relative.
enum Grants {
    /// More than this many consents naming one relative are not looked at.
    private static let mostConsents = 1000

    /// The grants of all active Consents that name this RelatedPerson.
    static func given(to relatedPerson: String, in reading: any EngineReading) throws -> [Provision] {
        let naming = SearchQuery(
            "Consent", [SearchClause("actor", .reference(type: "RelatedPerson", id: relatedPerson))],
            limit: mostConsents)
        return try reading.search(naming).resources.compactMap { consent in
            grant(by: try consent.json(), to: relatedPerson)
        }
    }

    /// The grant that one Consent makes to a relative; nil where it makes none.
    ///
    /// A Consent that narrows what is seen (nested provisions, classes, codes, data, labels) is not taken as access to
    /// everything: until parts are understood it gives nothing, so that nobody sees more than was meant.
    static func grant(by consent: JSONValue, to relatedPerson: String) -> Provision? {
        guard consent["status"]?.string == "active",
            let patient = reference("Patient", in: consent["patient"]),
            let provision = consent["provision"],
            provision["type"]?.string == "permit",
            provision["actor"]?.elements.contains(where: {
                reference("RelatedPerson", in: $0["reference"]) == relatedPerson
            }) == true
        else { return nil }
        for narrowing in ["provision", "class", "code", "data", "dataPeriod", "securityLabel"]
        where provision[narrowing] != nil { return nil }
        guard let period = Period(provision["period"]) else { return nil }
        let purposes = (provision["purpose"]?.elements.compactMap { $0["code"]?.string }) ?? []
        guard purposes.isEmpty || purposes.contains(Purpose.familyRequest.rawValue) else { return nil }
        return Provision(
            patient: patient, consent: consent["id"]?.string ?? "", kind: .proxy,
            actors: ["RelatedPerson/" + relatedPerson], from: period.from, until: period.until)
    }

    private static func reference(_ type: String, in reference: JSONValue?) -> String? {
        guard let text = reference?["reference"]?.string, text.hasPrefix(type + "/") else { return nil }
        return String(text.dropFirst(type.count + 1).prefix { $0 != "/" })
    }

    /// When a provision holds. Nil where a bound stands there that cannot be read.
    private struct Period {
        var from: Int64?
        var until: Int64?

        init?(_ period: JSONValue?) {
            if let start = period?["start"] {
                guard let date = start.string.flatMap(DateTime.init) else { return nil }
                from = date.earliest
            }
            if let end = period?["end"] {
                guard let date = end.string.flatMap(DateTime.init) else { return nil }
                until = date.latest
            }
        }
    }
}
