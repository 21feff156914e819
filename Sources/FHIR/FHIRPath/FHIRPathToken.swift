/// A word of an expression, and where it begins.
struct FHIRPathToken: Sendable {
    enum Kind: Sendable, Equatable {
        case identifier(String)
        /// An identifier between backticks, which is never a keyword.
        case quotedIdentifier(String)
        case string(String)
        case integer(String)
        case decimal(String)
        /// A date, date with time or time of day, without the `@`.
        case temporal(String)
        /// The name after `%`.
        case variable(String)
        case symbol(String)
        case end
    }

    var kind: Kind
    var offset: Int
}
