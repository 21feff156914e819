package import Care
package import HTML

/// On the citizen's overview: for each pathway who has the responsibility now, until when, and who is next. Small and
/// calm: a line or two each.
package struct ResponsibleNow: Sendable {
    package var lines: [CitizenResponsibility]
    package var context: PageContext

    package init(lines: [CitizenResponsibility], context: PageContext) {
        self.lines = lines
        self.context = context
    }

    private var texts: ResponsibilityTexts { context.texts.responsibility }

    @HTMLBuilder package var html: HTML {
        if !lines.isEmpty {
            section(.class("card short"), .ariaLabelledBy("responsible")) {
                h3(.id("responsible")) {
                    Icon.people.html
                    span { texts.pathway }
                }
                dl(.class("facts")) {
                    for line in lines {
                        div {
                            dt { line.title ?? texts.pathway }
                            dd { say(line) }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func say(_ line: CitizenResponsibility) -> HTML {
        p { [line.clinician, line.unit].compactMap { $0 }.joined(separator: " · ") }
        if let extended = line.extended {
            p { "\(texts.extended): \(extended.name) \(texts.until) \(context.say(extended.until))" }
        }
        if let next = line.next {
            p { "\(texts.next): \(next.name) \(said(next))" }
        }
    }

    private func said(_ next: CitizenResponsibility.Next) -> String {
        next.isPromised ? "\(texts.nextPromised) \(next.from.map { context.say($0) } ?? "")" : texts.nextAsked
    }
}
