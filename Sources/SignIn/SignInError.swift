/// Why nobody was signed in: a closed set, with a text for the operator's log that names nobody.
package enum SignInError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no provider of this name.
    case unknownProvider
    /// The provider did not answer, or said that it cannot now.
    case unreachable
    /// The provider's answer is not what the standard says; in a word, which one.
    case badAnswer(ProviderAnswer.Kind)
    /// The provider said no, such as when somebody pressed "cancel".
    case refused(isCancelled: Bool)
    /// The answer does not belong to a sign-in that this browser began here, or came too late.
    case notBegunHere
    /// The answer has been used before.
    case replayed
    /// A token of the provider's does not hold.
    case token(TokenFault)
    /// The record knows nobody by these claims; or the claims say nobody.
    case nobody
    /// Too many tries; worth another one after so many seconds.
    case tooMany(retryAfter: Int)
    /// The record could not be asked.
    case record

    package var description: String {
        switch self {
        case .unknownProvider: "no such provider"
        case .unreachable: "the provider does not answer"
        case .badAnswer(let kind): "the provider's \(kind.rawValue) is not as it should be"
        case .refused(let isCancelled): isCancelled ? "cancelled at the provider" : "refused by the provider"
        case .notBegunHere: "the answer belongs to no sign-in begun here"
        case .replayed: "the answer has been used before"
        case .token(let fault): "the token does not hold: \(fault.rawValue)"
        case .nobody: "the record knows nobody by these claims"
        case .tooMany: "too many tries"
        case .record: "the record could not be asked"
        }
    }
}
