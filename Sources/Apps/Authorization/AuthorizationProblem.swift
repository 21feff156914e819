/// Why an app does not come before the person at all.
package enum AuthorizationProblem: Error, Sendable, Hashable {
    /// Nobody is sent anywhere: it is not known who asks, or that they may send people there.
    case unknownApp, unknownRedirect
    /// The app is told at this address.
    case told(address: String)
}
