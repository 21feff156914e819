import FHIR
import HTML

/// A code that a resource must have, as a scope says it: `category=http://…|laboratory`.
package struct TokenCondition: Sendable, Hashable {
    /// The search parameter, whose type is token.
    package var parameter: String
    /// Nil: any system.
    package var system: String?
    package var code: String

    package init(_ parameter: String, system: String?, code: String) {
        self.parameter = parameter
        self.system = system
        self.code = code
    }

    /// As it stands in a scope: scopes have spaces between them, so none may be in one.
    package var text: String { parameter + "=" + (system.map { $0 + "|" } ?? "") + code }

    /// The condition of a scope's search; nil where it is not about one code of the type.
    init?(_ search: Substring, of type: String) {
        let parts = search.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let value = PercentEncoding.decode(parts[1], plusIsSpace: false),
            let parameter = SearchParameters.r4.definition(of: type, code: String(parts[0])),
            parameter.kind == .token, !parameter.code.hasPrefix("_"),
            !value.contains(where: { ",\\&".contains($0) || $0.isWhitespace })
        else { return nil }
        let words = value.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(words.count), words.allSatisfy({ !$0.isEmpty }), let code = words.last else {
            return nil
        }
        self.init(parameter.code, system: words.count == 2 ? words[0] : nil, code: code)
    }
}
