package import FHIR

/// What a token says: names and values, read strictly.
package struct TokenClaims: Sendable {
    private let json: JSONValue

    /// - Parameter json: an object.
    package init(_ json: JSONValue) {
        self.json = json
    }

    /// A text; nil where there is none, or it is something else.
    package func text(_ name: String) -> String? { json[name]?.string }

    /// An instant in milliseconds since 1970; tokens write seconds, some with a fraction.
    func instant(_ name: String) -> Int64? {
        guard let seconds = json[name]?.numberText.flatMap(Double.init), abs(seconds) < 1e12 else { return nil }
        return Int64(seconds * 1000)
    }

    func has(_ name: String) -> Bool { json[name] != nil }

    func object(_ name: String) -> JSONValue? {
        json[name].flatMap { $0.kind == .object ? $0 : nil }
    }

    /// One text or a list of texts; nil where it is something else.
    func texts(_ name: String) -> [String]? {
        guard let value = json[name] else { return nil }
        if let text = value.string { return [text] }
        guard value.kind == .array else { return nil }
        let texts = value.elements.map(\.string)
        return texts.contains(nil) ? nil : texts.compactMap { $0 }
    }

    /// A text or a whole number below a path of names, such as `dk.cpr` or `address/country`: first as one name, then step by
    /// step at the slashes. Of a list that has one member, that one.
    func value(at path: String) -> String? {
        var value = json[path]
        if value == nil {
            value = path.split(separator: "/").reduce(json as JSONValue?) { $0?[String($1)] }
        }
        if let list = value, list.kind == .array {
            var elements = list.elements
            value = elements.next()
            if elements.next() != nil { return nil }
        }
        return value?.string ?? value?.numberText
    }
}
