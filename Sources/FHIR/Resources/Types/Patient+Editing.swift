extension Patient {
    /// The resource with another number or address to reach the patient by, and every other byte as it was.
    ///
    /// The first one in use of the same system and use takes the value; where there is none, a new one is added.
    ///
    /// - Parameters:
    ///   - value: such as `+45 12 34 56 78`.
    ///   - system: `phone`, `email` or `sms`.
    ///   - use: `home`, `work` or `mobile`; nil: whatever use it has.
    package func bytes(withTelecom value: String, system: String, use: String?) -> [UInt8] {
        var editor = JSONEditor(json)
        let fitting = telecoms.first {
            $0.system == system && $0.use != "old" && (use == nil || $0.use == use)
        }
        if let fitting {
            editor.set("value", of: fitting.json, to: value)
            return editor.bytes
        }
        var writer = JSONWriter()
        writer.object {
            $0.member("system", system)
            $0.member("value", value)
            $0.member("use", use)
        }
        if let array = json["telecom"], array.kind == .array {
            editor.append(json: writer.bytes, to: array)
        } else {
            editor.set("telecom", of: json, toJSON: [UInt8(ascii: "[")] + writer.bytes + [UInt8(ascii: "]")])
        }
        return editor.bytes
    }
}
