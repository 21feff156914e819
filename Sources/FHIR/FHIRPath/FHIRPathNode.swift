/// An expression as a tree.
indirect enum FHIRPathNode: Sendable {
    case literal(FHIRPathValue)
    /// `{}`
    case empty
    /// `$this`, `$index`, `$total`
    case this, index, total
    /// `%resource`
    case variable(String)
    /// An element of the input, or at the beginning its type.
    case member(String)
    /// What the second makes of the results of the first.
    case path(FHIRPathNode, FHIRPathNode)
    case call(FHIRPathFunction, [FHIRPathNode])
    /// `is(T)`, `as(T)`, `ofType(T)` on the input.
    case typeCall(FHIRPathTypeOperation, FHIRPathTypeSpecifier)
    case indexer(FHIRPathNode, FHIRPathNode)
    case negation(FHIRPathNode)
    case plus(FHIRPathNode)
    case binary(FHIRPathOperator, FHIRPathNode, FHIRPathNode)
    case typed(FHIRPathTypeOperation, FHIRPathNode, FHIRPathTypeSpecifier)
}

enum FHIRPathTypeOperation: String, Sendable {
    case `is`, `as`, ofType
}

/// A type as an expression names it.
struct FHIRPathTypeSpecifier: Sendable, Hashable {
    /// `FHIR`, `System` or nil.
    var namespace: String?
    var name: String
}

enum FHIRPathOperator: String, Sendable {
    case multiply = "*"
    case divide = "/"
    case div, mod
    case add = "+"
    case subtract = "-"
    case concatenate = "&"
    case union = "|"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "="
    case equivalent = "~"
    case notEqual = "!="
    case notEquivalent = "!~"
    case `in`, contains, and, or, xor, implies

    /// How strongly it binds: multiplication most.
    var precedence: Int {
        switch self {
        case .multiply, .divide, .div, .mod: 9
        case .add, .subtract, .concatenate: 8
        case .union: 6
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 5
        case .equal, .equivalent, .notEqual, .notEquivalent: 4
        case .in, .contains: 3
        case .and: 2
        case .or, .xor: 1
        case .implies: 0
        }
    }

    /// That of `is` and `as`, which bind between sums and unions.
    static let typePrecedence = 7
}
