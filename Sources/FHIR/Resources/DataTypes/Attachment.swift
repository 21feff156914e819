/// A document or picture, inside the record or by its address.
package struct Attachment: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var contentType: String? { json["contentType"]?.string }
    package var language: String? { json["language"]?.string }
    /// The content itself, base64.
    package var data: String? { json["data"]?.string }
    package var url: String? { json["url"]?.string }
    package var title: String? { json["title"]?.string }
    package var creation: DateTime? { dateTime("creation") }

    /// The content as text where it is text (`text/*` without mark-up needs); nil for pictures, PDF and the like.
    package var text: String? {
        guard let type = contentType?.lowercased(), type.hasPrefix("text/") || type.contains("xml"), let data,
            let bytes = Base64.decode(data)
        else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Whether ``text`` is mark-up (HTML, XML) rather than plain text.
    package var isMarkup: Bool {
        guard let type = contentType?.lowercased() else { return false }
        return type.contains("html") || type.contains("xml")
    }
}
