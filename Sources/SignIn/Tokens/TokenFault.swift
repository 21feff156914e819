/// What is wrong with a token: the rule that it breaks, never what stands in it.
package enum TokenFault: String, Error, Sendable, Hashable, CaseIterable {
    case malformed
    case algorithm
    case unknownKey = "unknown key"
    case signature
    case type
    case issuer
    case audience
    case authorizedParty = "authorized party"
    case expired
    case notYetValid = "not yet valid"
    case issuedAt = "time of issue"
    case nonce
    case level = "level of assurance"
    case subject
    case accessTokenHash = "access token hash"
    case events
    case identifier
    case replayed
}
