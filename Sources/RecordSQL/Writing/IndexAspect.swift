/// By what else than its plain value a parameter finds a resource. Such rows lie in the tables of the search index under
/// a number of their own, made of the parameter's, so that they cost nothing where they are not asked for.
enum IndexAspect: UInt16 {
    case value = 0
    /// What a code is called (`:text`): words in the table of strings.
    case text = 0x1000
    /// The identifier in a reference (`:identifier`): a token.
    case identifier = 0x2000
    /// An identifier by its type (`:of-type`): a token.
    case type = 0x3000

    /// The number that rows of a parameter have: the parameters' own numbers end below 0x1000, and a number fits in 16
    /// bits with a sign.
    func number(of parameter: UInt16) -> UInt16 { parameter | rawValue }
}
