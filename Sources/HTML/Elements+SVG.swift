// Inline SVG. Each function makes the SVG element it is named after.

package func svg(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("svg", attributes, content)
}

/// The name that a drawing has for those who do not see it.
package func svgTitle(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("title", attributes, content)
}

/// The words of a drawing.
package func svgText(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("text", attributes, content)
}

package func svgGroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("g", attributes, content)
}

package func svgPath(_ attributes: Attribute...) -> HTML {
    .element("path", attributes) {}
}

package func svgLine(_ attributes: Attribute...) -> HTML {
    .element("line", attributes) {}
}

package func svgRectangle(_ attributes: Attribute...) -> HTML {
    .element("rect", attributes) {}
}

package func svgCircle(_ attributes: Attribute...) -> HTML {
    .element("circle", attributes) {}
}

package func svgPolyline(_ attributes: Attribute...) -> HTML {
    .element("polyline", attributes) {}
}

package func svgPolygon(_ attributes: Attribute...) -> HTML {
    .element("polygon", attributes) {}
}
