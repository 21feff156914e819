/// Where somebody or something is.
package struct Address: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    /// `home`, `work`, `temp`, `old` or `billing`.
    package var use: String? { json["use"]?.string }
    package var type: String? { json["type"]?.string }
    package var text: String? { json["text"]?.string }
    package var lines: [String] { strings("line") }
    package var city: String? { json["city"]?.string }
    package var district: String? { json["district"]?.string }
    package var state: String? { json["state"]?.string }
    package var postalCode: String? { json["postalCode"]?.string }
    package var country: String? { json["country"]?.string }
    package var period: Period? { element("period") }

    /// On one line: its text, else the lines and then postal code and city.
    package var display: String? {
        if let text, !text.isBlank { return text }
        let town = [postalCode, city].compactMap(\.self).joined(separator: " ")
        let parts = (lines + [town]).filter { !$0.isBlank }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
