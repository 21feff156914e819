/// Why an expression could not be compiled or evaluated. The reason never quotes data of the resource.
package struct FHIRPathError: Error, Equatable, CustomStringConvertible {
    package enum Category: Sendable {
        /// The text is no FHIRPath expression.
        case syntax
        /// It names a function, element, type or variable that does not exist, or uses one wrongly.
        case semantic
        /// The values do not fit the operation, such as several items where one is asked for.
        case execution
        /// It asked for more than ``FHIRPathLimits`` allow.
        case limit
    }

    package var category: Category
    package var reason: String
    /// The byte offset in the expression, where the text itself is at fault.
    package var offset: Int?

    package var description: String { offset.map { "at \($0): \(reason)" } ?? reason }

    init(_ category: Category, _ reason: String, offset: Int? = nil) {
        self.category = category
        self.reason = reason
        self.offset = offset
    }
}
