/// How messages come and go.
package struct MessageSettings: Sendable {
    /// `TOVHOLDER_MESSAGES`: the folder that a gateway puts messages into and takes them from.
    package var folder: String?
    /// `TOVHOLDER_MESSAGES_GATEWAY`: where messages are sent by HTTP instead of into the folder.
    package var gateway: String?
    /// `TOVHOLDER_MESSAGES_TOKEN_FILE`: a file whose first line shows the gateway who we are.
    package var tokenFile: String?

    static let names = ["TOVHOLDER_MESSAGES", "TOVHOLDER_MESSAGES_GATEWAY", "TOVHOLDER_MESSAGES_TOKEN_FILE"]

    package init(_ variables: [String: String] = [:]) {
        func value(_ place: Int) -> String? { variables[Self.names[place]].flatMap { $0.isEmpty ? nil : $0 } }
        folder = value(0)
        gateway = value(1)
        tokenFile = value(2)
    }

    /// Whether there is any way out.
    var isConfigured: Bool { folder != nil || gateway != nil }
}
