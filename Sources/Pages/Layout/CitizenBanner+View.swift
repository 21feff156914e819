import Care
import HTML

extension CitizenBanner {
    /// The band over each page of a record that says whose it is.
    func html(_ context: PageContext) -> HTML {
        let texts = context.texts.subject
        return section(.class("citizen citizen-\(relationName)"), .ariaLabel(relationText(texts))) {
            div(.class("wrap")) {
                p(.class("citizen-relation")) {
                    Icon.person.html
                    relationText(texts)
                }
                if relation == .relative || relation == .child {
                    a(.class("citizen-mandate"), .href(Route.mandates(nil).target)) { context.texts.mandate.link }
                }
                p(.class("citizen-name")) { citizen.name ?? texts.nameless }
                facts(context)
                marks(context)
                if citizen.isLimited { p(.class("citizen-limited")) { texts.limited } }
            }
        }
    }

    private func facts(_ context: PageContext) -> HTML {
        let texts = context.texts.subject
        return p(.class("citizen-facts")) {
            if let age = citizen.age {
                span { context.texts.sayings.years(age) }
            } else if let birthDate = citizen.birthDate {
                span { "\(texts.born) \(birthDate)" }
            }
            if let number = citizen.civilRegistrationNumber {
                span {
                    abbr { texts.civilRegistrationNumber }
                    " "
                    span(.class("digits")) { Self.grouped(number) }
                }
            }
            if relation == .patient, let telephone = citizen.telephone, let target = LinkTarget.telephone(telephone) {
                a(.href(target)) { telephone }
            }
        }
    }

    private func marks(_ context: PageContext) -> HTML {
        let texts = context.texts.subject
        guard citizen.deceased || citizen.isConfidential || citizen.needsInterpreter || isForeignLanguage else {
            return .nothing
        }
        return ul(.class("marks")) {
            if citizen.deceased {
                li(.class("mark mark-strong")) {
                    [texts.deceased, citizen.deceasedDate].compactMap { $0 }.joined(separator: " ")
                }
            }
            if citizen.isConfidential {
                li(.class("mark mark-strong")) {
                    Icon.lock.html
                    texts.protected
                }
            }
            if citizen.needsInterpreter || isForeignLanguage {
                li(.class("mark")) {
                    Icon.speech.html
                    interpreterText(context)
                }
            }
        }
    }

    private func interpreterText(_ context: PageContext) -> String {
        let texts = context.texts.subject
        let language = citizen.language.map { "\(texts.speaks): \(context.language.name(ofLanguage: $0))" }
        return [language, citizen.needsInterpreter ? texts.interpreter : nil].compactMap { $0 }
            .joined(separator: " · ")
    }

    /// Whether it is worth saying which language the citizen speaks.
    private var isForeignLanguage: Bool {
        guard relation == .patient, let language = citizen.language else { return false }
        return !language.lowercased().hasPrefix("da")
    }

    private var relationName: String {
        switch relation {
        case .own: "own"
        case .child, .relative: "relative"
        case .patient: "patient"
        }
    }

    private func relationText(_ texts: SubjectTexts) -> String {
        switch relation {
        case .own: texts.ownRecord
        case .child: texts.childRecord
        case .relative: texts.relativeRecord
        case .patient: texts.patient
        }
    }

    /// A CPR number as people write it: six digits, a hyphen, four digits.
    static func grouped(_ number: String) -> String {
        guard number.utf8.count == 10, number.utf8.allSatisfy({ (48...57).contains($0) }) else { return number }
        return "\(number.prefix(6))-\(number.suffix(4))"
    }
}
