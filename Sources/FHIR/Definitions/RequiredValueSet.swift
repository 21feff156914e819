/// The codes that an element with a required binding may hold.
package struct RequiredValueSet: Sendable, Identifiable {
    /// The number of a value set in ``Definitions``; it means nothing outside the process.
    package struct ID: Sendable, Hashable, RawRepresentable {
        package let rawValue: UInt16

        package init(rawValue: UInt16) { self.rawValue = rawValue }
    }

    /// The codes of one code system; nil where another body publishes them, so that any may be right.
    package struct System: Sendable {
        package let url: String
        package let codes: [String]?
    }

    package let id: ID
    /// The last part of its canonical URL, such as `administrative-gender`.
    package let name: String
    package let systems: [System]

    /// Whether it takes codes that are not listed here, such as those of UCUM.
    package var isOpen: Bool { systems.contains { $0.codes == nil } }
}
