/// What a profile asks beyond R4, as a tree of the elements that it constrains.
package struct Profile: Sendable {
    /// Its address, without a version.
    package let url: String
    package let version: String
    /// The type that it constrains: `Patient`, `Identifier`, `Extension`.
    package let type: String
    /// The constrained thing itself.
    var root: ProfileElement
}
