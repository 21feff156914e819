/// One code from one code system.
package struct Coding: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var system: String? { json["system"]?.string }
    package var version: String? { json["version"]?.string }
    package var code: String? { json["code"]?.string }
    package var display: String? { json["display"]?.string }
    package var userSelected: Bool? { json["userSelected"]?.bool }

    /// `system|code`: what two codings must share to mean the same; nil without a code.
    package var key: String? {
        guard let code else { return nil }
        return (system ?? "") + "|" + code
    }
}
