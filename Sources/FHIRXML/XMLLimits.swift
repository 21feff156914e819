/// Bounds on what is read at all, so that hostile input costs no more than it should.
package struct XMLLimits: Sendable {
    /// Elements within each other, and levels of the JSON that they become: as many as ``JSONLimits`` has.
    package var depth: Int
    /// Bytes of one text.
    package var size: Int
    /// Attributes of one element, and namespaces that are declared at once. FHIR's own elements have two, XHTML's a handful.
    package var attributes: Int

    package init(depth: Int, size: Int, attributes: Int) {
        self.depth = depth
        self.size = size
        self.attributes = attributes
    }

    package static let standard = XMLLimits(depth: 100, size: 512 << 20, attributes: 40)
}
