extension TaskResource {
    /// The resource with another status, and every other byte as it was.
    package func bytes(withStatus status: String) -> [UInt8] {
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: status)
        return editor.bytes
    }
}
