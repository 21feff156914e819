import FHIR
import JWTKit

/// The claims by which an app with keys shows who it is.
///
/// Source: SMART App Launch 2.0, Client Authentication: Asymmetric; RFC 7523, 3.
struct ClientAssertion: JWTPayload {
    var iss: String
    var sub: String
    /// One address; some write it as a list of one.
    var aud: AudienceClaim
    /// Seconds since 1970.
    var exp: Double
    var jti: String
    var nbf: Double?
    var iat: Double?

    /// What is asked of the claims depends on who asks and when: ``violation(of:audiences:at:)``.
    func verify(using algorithm: some JWTAlgorithm) async throws {}

    /// The longest that one may be good for, in seconds.
    static let longest: Double = 300
    /// How far apart two clocks may be, in seconds.
    static let skew: Double = 5

    /// What is wrong with them; nil: nothing.
    ///
    /// - Parameters:
    ///   - client: the app that it must be.
    ///   - audience: the address of the token endpoint.
    ///   - now: milliseconds since 1970.
    func violation(of client: String, audience: String, at now: Int64) -> String? {
        let now = Double(now) / 1000
        if iss != client || sub != client { return "iss and sub are the client_id" }
        if aud.value != [audience] { return "aud is the address of the token endpoint" }
        if !exp.isFinite || exp <= now - Self.skew { return "it has expired" }
        if exp > now + Self.longest + Self.skew { return "exp is more than five minutes ahead" }
        if let nbf, nbf > now + Self.skew { return "it is not good yet" }
        if let iat, iat > now + Self.skew { return "it was made in the future" }
        if !(1...200).contains(jti.utf8.count) { return "jti is missing or too long" }
        return nil
    }
}
