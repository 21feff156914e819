import HTML

/// What forms about access are made of. Everything works without scripts: what belongs to a choice stands below it.
struct FormParts {
    let context: PageContext

    /// One of several choices, each explained in a sentence.
    ///
    /// - Parameter owner: what the form is about, where the page has several of the kind: no two fields have the same id.
    func choice(
        _ name: String, _ value: String, _ title: String, of owner: String? = nil, help: String? = nil, isChosen: Bool,
        @HTMLBuilder more: () -> HTML = { .nothing }
    ) -> HTML {
        let id = Self.id("\(name)-\(value)", of: owner)
        return div(.class("choice")) {
            input(
                .id(id), .type("radio"), .name(name), .value(value), .checked(isChosen),
                .ariaDescribedBy(help.map { _ in "\(id)-help" }))
            div(.class("choice-body")) {
                label(.for(id)) { title }
                if let help {
                    p(.class("field-help"), .id("\(id)-help")) { help }
                }
                more()
            }
        }
    }

    /// A question with its choices.
    func question(_ title: String, mistake: String?, @HTMLBuilder _ content: () -> HTML) -> HTML {
        fieldset {
            legend { title }
            if let mistake {
                p(.class("form-error"), .role("alert")) { mistake }
            }
            content()
        }
    }

    func textField(
        _ name: String, _ title: String, of owner: String? = nil, help: String? = nil, value: String?,
        mistake: String? = nil, type: String = "text", numeric: Bool = false
    ) -> HTML {
        let id = Self.id(name, of: owner)
        return div(.class("field")) {
            label(.for(id)) { title }
            notes(id, help, mistake)
            input(
                .id(id), .type(type), .name(name), .value(value ?? ""), .autocomplete("off"),
                .inputMode(numeric ? "numeric" : "text"), .maximumLength(200),
                .ariaDescribedBy(described(id, help, mistake)), .ariaInvalid(mistake != nil))
        }
    }

    func longTextField(
        _ name: String, _ title: String, of owner: String? = nil, help: String? = nil, value: String?,
        mistake: String? = nil, longest: Int = 1000
    ) -> HTML {
        let id = Self.id(name, of: owner)
        return div(.class("field")) {
            label(.for(id)) { title }
            notes(id, help, mistake)
            textarea(
                .id(id), .name(name), .maximumLength(longest), .ariaDescribedBy(described(id, help, mistake)),
                .ariaInvalid(mistake != nil)
            ) { value ?? "" }
        }
    }

    /// A list to choose one from; the first line says what to choose.
    func list(
        _ name: String, _ title: String, _ options: [(value: String, title: String)], chosen: String?
    ) -> HTML {
        div(.class("field")) {
            label(.for(name), .class("unseen")) { title }
            select(.id(name), .name(name)) {
                option(.value("")) { title }
                for item in options {
                    option(.value(item.value), .selected(item.value == chosen)) { item.title }
                }
            }
        }
    }

    func hidden(_ name: String, _ value: String?) -> HTML {
        guard let value else { return .nothing }
        return input(.type("hidden"), .name(name), .value(value))
    }

    /// A form that one press sends: to end something, to accept something.
    func press(_ target: Route, _ fields: [(String, String)], _ title: String, isQuiet: Bool = false) -> HTML {
        form(.class("press"), .action(target.target), .method("post")) {
            context.formTokenField
            for (name, value) in fields { hidden(name, value) }
            button(.class(isQuiet ? "button-plain" : "button-press"), .type("submit")) { title }
        }
    }

    private static func id(_ name: String, of owner: String?) -> String {
        owner.map { "\(name)-\($0)" } ?? name
    }

    @HTMLBuilder private func notes(_ name: String, _ help: String?, _ mistake: String?) -> HTML {
        if let help {
            p(.class("field-help"), .id("\(name)-help")) { help }
        }
        if let mistake {
            p(.class("form-error"), .id("\(name)-error")) { mistake }
        }
    }

    private func described(_ name: String, _ help: String?, _ mistake: String?) -> String? {
        let notes = [help.map { _ in "\(name)-help" }, mistake.map { _ in "\(name)-error" }].compactMap { $0 }
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }
}
