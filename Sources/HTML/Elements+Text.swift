// Headings, paragraphs, lists and words. Each function makes the HTML element it is named after.

package func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("h1", attributes, content)
}

package func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("h2", attributes, content)
}

package func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("h3", attributes, content)
}

package func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("h4", attributes, content)
}

package func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("p", attributes, content)
}

package func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("div", attributes, content)
}

package func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("span", attributes, content)
}

package func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("a", attributes, content)
}

package func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("strong", attributes, content)
}

package func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("em", attributes, content)
}

package func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("small", attributes, content)
}

package func abbr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("abbr", attributes, content)
}

package func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("time", attributes, content)
}

package func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("ul", attributes, content)
}

package func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("ol", attributes, content)
}

package func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("li", attributes, content)
}

package func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("dl", attributes, content)
}

package func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("dt", attributes, content)
}

package func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("dd", attributes, content)
}

package func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("pre", attributes, content)
}

package func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("mark", attributes, content)
}

package func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("figure", attributes, content)
}

package func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("figcaption", attributes, content)
}

package func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("details", attributes, content)
}

package func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("summary", attributes, content)
}

package func br(_ attributes: Attribute...) -> HTML {
    .voidElement("br", attributes)
}

package func hr(_ attributes: Attribute...) -> HTML {
    .voidElement("hr", attributes)
}

package func img(_ attributes: Attribute...) -> HTML {
    .voidElement("img", attributes)
}
