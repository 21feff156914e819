import FHIR

extension JSONEditor {
    /// Adds extensions after those that a resource has, each as finished JSON.
    mutating func append(extensions: [[UInt8]], to resource: JSONValue) {
        guard !extensions.isEmpty else { return }
        if let array = resource["extension"], array.kind == .array {
            for bytes in extensions { append(json: bytes, to: array) }
        } else {
            let joined = extensions.joined(separator: [UInt8(ascii: ",")])
            set("extension", of: resource, toJSON: [UInt8(ascii: "[")] + joined + [UInt8(ascii: "]")])
        }
    }
}
