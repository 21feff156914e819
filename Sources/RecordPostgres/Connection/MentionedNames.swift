/// The words in statements that may be names of tables. Statements come again and again: each is gone through once.
struct MentionedNames {
    /// More than this are not kept: text that differs from call to call must not fill the memory.
    private static let most = 1000

    private var known: [String: Set<String>] = [:]

    /// Names are in small letters, digits and underscores, as in all of the record's SQL.
    mutating func names(in sql: String) -> Set<String> {
        if let names = known[sql] { return names }
        let words = sql.utf8.split { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): false
            default: true
            }
        }
        let names = Set(words.map { String(decoding: $0, as: UTF8.self) })
        if known.count >= Self.most { known = [:] }
        known[sql] = names
        return names
    }
}
