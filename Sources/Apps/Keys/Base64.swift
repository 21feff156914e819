/// Base64 with its ordinary alphabet and padding (RFC 4648, section 4), as headers have it.
enum Base64 {
    /// Nil where it is not encoded as it should be.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let kept = String(text.filter { $0 != " " })
        guard !kept.isEmpty, kept.utf8.count % 4 == 0, !kept.contains("-"), !kept.contains("_") else { return nil }
        let padding = kept.suffix(2).filter { $0 == "=" }.count
        let digits = kept.dropLast(padding).map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
        return Base64URL.decode(String(digits))
    }
}
