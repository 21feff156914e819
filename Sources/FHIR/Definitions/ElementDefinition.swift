/// An element of a type, as JSON names it: a choice such as `value[x]` is one for each of its types.
package struct ElementDefinition: Sendable {
    /// The name in FHIRPath: `value` for `valueQuantity`.
    package let name: String
    /// The name in JSON: `valueQuantity`.
    package let jsonName: String
    package let type: TypeDefinition.ID
    package let minimum: Int
    /// Nil where there may be any number.
    package let maximum: Int?
    /// Whether it is one of several types of a choice.
    package let isChoice: Bool
    /// Whether it can have no extensions, such as the id of an element.
    package let isAttribute: Bool
    /// Whether it belongs in a summary of the resource.
    package let isSummary: Bool
    /// The resource types that a reference or canonical may point to; empty where any may.
    package let targets: [String]
    /// The number of the value set that its codes must come from.
    package let requiredValueSet: RequiredValueSet.ID?
    /// The element's number within its type; the types of one choice share it.
    package internal(set) var place: Int

    /// Whether JSON writes it as an array.
    package var isArray: Bool { maximum != 1 }
}
