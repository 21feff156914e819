import JWTKit

/// Who the person is, for apps that ask (`openid fhirUser`).
struct IdentityClaims: JWTPayload {
    var iss: String
    var sub: String
    var aud: String
    var exp: Int64
    var iat: Int64
    var nonce: String?
    var fhirUser: String?
    var profile: String?

    func verify(using algorithm: some JWTAlgorithm) async throws {}
}
