import SignIn

/// The providers of sign-in as the environment names them: `TOVHOLDER_SIGN_IN` has their names, and for each name there are
/// variables of its own, such as `TOVHOLDER_SIGN_IN_MITID_ISSUER`.
package struct SignInVariables: Sendable {
    package static let list = "TOVHOLDER_SIGN_IN"

    /// What is said about one provider.
    enum Setting: String, CaseIterable {
        case issuer = "ISSUER"
        case client = "CLIENT"
        case kind = "KIND"
        case label = "LABEL"
        case scopes = "SCOPES"
        case claims = "CLAIMS"
        case secretFile = "SECRET_FILE"
        case keyFile = "KEY_FILE"
        case levels = "LEVELS"
    }

    /// Names of providers, in their order.
    package let names: [String]
    private let values: [String: String]

    package init(_ variables: [String: String]) {
        names = Self.names(variables[Self.list])
        values = variables
    }

    private static func names(_ list: String?) -> [String] {
        list?.split(separator: ",").map { $0.filter { !$0.isWhitespace }.lowercased() } ?? []
    }

    /// All variables that there may be, by the list of names.
    package static func all(_ list: String?) -> [String] {
        names(list).flatMap { name in Setting.allCases.map { variable($0, of: name) } }
    }

    static func variable(_ setting: Setting, of name: String) -> String {
        let place = name.uppercased().replacing("-", with: "_")
        return "\(list)_\(place)_\(setting.rawValue)"
    }

    func value(_ setting: Setting, of name: String) -> String? {
        values[Self.variable(setting, of: name)].flatMap { $0.isEmpty ? nil : $0 }
    }
}
