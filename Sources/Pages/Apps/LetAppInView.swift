package import Apps
import Care
package import HTML

/// Letting an app in: which app, to whose record, to do what, for how long.
package struct LetAppInView: Sendable {
    /// Whose record it can be about.
    package enum Whose: Sendable, Hashable {
        /// It is about one, whom the app was opened with or who is the only one.
        case one(ChooseCitizenView.Choice)
        case choice([ChooseCitizenView.Choice])
        /// A professional looks for the patient.
        case search(PatientSearch, FindPatientView.State)
        /// All whom a professional may see: the app asks for no one patient.
        case all
    }

    /// What was wrong with what was sent.
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case nobody, nothing
    }

    package var app: RegisteredApp
    package var scopes: RequestedScopes
    package var whose: Whose
    /// Hours that it lasts, where the app does not go on by itself.
    package var hours: Int
    /// Hours that it lasts with a session.
    package var sessionHours: Int
    /// What the app's request was, which the form sends again.
    package var request: [(name: String, value: String)]
    package var mistake: Mistake?
    package var context: PageContext

    package init(
        app: RegisteredApp, scopes: RequestedScopes, whose: Whose, hours: Int, sessionHours: Int,
        request: [(name: String, value: String)], mistake: Mistake? = nil, context: PageContext
    ) {
        self.app = app
        self.scopes = scopes
        self.whose = whose
        self.hours = hours
        self.sessionHours = sessionHours
        self.request = request
        self.mistake = mistake
        self.context = context
    }

    private var texts: AppTexts { context.texts.apps }

    /// The fields of the form.
    package enum Field {
        package static let patient = "patient"
        package static let scope = "granted"
        package static let decision = "decision"
        package static let letIn = "let-in"
        package static let refuse = "refuse"
        package static let find = "find"
    }

    package var html: HTML {
        PageFrame(title: texts.heading(app.name), context: context) {
            h1 { texts.heading(app.name) }
            p(.class("lead")) {
                strong { texts.asks(app.name, app.publisher) }
                " "
                texts.youDecide
            }
            form(.class("card form consent"), .action(Self.action), .method("post"), .novalidate()) {
                context.formTokenField
                for item in request {
                    input(.type("hidden"), .name(item.name), .value(item.value))
                }
                whoseRecord
                if mayDecide {
                    what
                    howLong
                    decision
                } else {
                    div(.class("decision")) { refusal }
                }
            }
        }.html
    }

    private static var action: LinkTarget { Route.authorize(AppQuery()).target }

    /// Whether it is known, or can be chosen, whose record it is about.
    private var mayDecide: Bool {
        switch whose {
        case .one, .all: true
        case .choice(let choices): !choices.isEmpty
        case .search(_, .found(let patients, _)): !patients.isEmpty
        case .search: false
        }
    }

    private var whoseRecord: HTML {
        fieldset {
            legend { texts.whose }
            switch whose {
            case .one(let choice):
                p(.class("consent-one")) {
                    input(.type("hidden"), .name(Field.patient), .value(choice.citizen.id))
                    Icon.person.html
                    strong { choice.citizen.name ?? context.texts.subject.nameless }
                    span(.class("field-help")) { relation(choice.relation) }
                }
            case .all:
                p { texts.allPatients }
            case .choice(let choices) where choices.isEmpty:
                EmptyNotice(text: texts.nobodyToChoose).html
            case .choice(let choices):
                p(.class("field-help")) { texts.whoseHelp }
                complaint(.nobody, texts.chooseSomebody)
                ul(.class("app-choices")) {
                    for choice in choices {
                        li {
                            option(choice.citizen.id, choice.citizen.name, relation(choice.relation), isOnly: false)
                        }
                    }
                }
            case .search(let fields, let state):
                search(fields, state)
            }
        }
    }

    @HTMLBuilder private func search(_ fields: PatientSearch, _ state: FindPatientView.State) -> HTML {
        p(.class("field-help")) { context.texts.find.lead + " " + context.texts.find.logged }
        if case .mistaken(let mistake) = state {
            p(.class("form-error"), .role("alert")) { words(mistake) }
        }
        field("number", context.texts.find.civilRegistrationNumber, fields.number, numeric: true)
        field("name", context.texts.find.name, fields.name, numeric: false)
        field("birth-date", context.texts.find.birthDate, fields.birthDate, numeric: false)
        div {
            button(.class("second"), .type("submit"), .name(Field.decision), .value(Field.find)) {
                Icon.magnifier.html
                span { texts.find }
            }
        }
        if case .found(let patients, let hasMore) = state {
            complaint(.nobody, texts.chooseSomebody)
            if patients.isEmpty {
                EmptyNotice(text: context.texts.find.nobody, help: context.texts.find.nobodyHelp).html
            }
            ul(.class("app-choices")) {
                for patient in patients {
                    li {
                        option(
                            patient.id, patient.name,
                            patient.civilRegistrationNumber.map(CitizenBanner.grouped) ?? patient.birthDate,
                            isOnly: patients.count == 1)
                    }
                }
            }
            if hasMore { p(.class("field-help")) { context.texts.find.tooMany } }
        }
    }

    private func words(_ mistake: FindPatientView.Mistake) -> String {
        switch mistake {
        case .tooLittle: context.texts.find.bothNeeded
        case .number: context.texts.find.badNumber
        case .date: context.texts.find.badDate
        }
    }

    private func field(_ name: String, _ title: String, _ value: String?, numeric: Bool) -> HTML {
        div(.class("field")) {
            label(.for(name)) { title }
            input(
                .id(name), .type("text"), .name(name), .value(value ?? ""), .autocomplete("off"), .spellcheck(false),
                .inputMode(numeric ? "numeric" : "text"), .maximumLength(100))
        }
    }

    private func option(_ id: String, _ name: String?, _ what: String?, isOnly: Bool) -> HTML {
        label(.class("app-choice")) {
            input(.type("radio"), .name(Field.patient), .value(id), .checked(isOnly))
            span {
                strong { name ?? context.texts.subject.nameless }
                if let what { span(.class("field-help")) { " " + what } }
            }
        }
    }

    private var what: HTML {
        fieldset {
            legend { texts.what(app.name) }
            p(.class("field-help")) { texts.whatHelp }
            complaint(.nothing, texts.chooseSomething)
            ul(.class("app-choices")) {
                for line in context.language.lines(scopes) {
                    li {
                        label(.class("app-choice")) {
                            input(.type("checkbox"), .name(Field.scope), .value(line.scopes), .checked())
                            span { line.words }
                        }
                    }
                }
            }
            p(.class("field-help")) { texts.neverMore }
        }
    }

    private var howLong: HTML {
        fieldset {
            legend { texts.howLong }
            p {
                if scopes.plain.contains(.offlineAccess) {
                    texts.forYear
                } else if scopes.plain.contains(.onlineAccess) {
                    texts.forSession(sessionHours)
                } else {
                    texts.forHours(hours)
                }
            }
        }
    }

    private var decision: HTML {
        div(.class("app-decision")) {
            button(.type("submit"), .name(Field.decision), .value(Field.letIn)) { texts.letIn }
            refusal
            p(.class("field-help")) {
                texts.then(AppPlace.text(request.first { $0.name == "redirect_uri" }?.value ?? ""))
            }
        }
    }

    private var refusal: HTML {
        button(.class("second"), .type("submit"), .name(Field.decision), .value(Field.refuse)) { texts.refuse }
    }

    @HTMLBuilder private func complaint(_ mistake: Mistake, _ text: String) -> HTML {
        if self.mistake == mistake {
            p(.class("form-error"), .role("alert")) { text }
        }
    }

    private func relation(_ relation: CitizenBanner.Relation) -> String {
        switch relation {
        case .own: context.texts.choose.you
        case .child: context.texts.choose.child
        case .relative: context.texts.choose.relative
        case .patient: context.texts.subject.patient
        }
    }
}
