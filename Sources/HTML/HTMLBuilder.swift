/// Makes ``HTML`` of the statements in a block.
///
/// Every statement becomes the same concrete type, so that the compiler checks even a long block quickly.
@resultBuilder
package enum HTMLBuilder {
    package static func buildExpression(_ part: HTML) -> HTML { part }
    package static func buildExpression(_ part: HTML?) -> HTML { part ?? .nothing }
    package static func buildExpression(_ parts: [HTML]) -> HTML { .several(parts) }
    package static func buildExpression(_ text: String) -> HTML { .text(text) }
    package static func buildExpression(_ text: String?) -> HTML { text.map(HTML.text) ?? .nothing }

    package static func buildBlock() -> HTML { .nothing }
    package static func buildBlock(_ part: HTML) -> HTML { part }
    package static func buildBlock(_ parts: HTML...) -> HTML { .several(parts) }
    package static func buildOptional(_ part: HTML?) -> HTML { part ?? .nothing }
    package static func buildEither(first part: HTML) -> HTML { part }
    package static func buildEither(second part: HTML) -> HTML { part }
    package static func buildArray(_ parts: [HTML]) -> HTML { .several(parts) }
    package static func buildLimitedAvailability(_ part: HTML) -> HTML { part }
}
