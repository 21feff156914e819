/// SQL with a place for each value, and the values in the order of their places.
///
/// Whatever differs from one call to the next is a value, never text: each connection keeps the statements it has
/// prepared by their text, so text that names a citizen would make it grow with every citizen.
package struct SQLText: Sendable, Hashable {
    package private(set) var text: String
    package private(set) var values: [SQLValue]

    package init(_ text: String, _ values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    package mutating func append(_ text: String, _ values: [SQLValue] = []) {
        self.text += text
        self.values += values
    }

    /// Conditions of which one must hold, in parentheses.
    package static func any(_ conditions: [SQLText]) -> SQLText {
        SQLText("(" + conditions.map(\.text).joined(separator: " OR ") + ")", conditions.flatMap(\.values))
    }

    package mutating func append(_ other: SQLText) { append(other.text, other.values) }

    /// Adds a condition to those that stand already; nil adds none.
    package mutating func and(_ condition: SQLText?) {
        guard let condition else { return }
        append(" AND ")
        append(condition)
    }
}
