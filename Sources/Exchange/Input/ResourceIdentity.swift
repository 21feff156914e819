import Crypto
import FHIR

/// The id under which an imported resource is kept.
///
/// It is the resource's own; without one, what its `fullUrl` says; without that, it follows from the content: so that
/// the same input gives the same ids every time, and importing it twice changes nothing.
enum ResourceIdentity {
    static func id(of resource: JSONValue, fullURL: String?) -> String {
        if let id = resource["id"]?.string { return id }
        return fullURL.flatMap(id(inURL:)) ?? id(ofContent: resource)
    }

    /// The uuid of `urn:uuid:…`, or the last part of a web address that ends in `Type/id`.
    static func id(inURL url: String) -> String? {
        if url.hasPrefix("urn:uuid:") {
            let id = String(url.dropFirst("urn:uuid:".count)).lowercased()
            return isID(id) ? id : nil
        }
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else { return nil }
        let parts = url.split(separator: "/")
        guard parts.count >= 4, let id = parts.last.map(String.init), isID(id),
            parts[parts.count - 2].first?.isUppercase == true
        else { return nil }
        return id
    }

    /// 128 bits of the SHA-256 of the resource without the spaces between its tokens.
    static func id(ofContent resource: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(resource)
        return Hexadecimal.text(of: SHA256.hash(data: writer.bytes).prefix(16))
    }

    /// FHIR R4 `id`: 1 to 64 of letters, digits, hyphen and dot.
    static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
