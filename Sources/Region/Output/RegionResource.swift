/// One FHIR resource of the region.
package struct RegionResource: Sendable {
    package let type: String
    package let id: String
    /// The resource as one line of JSON, without the line break.
    package let bytes: [UInt8]
}
