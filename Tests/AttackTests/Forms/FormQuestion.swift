import FHIR
import Pages
import TestSupport

/// One form that changes something, sent by somebody who may not make that change: of somebody else's record, or with
/// somebody else's ids.
struct FormQuestion {
    let pattern: RoutePattern
    let address: String
    let fields: [String: String]
    /// What the asker may not know to be there: what is answered must be the same as of nobody.
    let hidden: [Item]

    var line: String {
        "POST \(address) \(fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&"))"
    }

    /// The forms that there are, by the pages that they are sent to. A page with forms that is not here must be taught:
    /// ``RouteCoverageTests``.
    static let forms: [RoutePattern: [[String: String]]] = [
        .access: [
            ["do": "end"], ["do": "lift"], ["do": "preview", "what": "whole"], ["do": "give", "what": "whole"],
            ["do": "give", "who": "_new", "name": "x", "number": "0101011234", "what": "whole"],
            ["do": "block", "what": "all"], ["do": "block", "what": "all", "paper": "x"], ["do": "lift-signed"],
            ["do": "role", "part": "helps"], ["do": "register", "basis": "custody"],
            ["do": "register", "basis": "paper", "paper": "x"], ["do": "filter"], ["do": "ask", "question": "x"],
        ],
        .opening: [["do": "reason", "reason-text": "x"], ["do": "emergency", "emergency-text": "x"]],
        .mandates: [["do": "accept"], ["do": "decline"], ["do": "end"], ["do": "role", "part": "helps"]],
        .apps: [["end": "an-app"], ["open": "an-app"]],
        .accessQuestion: [["look": "1", "question": "x", "text": "x"]],
        .accessNotice: [["notice": "never"], ["notice": "each"]],
        .review: [["finding": "x", "text": "x", "do": "close"]],
        .discharges: [
            ["do": "begin", "stay": Marker.id(Question.nobody), "date": "2026-11-30"], ["do": "complete"],
            ["do": "start-leave", "stay": Marker.id(Question.nobody)],
            ["do": "finish-treatment", "stay": Marker.id(Question.nobody)],
            ["do": "transfer", "stay": Marker.id(Question.nobody), "unit": "x", "why": "x"],
        ],
        .citizenTasks: [
            ["do": "give", "what": "x", "unit": "x", "date": "2026-11-30"],
            ["do": "accepted", "task": Marker.id(Question.nobody)], ["do": "done", "task": Marker.id(Question.nobody)],
        ],
        .jointPlan: [
            ["do": "goal", "goal-text": "x"], ["do": "goal-completed", "goal": Marker.id(Question.nobody)],
            ["do": "activity", "what": "x", "owner": "x", "date": "2026-11-30"],
        ],
        .questionnaires: [
            ["do": "send", "form": "x"],
            [
                "do": "withdraw", "questionnaire": Marker.id(Question.nobody),
                "words-fault-" + Marker.id(Question.nobody): "x",
            ],
        ],
        .questionnaire: [["do": "next"], ["do": "send"], ["do": "amend", "reason": "x"], ["do": "look:seen"]],
        .letters: [
            ["do": "print", "letter": Marker.id(Question.nobody)],
            ["do": "post", "letter": Marker.id(Question.nobody)],
            ["do": "paper"], ["do": "screen"], ["do": "alone"],
        ],
        .failures: [["do": "report", "words": "x"], ["do": "close", "failure": Marker.id(Question.nobody)]],
        .unit: [["do": "offer", "unit": "x", "what": "x", "why": "x", "date": "2026-11-30"]],
        .unitPathway: [
            ["do": "close"], ["do": "name", "role": "clinician"],
            ["do": "offer", "unit": "x", "what": "x", "why": "x"],
        ],
        .unitHandover: [
            ["do": "see"], ["do": "accept"], ["do": "decline", "reason": "x"], ["do": "withdraw", "reason": "x"],
        ],
        .caseList: [["do": "next"], ["do": "note"], ["do": "off"]],
        .today: [
            ["do": "measure", "plan": Marker.id(Question.nobody), "activity": "saturation", "value-spo2": "90"],
            ["do": "wish", "plan": Marker.id(Question.nobody), "about": "x"],
            ["do": "learn", "plan": Marker.id(Question.nobody), "step": "x"],
            ["do": "pause", "plan": Marker.id(Question.nobody), "from": "2026-11-30", "why": "x"],
        ],
        .monitored: [
            ["do": "take", "deviation": Marker.id(Question.nobody), "version": "1"],
            [
                "do": "complete", "deviation": Marker.id(Question.nobody), "version": "1", "action": "called",
                "words": "x",
            ],
            ["do": "limit", "plan": Marker.id(Question.nobody), "version": "1", "measure": "spo2", "why": "x"],
            ["do": "end", "plan": Marker.id(Question.nobody), "why": "x"],
        ],
        .equipment: [
            ["do": "order", "kind": "scale"],
            ["do": "returned", "equipment": Marker.id(Question.nobody), "version": "1"],
            [
                "do": "fault", "equipment": Marker.id(Question.nobody),
                "words-fault-" + Marker.id(Question.nobody): "x",
            ],
        ],
        .homeAssessment: [
            ["do": "begin", "programme": "https://tovholder.dk/fhir/PlanDefinition/copd|1"],
            ["do": "answer", "assessment": Marker.id(Question.nobody), "side": "citizen"],
            ["do": "answer", "assessment": Marker.id(Question.nobody), "side": "clinician"],
            ["do": "decide", "assessment": Marker.id(Question.nobody)],
            ["do": "start", "assessment": Marker.id(Question.nobody)],
        ],
        .worklist: [
            ["do": "take", "deviation": Marker.id(Question.nobody), "version": "1"],
            ["do": "see", "deviation": Marker.id(Question.nobody), "version": "1"],
        ],
        .tuning: [["do": "publish", "from": "1", "why": "x", "text": "x"], ["do": "try-fields"]],
        .versions: [["do": "move", "version": "1", "count": "1", "why": "x"]],
    ]

    /// Pages whose forms change nothing of anybody's record, or that nobody is stopped from using on own behalf.
    static let harmless: [RoutePattern: String] = [
        .signIn: "SessionTests", .signOut: "SessionTests", .session: "SessionTests", .findPatient: "PageQuestion",
        .workplaces: "ProviderSignInTests: one's own places of work", .authorize: "LettingInTests",
        .providerSignOut: "ProviderSignInTests: a provider's signature",
    ]

    /// - Parameter isUsed: whether somebody in this standing gets as far as the page at all.
    init?(_ pattern: RoutePattern, _ draw: inout Draw) {
        guard let forms = Self.forms[pattern] else { return nil }
        var fields = draw.one(of: forms)
        var hidden: [Item] = []
        let closed = draw.population.citizens.map(\.patient).filter(draw.oracle.isClosed).map { draw.population[$0] }
        // Another's record, or one's own with another's ids.
        let isAbroad = draw.chance(60) || pattern == .review || draw.oracle.patients.isEmpty
        var address = pattern.rawValue
        if address.contains("{citizen}") {
            guard let other = isAbroad ? closed.isEmpty ? nil : draw.one(of: closed) : draw.citizen() else {
                return nil
            }
            if isAbroad { hidden.append(other) }
            address = address.replacing("{citizen}", with: other.id)
        }
        if address.contains("{id}") {
            let type = pattern == .unitPathway ? "EpisodeOfCare" : "Task"
            let others = (draw.oracle.ofType[type] ?? []).map { draw.population[$0] }.filter { !draw.oracle.sees($0) }
            guard !others.isEmpty else { return nil }
            let other = draw.one(of: others)
            hidden.append(other)
            address = address.replacing("{id}", with: other.id)
        }
        // Whose Consents and relatives are named: those of citizens who are closed.
        func foreign(_ type: String) -> Item? {
            let all = (draw.oracle.ofType[type] ?? []).map { draw.population[$0] }.filter { item in
                item.owner.map(draw.oracle.isClosed) == true && !draw.oracle.sees(item)
                    && !FormQuestion.names(item, draw.asker.standing, draw.population)
            }
            return all.isEmpty ? nil : draw.one(of: all)
        }
        let isOfUnit = [.unit, .unitPathway, .unitHandover, .caseList, .worklist].contains(pattern)
        if isOfUnit, fields["do"] == "offer" {
            let units = draw.oracle.ofType["Organization"] ?? []
            guard !units.isEmpty else { return nil }
            fields["receiver"] = draw.population[draw.one(of: units)].reference
        }
        if pattern == .unit {
            guard let pathway = foreign("EpisodeOfCare") else { return nil }
            fields["pathway"] = pathway.id
            hidden.append(pathway)
        }
        if pattern == .worklist {
            guard !closed.isEmpty else { return nil }
            let other = draw.one(of: closed)
            fields["citizen"] = other.id
            hidden.append(other)
        }
        if pattern == .caseList {
            guard !closed.isEmpty else { return nil }
            let other = draw.one(of: closed)
            fields["citizen"] = other.id
            let place = "\(fields["do"] ?? "")-\(other.id)"
            fields["words-" + place] = "x"
            fields["date-" + place] = "2026-11-30"
            hidden.append(other)
        }
        let step = isOfUnit ? nil : fields["do"]
        let namesConsent = step == "end" || step == "lift" || step == "accept" || step == "decline"
        if namesConsent || step == "lift-signed" {
            guard let consent = foreign("Consent") else { return nil }
            fields[namesConsent ? "consent" : "block"] = consent.id
            hidden.append(consent)
        } else if !isAbroad, pattern != .mandates, !isOfUnit {
            // Of the own record with own means: that is for the tests of the room.
            return nil
        }
        if pattern == .mandates || fields["who"] == nil && ["give", "filter", "register"].contains(step) {
            guard let relative = foreign("RelatedPerson") else { return nil }
            let own = FormQuestion.relative(draw.asker.standing).map { draw.population[$0].id }
            let name = pattern == .mandates ? "relative" : "who"
            if pattern == .mandates, step != "role", let own {
                fields[name] = own
            } else {
                fields[name] = relative.id
                hidden.append(relative)
            }
        }
        if step == "role", pattern == .access {
            guard let relative = foreign("RelatedPerson") else { return nil }
            fields["relative"] = relative.id
            hidden.append(relative)
        }
        if step == "filter" {
            guard let document = foreign("DocumentReference") else { return nil }
            fields["document"] = document.reference
            hidden.append(document)
        }
        // A professional may state a reason about anybody: that is what the form is for.
        if pattern == .opening, case .professional = draw.asker.standing { return nil }
        self.pattern = pattern
        self.address = address
        self.fields = fields
        self.hidden = hidden
    }

    private init(_ other: FormQuestion, address: String, fields: [String: String]) {
        pattern = other.pattern
        hidden = other.hidden
        self.address = address
        self.fields = fields
    }

    /// The same with ids that nobody has.
    var aboutNobody: FormQuestion {
        func replaced(_ text: String) -> String { FormQuestion.withoutIds(of: hidden, text) }
        let others = Dictionary(uniqueKeysWithValues: fields.map { (replaced($0.key), replaced($0.value)) })
        return FormQuestion(self, address: replaced(address), fields: others)
    }

    /// A text in which hidden resources have ids that nobody has.
    static func withoutIds(of hidden: [Item], _ text: String) -> String {
        // The longest first, so that no id is a part of another.
        hidden.sorted { $0.id.count > $1.id.count }.reduce(text) { text, item in
            text.replacing(
                item.id, with: Marker.id(Question.nobody - 1 - (hidden.firstIndex { $0.id == item.id } ?? 0)))
        }
    }

    /// Whether a Consent or a RelatedPerson is about the asker, however it stands and once stood.
    private static func names(_ item: Item, _ standing: Asker.Standing, _ population: Population) -> Bool {
        let selves: [Int] =
            switch standing {
            case .professional(let worker): [worker.practitioner, worker.role]
            default: relative(standing).map { [$0] } ?? []
            }
        return selves.contains { own in
            item.number == own
                || item.versions.contains { $0.json?.contains("\"\(population.reference(own))\"") == true }
        }
    }

    private static func relative(_ standing: Asker.Standing) -> Int? {
        switch standing {
        case .relative(let relative), .both(_, let relative): relative
        default: nil
        }
    }

    var body: String {
        fields.map { "\($0.key)=\(Self.encoded($0.value))" }.sorted().joined(separator: "&")
    }

    static func encoded(_ text: String) -> String { text.replacing("/", with: "%2F").replacing(" ", with: "+") }
}
