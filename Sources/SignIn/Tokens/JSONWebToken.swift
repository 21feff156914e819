import FHIR

/// A signed token (RFC 7515, compact): taken apart, not yet believed.
struct JSONWebToken {
    let algorithm: TokenAlgorithm
    let keyIdentifier: String?
    /// `typ`, in small letters.
    let type: String?
    let claims: TokenClaims
    /// What was signed: the bytes as they came.
    let signed: [UInt8]
    let signature: [UInt8]

    /// Longer tokens than any provider makes are not looked at.
    private static let largest = 64 << 10

    /// - Throws: ``TokenFault/malformed``, or ``TokenFault/algorithm`` for one that is not on the list.
    init(_ text: String) throws(TokenFault) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.largest, parts.count == 3,
            let header = Base64URL.decode(parts[0]).flatMap({ try? JSONDocument($0).root }), header.kind == .object,
            let payload = Base64URL.decode(parts[1]).flatMap({ try? JSONDocument($0).root }), payload.kind == .object,
            let signature = Base64URL.decode(parts[2])
        else { throw .malformed }
        guard header.hasNoNameTwice, payload.hasNoNameTwice else { throw .malformed }
        // Whoever does not understand a critical extension must not believe the token (RFC 7515, section 4.1.11).
        guard header["crit"] == nil else { throw .malformed }
        guard let algorithm = header["alg"]?.string.flatMap(TokenAlgorithm.init(rawValue:)) else { throw .algorithm }
        self.algorithm = algorithm
        keyIdentifier = header["kid"]?.string
        type = header["typ"]?.string?.lowercased()
        claims = TokenClaims(payload)
        signed = Array(text.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
        self.signature = signature
    }
}

extension JSONValue {
    /// Whether every name stands once in each object: what stands twice is read one way here and another way elsewhere.
    fileprivate var hasNoNameTwice: Bool {
        switch kind {
        case .object:
            var names: Set<String> = []
            return members.allSatisfy { names.insert($0.name).inserted && $0.value.hasNoNameTwice }
        case .array: return elements.allSatisfy(\.hasNoNameTwice)
        default: return true
        }
    }
}
