/// All search parameters of FHIR R4, by number and by type and name.
package struct SearchParameters: Sendable {
    /// In the order of their numbers.
    package let all: [SearchParameterDefinition]
    private let byType: [String: [String: SearchParameterDefinition]]
    private let byID: [SearchParameterID: SearchParameterDefinition]

    init(_ definitions: [SearchParameterDefinition]) {
        all = definitions
        byType = Dictionary(grouping: definitions, by: \.resourceType)
            .mapValues { Dictionary($0.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }) }
        byID = Dictionary(definitions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The parameter of a type with this name; those of every resource included, such as `_tag`.
    package func definition(of resourceType: String, code: String) -> SearchParameterDefinition? {
        byType[resourceType]?[code] ?? byType["Resource"]?[code]
    }

    /// The parameter with this number.
    package func definition(_ id: SearchParameterID) -> SearchParameterDefinition? { byID[id] }

    /// The parameters of a type, those of every resource included, in the order of their numbers.
    package func definitions(of resourceType: String) -> [SearchParameterDefinition] {
        let own = byType[resourceType].map { Array($0.values) } ?? []
        let common = byType["Resource"].map { Array($0.values) } ?? []
        return (own + (resourceType == "Resource" ? [] : common)).sorted { $0.id < $1.id }
    }
}
