import FHIR

extension JSONEditor {
    /// Puts extensions in the place of those with the same address; nil takes them away. Once for each resource that is
    /// edited.
    mutating func set(extensions: [(url: String, json: [UInt8]?)], of resource: JSONValue) {
        let urls = Set(extensions.map(\.url))
        let kept = resource.list("extension").filter { !urls.contains($0["url"]?.string ?? "") }
        let added = extensions.compactMap(\.json)
        guard !kept.isEmpty || !added.isEmpty else { return remove("extension", of: resource) }
        var writer = JSONWriter()
        writer.array { list in
            for old in kept { list.value(old) }
            for bytes in added { list.raw(bytes) }
        }
        set("extension", of: resource, toJSON: writer.bytes)
    }

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
