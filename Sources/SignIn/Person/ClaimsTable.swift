/// Which of a provider's claims say who somebody is.
///
/// | of us | means | looked up as |
/// |---|---|---|
/// | `cpr` | the civil registration number, ten digits, with or without hyphen | Patient and RelatedPerson with this identifier |
/// | `authorisation` | the authorisation id of a health professional | Practitioner with this qualification or identifier |
/// | `organisation` | SOR or CVR number of where they work | the Organizations with this identifier and those below them |
///
/// What the claims are called differs between brokers, and is configuration. Two brokers are known by name, from what they
/// publish (looked up in November 2026): Idura Verify (<https://docs.idura.app/verify/e-ids/danish-mitid>) and Signicat
/// (<https://developer.signicat.com/identity-methods/mitid/setup/attributes/>).
package struct ClaimsTable: Sendable, Hashable {
    package var cpr: String
    package var authorisation: String
    package var organisation: String

    package init(cpr: String, authorisation: String, organisation: String) {
        self.cpr = cpr
        self.authorisation = authorisation
        self.organisation = organisation
    }

    package static let standard = ClaimsTable(
        cpr: "cpr", authorisation: "authorisation", organisation: "organisation")

    private static let known: [String: ClaimsTable] = [
        "idura": .standard.with(cpr: "cprNumberIdentifier"),
        "signicat": .standard.with(cpr: "nin"),
    ]

    private func with(cpr: String) -> ClaimsTable {
        ClaimsTable(cpr: cpr, authorisation: authorisation, organisation: organisation)
    }

    /// Reads a broker's name, or `cpr=…,authorisation=…,organisation=…` of which any may be left out; nil for anything else.
    package init?(_ text: String) {
        if let known = Self.known[text] {
            self = known
            return
        }
        self = .standard
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
            guard pair.count == 2, !pair[1].isEmpty else { return nil }
            switch pair[0] {
            case "cpr": cpr = pair[1]
            case "authorisation": authorisation = pair[1]
            case "organisation": organisation = pair[1]
            default: return nil
            }
        }
    }
}

/// Who somebody is by the numbers in a provider's claims. Prints nothing of it.
package enum ClaimedPerson: Sendable, Hashable {
    case citizen(cpr: String)
    case professional(authorisation: String, organisation: String)

    /// Nil where the claims do not say it, or say something that is no such number.
    init?(_ claims: TokenClaims, _ settings: ProviderSettings) {
        switch settings.kind {
        case .citizen:
            guard let number = claims.value(at: settings.claims.cpr)?.filter({ $0 != "-" }), number.utf8.count == 10,
                number.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
            else { return nil }
            self = .citizen(cpr: number)
        case .professional:
            guard let authorisation = claims.value(at: settings.claims.authorisation)?.uppercased(),
                Self.isNumber(authorisation),
                let organisation = claims.value(at: settings.claims.organisation), Self.isNumber(organisation)
            else { return nil }
            self = .professional(authorisation: authorisation, organisation: organisation)
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 || ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
    }
}

extension ClaimedPerson: CustomStringConvertible {
    package var description: String {
        switch self {
        case .citizen: "a citizen"
        case .professional: "a professional"
        }
    }
}
