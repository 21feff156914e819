import FHIR

/// A unit that an amount can be given in.
package struct FormUnit: Sendable, Hashable {
    package let system: String?
    package let code: String
    package let display: String

    init?(_ coding: JSONValue?) {
        guard let coding, let code = coding["code"]?.string else { return nil }
        system = coding["system"]?.string
        self.code = code
        display = coding["display"]?.string ?? code
    }
}
