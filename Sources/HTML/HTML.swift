/// A piece of mark-up: text, an element, or several of them in a row.
///
/// What is not written through this type does not reach a page, and everything that goes through it is escaped;
/// the one exception says so by name: ``trusted(_:)``.
package struct HTML: Sendable {
    indirect enum Node: Sendable {
        case nothing
        case text(String)
        case trusted(StaticString)
        case element(StaticString, [Attribute], HTML)
        case voidElement(StaticString, [Attribute])
        case several([HTML])
    }

    let node: Node

    init(_ node: Node) {
        self.node = node
    }

    /// No mark-up at all.
    package static let nothing = HTML(.nothing)

    /// Text, escaped where it is written.
    package static func text(_ text: String) -> HTML { HTML(.text(text)) }

    /// Mark-up written out in our own source: a literal, so that nothing from a record can come this way.
    package static func trusted(_ markUp: StaticString) -> HTML { HTML(.trusted(markUp)) }

    /// Several pieces after each other, without an element around them.
    package static func several(_ parts: [HTML]) -> HTML { HTML(.several(parts)) }

    /// Several pieces after each other, without an element around them.
    package static func group(@HTMLBuilder _ content: () -> HTML) -> HTML { content() }

    /// Whether nothing would be written.
    package var isNothing: Bool {
        switch node {
        case .nothing: true
        case .several(let parts): parts.allSatisfy(\.isNothing)
        default: false
        }
    }

    /// An element with content.
    ///
    /// - Parameters:
    ///   - name: the element's name: a literal, so that it needs no escaping.
    ///   - attributes: in the order in which they are written.
    package static func element(
        _ name: StaticString, _ attributes: [Attribute], @HTMLBuilder _ content: () -> HTML
    ) -> HTML {
        HTML(.element(name, attributes, content()))
    }

    /// An element that has neither content nor an end tag, such as `<input>`.
    package static func voidElement(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
        HTML(.voidElement(name, attributes))
    }
}
