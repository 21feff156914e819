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
                            dd {
                                for sentence in sentences(line) { p { sentence } }
                                if let number = line.telephone, let target = LinkTarget.telephone(number) {
                                    p { a(.href(target)) { context.texts.sayings.call(number) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Who has it, who still answers and until when, and who is next: on pages and on paper.
    func sentences(_ line: CitizenResponsibility) -> [String] {
        var sentences = [[line.clinician, line.unit].compactMap { $0 }.joined(separator: " · ")]
        if let extended = line.extended {
            sentences.append("\(texts.extended): \(extended.name) \(texts.until) \(context.say(extended.until))")
        }
        if let next = line.next { sentences.append("\(texts.next): \(next.name) \(said(next))") }
        return sentences
    }

    private func said(_ next: CitizenResponsibility.Next) -> String {
        next.isPromised ? "\(texts.nextPromised) \(next.from.map { context.say($0) } ?? "")" : texts.nextAsked
    }
}
