import Care

/// A case in words.
struct ReviewWords {
    private let lookCase: LookCase
    private let names: [String: Contact]
    private let context: PageContext

    init(_ lookCase: LookCase, _ names: [String: Contact], _ context: PageContext) {
        self.lookCase = lookCase
        self.names = names
        self.context = context
    }

    /// Who looked: name, profession and unit where the directory has them, else what stands in the audit.
    var who: String? {
        if let contact = lookCase.who.flatMap({ names[$0] }) {
            let words = [contact.person, contact.role, contact.unit].compactMap { $0 }
            if !words.isEmpty { return words.joined(separator: " · ") }
        }
        return lookCase.whoInWords ?? lookCase.who
    }

    func due(_ deadline: Int64) -> String {
        let texts = context.texts.lookCase
        let day = context.say(deadline, withTime: false)
        return "\(deadline < context.moment.now ? texts.overdue : texts.due) \(day)"
    }
}

extension LookCase {
    var icon: Icon {
        switch kind {
        case .question: .message
        case .emergency, .unexplained: .warning
        case .sampled: .form
        case .manyPatients, .ownFamily: .people
        case .wellKnown: .person
        case .unusualHour: .clock
        }
    }
}
