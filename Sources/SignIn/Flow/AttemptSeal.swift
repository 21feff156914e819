import Crypto
import FHIR
import Foundation

/// Closes what a browser keeps for us, so that it can be neither read nor changed on the way.
struct AttemptSeal: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: 32 random bytes.
    init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// A text for a cookie.
    func seal(_ attempt: SignInAttempt) -> String? {
        (try? AES.GCM.seal(attempt.bytes, using: key).combined).map { Base64URL.encode($0) }
    }

    /// Nil for what was not sealed here.
    func open(_ text: String) -> SignInAttempt? {
        guard let bytes = Base64URL.decode(text), let box = try? AES.GCM.SealedBox(combined: bytes),
            let opened = try? AES.GCM.open(box, using: key)
        else { return nil }
        return SignInAttempt(Array(opened))
    }
}
