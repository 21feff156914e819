import Care
import HTML

/// A person or unit with the ways to reach them.
struct ContactView {
    let contact: Contact
    let context: PageContext
    /// Without the address, which the page of the course has.
    var isBrief = false

    var html: HTML {
        div(.class("contact")) {
            p(.class("contact-name")) { contact.person ?? contact.unit ?? context.language.name(of: contact.sector) }
            if let affiliation {
                p(.class("contact-role")) { affiliation }
            }
            if !isBrief, let address = contact.address {
                p(.class("contact-role")) { address }
            }
            if let hours = contact.hours ?? context.language.say(contact.openings) {
                p(.class("contact-hours")) {
                    Icon.clock.html
                    span { hours }
                }
            }
            ways
        }
    }

    /// Name, unit and number on one line.
    var line: HTML {
        p(.class("contact-line")) {
            Icon.person.html
            span {
                strong { contact.person ?? contact.unit ?? context.language.name(of: contact.sector) }
                if contact.person != nil, let unit = contact.unit {
                    " · " + unit
                }
                if let number = contact.telephones.first, let target = LinkTarget.telephone(number) {
                    " · "
                    a(.class("digits"), .href(target)) { number }
                } else if let address = contact.emails.first, let target = LinkTarget.mail(address) {
                    " · "
                    a(.href(target)) { address }
                } else {
                    " · " + context.texts.overview.noNumber
                }
            }
        }
    }

    /// The role and, where it is not already the name, the unit.
    private var affiliation: String? {
        let unit = contact.person == nil ? nil : contact.unit
        let parts = [contact.role, unit].compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private var ways: HTML {
        let numbers = contact.telephones.compactMap { number in LinkTarget.telephone(number).map { (number, $0) } }
        let addresses = contact.emails.compactMap { address in LinkTarget.mail(address).map { (address, $0) } }
        guard !numbers.isEmpty || !addresses.isEmpty else {
            return p(.class("contact-role")) { context.texts.overview.noNumber }
        }
        return ul(.class("ways")) {
            for (number, target) in numbers {
                li {
                    a(.class("way way-call"), .href(target)) {
                        Icon.telephone.html
                        span(.class("digits")) { context.texts.sayings.call(number) }
                    }
                }
            }
            for (address, target) in addresses {
                li {
                    a(.class("way-mail"), .href(target)) {
                        Icon.envelope.html
                        span(.class("unseen")) { context.texts.overview.write + " " }
                        span(.class("address")) { address }
                    }
                }
            }
        }
    }
}

/// Whom to contact about something: never an empty card.
struct ContactChoiceView {
    let choice: ContactChoice
    let context: PageContext
    var isBrief = false
    /// Where nothing goes on there is nothing that somebody should be named for.
    var isAboutSomething = true

    var html: HTML {
        switch choice {
        case .named(let contact):
            ContactView(contact: contact, context: context, isBrief: isBrief).html
        case .nobodyNamed(let generalPractitioner?):
            div(.class("nobody")) {
                if isAboutSomething {
                    p { context.texts.overview.nobodyNamed }
                }
                p {
                    context.addressesCitizen
                        ? context.texts.overview.offerGeneralPractitioner : context.texts.overview.offerToOthers
                }
                ContactView(contact: generalPractitioner, context: context, isBrief: isBrief).html
            }
        case .nobodyNamed(nil):
            div(.class("nobody")) {
                p { context.texts.overview.nobodyNamed }
                p {
                    context.addressesCitizen
                        ? context.texts.overview.noGeneralPractitioner : context.texts.overview.noneToOffer
                }
            }
        }
    }
}
