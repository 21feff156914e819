/// One attribute of an element: a name from the vocabulary below and a value, escaped where it is written.
///
/// There are none for scripts and styles: the content security policy forbids both inline.
package struct Attribute: Sendable {
    enum Value: Sendable {
        case text(String)
        /// Present without a value, such as `required`.
        case flag
        /// Not written.
        case absent
    }

    let name: StaticString
    let value: Value
}

/// What the header cells of a table stand for.
package enum TableScope: String, Sendable {
    case column = "col"
    case row
}

/// Attributes of HTML. Each is named as in HTML, without abbreviation where HTML abbreviates.
extension Attribute {
    package static func id(_ value: String) -> Attribute { Attribute(name: "id", value: .text(value)) }
    package static func `class`(_ value: String) -> Attribute { Attribute(name: "class", value: .text(value)) }
    package static func lang(_ value: String?) -> Attribute {
        Attribute(name: "lang", value: value.map(Value.text) ?? .absent)
    }
    package static func title(_ value: String) -> Attribute { Attribute(name: "title", value: .text(value)) }
    package static func role(_ value: String) -> Attribute { Attribute(name: "role", value: .text(value)) }
    package static func href(_ value: LinkTarget) -> Attribute { Attribute(name: "href", value: .text(value.text)) }
    /// How a form is sent: `get` or `post`.
    package static func method(_ value: String) -> Attribute { Attribute(name: "method", value: .text(value)) }
    package static func action(_ value: LinkTarget) -> Attribute { Attribute(name: "action", value: .text(value.text)) }
    package static func src(_ value: LinkTarget) -> Attribute { Attribute(name: "src", value: .text(value.text)) }
    package static func rel(_ value: String) -> Attribute { Attribute(name: "rel", value: .text(value)) }
    package static func type(_ value: String) -> Attribute { Attribute(name: "type", value: .text(value)) }
    package static func name(_ value: String) -> Attribute { Attribute(name: "name", value: .text(value)) }
    package static func value(_ value: String) -> Attribute { Attribute(name: "value", value: .text(value)) }
    package static func content(_ value: String) -> Attribute { Attribute(name: "content", value: .text(value)) }
    package static func charset(_ value: String) -> Attribute { Attribute(name: "charset", value: .text(value)) }
    package static func media(_ value: String) -> Attribute { Attribute(name: "media", value: .text(value)) }
    package static func `for`(_ value: String) -> Attribute { Attribute(name: "for", value: .text(value)) }
    package static func scope(_ value: TableScope) -> Attribute {
        Attribute(name: "scope", value: .text(value.rawValue))
    }
    package static func datetime(_ value: String) -> Attribute { Attribute(name: "datetime", value: .text(value)) }
    package static func columnSpan(_ value: Int) -> Attribute {
        Attribute(name: "colspan", value: .text(String(value)))
    }
    package static func maximumLength(_ value: Int) -> Attribute {
        Attribute(name: "maxlength", value: .text(String(value)))
    }
    package static func inputMode(_ value: String) -> Attribute { Attribute(name: "inputmode", value: .text(value)) }
    package static func autocomplete(_ value: String) -> Attribute {
        Attribute(name: "autocomplete", value: .text(value))
    }
    /// What a script of ours is told: the whole name, such as `data-left`.
    package static func data(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name: name, value: value.map(Value.text) ?? .absent)
    }
    package static func placeholder(_ value: String) -> Attribute {
        Attribute(name: "placeholder", value: .text(value))
    }
    package static func spellcheck(_ value: Bool) -> Attribute {
        Attribute(name: "spellcheck", value: .text(value ? "true" : "false"))
    }
    package static func tabIndex(_ value: Int) -> Attribute { Attribute(name: "tabindex", value: .text(String(value))) }
    package static func dir(_ value: String) -> Attribute { Attribute(name: "dir", value: .text(value)) }
    package static func ariaLabel(_ value: String) -> Attribute { Attribute(name: "aria-label", value: .text(value)) }
    package static func ariaLabelledBy(_ value: String) -> Attribute {
        Attribute(name: "aria-labelledby", value: .text(value))
    }
    package static func ariaDescribedBy(_ value: String?) -> Attribute {
        Attribute(name: "aria-describedby", value: value.map(Value.text) ?? .absent)
    }
    package static func ariaCurrent(_ value: String?) -> Attribute {
        Attribute(name: "aria-current", value: value.map(Value.text) ?? .absent)
    }
    package static func ariaHidden(_ value: Bool) -> Attribute {
        Attribute(name: "aria-hidden", value: .text(value ? "true" : "false"))
    }
    package static func ariaLive(_ value: String) -> Attribute { Attribute(name: "aria-live", value: .text(value)) }
    package static func ariaInvalid(_ value: Bool) -> Attribute {
        Attribute(name: "aria-invalid", value: .text(value ? "true" : "false"))
    }
    package static func httpEquivalent(_ value: String) -> Attribute {
        Attribute(name: "http-equiv", value: .text(value))
    }
    package static func sizes(_ value: String) -> Attribute { Attribute(name: "sizes", value: .text(value)) }
    package static func color(_ value: String) -> Attribute { Attribute(name: "color", value: .text(value)) }
}

/// Attributes that say something by being there.
extension Attribute {
    package static func required(_ isSet: Bool = true) -> Attribute {
        Attribute(name: "required", value: isSet ? .flag : .absent)
    }
    package static func checked(_ isSet: Bool = true) -> Attribute {
        Attribute(name: "checked", value: isSet ? .flag : .absent)
    }
    package static func selected(_ isSet: Bool = true) -> Attribute {
        Attribute(name: "selected", value: isSet ? .flag : .absent)
    }
    package static func open(_ isSet: Bool = true) -> Attribute {
        Attribute(name: "open", value: isSet ? .flag : .absent)
    }
    package static func novalidate(_ isSet: Bool = true) -> Attribute {
        Attribute(name: "novalidate", value: isSet ? .flag : .absent)
    }
    package static func autofocus(_ isSet: Bool = true) -> Attribute {
        Attribute(name: "autofocus", value: isSet ? .flag : .absent)
    }
    package static func hidden(_ isSet: Bool = true) -> Attribute {
        Attribute(name: "hidden", value: isSet ? .flag : .absent)
    }
}
