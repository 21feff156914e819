import HTTPTypes

extension HTTPFields {
    /// Sets a header by a name written in our own source.
    mutating func set(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        self[name] = value
    }

    func value(of name: String) -> String? {
        HTTPField.Name(name).flatMap { self[$0] }
    }
}
