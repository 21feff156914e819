package import Care
package import HTML

/// Finding a patient by CPR number, or by name and date of birth.
package struct FindPatientView: Sendable {
    /// What was wrong with what was written.
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case tooLittle, number, date
    }

    package enum State: Sendable, Hashable {
        case asking
        case mistaken(Mistake)
        case found([PatientMatch], hasMore: Bool)
    }

    package var fields: PatientSearch
    package var state: State
    package var context: PageContext

    package init(fields: PatientSearch, state: State, context: PageContext) {
        self.fields = fields
        self.state = state
        self.context = context
    }

    private var texts: FindTexts { context.texts.find }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            h1 { texts.heading }
            p(.class("lead")) { texts.lead }
            // The form is sent in the body of a POST, so that no number or name stands in an address or a log.
            form(.class("card form"), .role("search"), .action(Route.findPatient.target), .method("post")) {
                context.formTokenField
                field(
                    "number", texts.civilRegistrationNumber, texts.civilRegistrationNumberHelp, fields.number,
                    mistake: mistake(.number, texts.badNumber) ?? mistake(.tooLittle, texts.bothNeeded),
                    numeric: true)
                p(.class("or")) { texts.or }
                field("name", texts.name, texts.nameHelp, fields.name, mistake: nil, numeric: false)
                field(
                    "birth-date", texts.birthDate, texts.birthDateHelp, fields.birthDate,
                    mistake: mistake(.date, texts.badDate), numeric: false)
                div {
                    button(.type("submit")) {
                        Icon.magnifier.html
                        span { texts.search }
                    }
                }
            }
            found
            p(.class("empty-help")) { texts.logged }
        }.html
    }

    private func mistake(_ mistake: Mistake, _ text: String) -> String? {
        state == .mistaken(mistake) ? text : nil
    }

    private func field(
        _ name: String, _ title: String, _ help: String, _ value: String?, mistake: String?, numeric: Bool
    ) -> HTML {
        div(.class("field")) {
            label(.for(name)) { title }
            p(.class("field-help"), .id("\(name)-help")) { help }
            if let mistake {
                p(.class("form-error"), .id("\(name)-error")) { mistake }
            }
            input(
                .id(name), .type("text"), .name(name), .value(value ?? ""), .autocomplete("off"), .spellcheck(false),
                .inputMode(numeric ? "numeric" : "text"), .maximumLength(100),
                .ariaDescribedBy(mistake == nil ? "\(name)-help" : "\(name)-help \(name)-error"),
                .ariaInvalid(mistake != nil))
        }
    }

    @HTMLBuilder private var found: HTML {
        if case .found(let patients, let hasMore) = state {
            section(.ariaLabelledBy("found")) {
                h2(.id("found")) { texts.found }
                if patients.isEmpty {
                    EmptyNotice(text: texts.nobody, help: texts.nobodyHelp).html
                } else {
                    ul(.class("people-list")) {
                        for patient in patients {
                            li { card(patient) }
                        }
                    }
                }
                if hasMore {
                    p(.class("lead")) { texts.tooMany }
                }
            }
        }
    }

    private func card(_ patient: PatientMatch) -> HTML {
        a(.class("person-card"), .href(Route.overview(citizen: patient.id).target)) {
            Icon.person.html
            span {
                span(.class("person-card-name")) { patient.name ?? context.texts.subject.nameless }
                span(.class("person-card-what")) {
                    [
                        patient.civilRegistrationNumber.map(CitizenBanner.grouped) ?? patient.birthDate,
                        patient.address, patient.deceased ? context.texts.subject.deceased : nil,
                    ].compactMap { $0 }.joined(separator: " · ")
                }
            }
        }
    }
}

/// What somebody writes to find a patient.
package struct PatientSearch: Sendable, Hashable {
    package var number: String?
    package var name: String?
    package var birthDate: String?

    package init(number: String? = nil, name: String? = nil, birthDate: String? = nil) {
        self.number = number
        self.name = name
        self.birthDate = birthDate
    }
}
