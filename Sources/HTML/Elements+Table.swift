// Tables. Each function makes the HTML element it is named after.

package func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("table", attributes, content)
}

package func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("caption", attributes, content)
}

package func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("thead", attributes, content)
}

package func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("tbody", attributes, content)
}

package func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("tr", attributes, content)
}

package func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("th", attributes, content)
}

package func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("td", attributes, content)
}
