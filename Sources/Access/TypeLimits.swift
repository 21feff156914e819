/// Types that somebody is limited to, each perhaps to resources with a code: SMART's granular scopes, such as
/// `patient/Observation.rs?category=vital-signs`.
package struct TypeLimits: Sendable, Hashable {
    /// What is open of each type: a resource must meet one of the tests. None: all of the type. A type that is not here
    /// is closed.
    package var types: [String: Set<TokenTest>]

    package init(_ types: [String: Set<TokenTest>]) { self.types = types }

    /// Whether anything of a type is open.
    package func opens(_ type: String) -> Bool { types[type] != nil }

    /// That a resource has a code by a search parameter of type token.
    package struct TokenTest: Sendable, Hashable {
        /// The search parameter, such as `category`.
        package var parameter: String
        /// Nil: any system.
        package var system: String?
        package var code: String

        package init(_ parameter: String, system: String? = nil, code: String) {
            self.parameter = parameter
            self.system = system
            self.code = code
        }
    }
}
