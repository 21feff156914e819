/// What has become of an OpenTele questionnaire, and what of it could not be kept.
package struct ConversionReport: Sendable, Hashable {
    /// Something that is not in the questionnaire as it was in OpenTele.
    package struct Loss: Sendable, Hashable, CustomStringConvertible {
        /// The node; empty for the questionnaire as a whole.
        package let node: String
        package let what: String

        package var description: String { node.isEmpty ? what : "\(node): \(what)" }
    }

    /// The Questionnaire, as JSON.
    package let questionnaire: [UInt8]
    /// Its id, which a file may be named after.
    package let id: String
    package let losses: [Loss]
}
