/// What is wrong with something that was to be imported. The texts never quote its content.
package struct ImportProblem: Sendable, Hashable {
    package let place: Place
    package let type: String?
    package let id: String?
    /// The element, such as `Patient.birthDate`; nil where it is about the whole.
    package let path: String?
    package let reason: String

    package init(place: Place, type: String? = nil, id: String? = nil, path: String? = nil, reason: String) {
        self.place = place
        self.type = type
        self.id = id
        self.path = path
        self.reason = reason
    }

    /// As a message says it: place, element, reason.
    package var text: String {
        [place.description, path, reason].compactMap { $0 }.joined(separator: ": ")
    }
}

/// Something that was not taken: why, and what came.
package struct Refusal: Sendable {
    package let place: Place
    /// Never empty.
    package let problems: [ImportProblem]
    let content: Content

    enum Content: Sendable {
        /// A whole JSON value, as it came.
        case json([UInt8])
        /// Bytes that are no JSON.
        case bytes([UInt8])
        /// Nothing to keep beside the file itself.
        case none
    }
}
