/// A type of FHIR R4: a resource, a data type, a primitive, or the type of an element that is defined in place.
package struct TypeDefinition: Sendable, Identifiable {
    /// The number of a type in ``Definitions``; it means nothing outside the process.
    package struct ID: Sendable, Hashable, RawRepresentable {
        package let rawValue: UInt16

        package init(rawValue: UInt16) { self.rawValue = rawValue }
    }

    package enum Kind: String, Sendable {
        case resource, complex, primitive
        /// Defined in place, such as `Patient.contact`.
        case backbone
    }

    package let id: ID
    /// `Patient`, `HumanName`, `string`, or the path `Patient.contact` where it is defined in place.
    package let name: String
    package let kind: Kind
    /// The type that it specializes, such as `DomainResource`; nil for `Resource` and `Element`.
    package let base: String?
    /// Whether there are no values of just this type, such as `DomainResource`.
    package let isAbstract: Bool
    /// The syntax of its values where it is a primitive.
    package let primitive: PrimitiveType?
    /// Where its elements stand in ``Definitions/elements``, inherited ones first.
    package let elements: Range<Int>
}
