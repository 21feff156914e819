/// An element of a resource, with its type.
package struct FHIRPathElement: Sendable {
    /// Nil where a primitive has extensions but no value, and for a resource that is known only by its type.
    package let json: JSONValue?
    /// The id and extensions of a primitive: the member whose name begins with `_`.
    package let companion: JSONValue?
    package let type: TypeDefinition.ID

    package init(json: JSONValue?, companion: JSONValue? = nil, type: TypeDefinition.ID) {
        self.json = json
        self.companion = companion
        self.type = type
    }
}
