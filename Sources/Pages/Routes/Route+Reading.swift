import Care
import HTML

/// From requests to routes.
extension Route {
    /// The route that a request asks for; nil where its parameters make no sense.
    ///
    /// - Parameters:
    ///   - pattern: what its path matched.
    ///   - parameters: what stands in the braces of the pattern, decoded.
    ///   - query: names and values, decoded.
    package init?(_ pattern: RoutePattern, parameters: [String: String], query: [String: String]) {
        switch pattern {
        case .start: self = .start
        case .signIn: self = Self.goal(query["from"]).map(Self.signInThen) ?? .signIn
        case .signOut: self = .signOut
        case .signedOut: self = .signedOut
        case .session: self = .session(from: Self.goal(query["from"]) ?? "/")
        case .sessionEnded: self = .sessionEnded(from: Self.goal(query["from"]) ?? "/")
        case .workplaces: self = .workplaces
        case .signInWith, .signInReturn, .providerSignOut:
            guard let provider = parameters["provider"], Self.isIdentifier(provider) else { return nil }
            self = Self.of(pattern, provider: provider, query: query)
        case .help: self = .help
        case .citizens: self = .citizens
        case .unitChanges:
            guard let since = Self.position(query["since"]) else { return nil }
            self = .unitChanges(since: since.number)
        case .authorize: self = .authorize(AppQuery(query))
        case .findPatient: self = .findPatient
        case .unitTasks: self = .unitTasks
        case .unitLetters: self = .unitLetters
        case .unitFailures: self = .unitFailures
        case .timeliness: self = .timeliness
        case .caseList:
            let notice = query["done"].map(CaseNotice.init)
            if case .some(.none) = notice { return nil }
            self = .caseList(notice ?? nil)
        case .mandates:
            let notice = query["done"].map(MandateNotice.init)
            if case .some(.none) = notice { return nil }
            self = .mandates(notice ?? nil)
        case .figures: self = .figures
        case .programmes: self = .programmes
        case .unitEquipment: self = .unitEquipment
        case .worklist:
            guard let query = WorklistQuery(query) else { return nil }
            self = .worklist(query)
        case .alarms:
            guard let query = AlarmsQuery(query) else { return nil }
            self = .alarms(query)
        case .programme:
            guard let id = parameters["id"], Self.isIdentifier(id) else { return nil }
            self = .programme(id: id)
        case .tuning:
            guard let id = parameters["id"], Self.isIdentifier(id), let query = TuningQuery(query) else { return nil }
            self = .tuning(id: id, query)
        case .versions:
            let notice = query["done"].map(TuningNotice.init)
            guard let id = parameters["id"], Self.isIdentifier(id), notice != .some(.none) else { return nil }
            self = .versions(id: id, notice ?? nil)
        case .transitions: self = .transitions
        case .reviews: self = .reviews
        case .unit:
            let list = query["list"].map(UnitList.init)
            if case .some(.none) = list { return nil }
            self = .unit(list ?? nil)
        case .unitPathway, .unitHandover:
            guard let id = parameters["id"], Self.isIdentifier(id) else { return nil }
            self = pattern == .unitPathway ? .unitPathway(id: id) : .unitHandover(id: id)
        case .review:
            guard let id = parameters["id"], Self.isIdentifier(id) else { return nil }
            self = .review(id: id)
        case .language:
            guard let language = parameters["language"].flatMap(Language.init(rawValue:)) else { return nil }
            self = .language(language, from: query["from"] ?? "/")
        default:
            guard let citizen = parameters["citizen"], Self.isIdentifier(citizen) else { return nil }
            self.init(pattern, citizen: citizen, parameters: parameters, query: query)
        }
    }

    private static func of(_ pattern: RoutePattern, provider: String, query: [String: String]) -> Route {
        switch pattern {
        case .signInReturn: .signInReturn(provider: provider)
        case .providerSignOut: .providerSignOut(provider: provider)
        default: .signInWith(provider: provider, then: goal(query["from"]))
        }
    }

    private init?(
        _ pattern: RoutePattern, citizen: String, parameters: [String: String], query: [String: String]
    ) {
        switch pattern {
        case .changes:
            guard let since = Self.position(query["since"]) else { return nil }
            self = .changes(citizen: citizen, since: since.number)
        case .overview: self = .overview(citizen: citizen)
        case .apps: self = .apps(citizen: citizen)
        case .ahead: self = .ahead(citizen: citizen)
        case .courses: self = .courses(citizen: citizen)
        case .results: self = .results(citizen: citizen)
        case .medicines: self = .medicines(citizen: citizen)
        case .diagnoses: self = .diagnoses(citizen: citizen)
        case .plans: self = .plans(citizen: citizen)
        case .measurements: self = .measurements(citizen: citizen)
        case .documents: self = .documents(citizen: citizen)
        case .opening: self = .opening(citizen: citizen)
        case .failures:
            let notice = query["done"].map(FailureNotice.init)
            if case .some(.none) = notice { return nil }
            self = .failures(citizen: citizen, notice ?? nil)
        case .letters:
            let notice = query["done"].map(LetterNotice.init)
            if case .some(.none) = notice { return nil }
            self = .letters(citizen: citizen, notice ?? nil)
        case .letter:
            guard let id = parameters["id"], Self.isIdentifier(id) else { return nil }
            self = .letter(citizen: citizen, id: id)
        case .jointPlan:
            guard let query = JointPlanQuery(query) else { return nil }
            self = .jointPlan(citizen: citizen, query)
        case .questionnaires:
            let notice = query["done"].map(QuestionnaireNotice.init)
            if case .some(.none) = notice { return nil }
            self = .questionnaires(citizen: citizen, notice ?? nil)
        case .questionnaire:
            guard let id = parameters["id"], Self.isIdentifier(id), let query = AnswerQuery(query) else { return nil }
            self = .questionnaire(citizen: citizen, id: id, query)
        case .citizenTasks:
            let notice = query["done"].map(TaskNotice.init)
            if case .some(.none) = notice { return nil }
            self = .citizenTasks(citizen: citizen, notice ?? nil)
        case .access:
            guard let query = AccessQuery(query) else { return nil }
            self = .access(citizen: citizen, query)
        case .discharges:
            guard let query = DischargeQuery(query) else { return nil }
            self = .discharges(citizen: citizen, query)
        case .today:
            guard let query = TodayQuery(query) else { return nil }
            self = .today(citizen: citizen, query)
        case .monitored:
            let notice = query["done"].map(MonitoredNotice.init)
            if case .some(.none) = notice { return nil }
            self = .monitored(citizen: citizen, notice ?? nil)
        case .homeAssessment:
            let notice = query["done"].map(HomeAssessmentNotice.init)
            if case .some(.none) = notice { return nil }
            self = .homeAssessment(citizen: citizen, notice ?? nil)
        case .equipment:
            let notice = query["done"].map(EquipmentNotice.init)
            if case .some(.none) = notice { return nil }
            self = .equipment(citizen: citizen, notice ?? nil)
        case .thread:
            guard let query = ThreadQuery(query) else { return nil }
            self = .thread(citizen: citizen, query)
        case .trend:
            guard let code = query["code"], code.contains("|"), code.utf8.count <= 400 else { return nil }
            self = .trend(citizen: citizen, code: code)
        case .accessNotice: self = .accessNotice(citizen: citizen)
        case .accessLog, .accessLogFile:
            guard let form = AccessLogForm(query) else { return nil }
            self = pattern == .accessLog ? .accessLog(citizen: citizen, form) : .accessLogFile(citizen: citizen, form)
        case .accessQuestion:
            guard let look = query["look"].flatMap(Int64.init), look > 0 else { return nil }
            self = .accessQuestion(citizen: citizen, look: look)
        case .course, .entry:
            guard let type = parameters["type"], Self.isIdentifier(type), let id = parameters["id"],
                Self.isIdentifier(id)
            else { return nil }
            let reference = ReferencePath(type: type, id: id)
            guard pattern == .course else {
                self = .entry(citizen: citizen, reference: reference)
                return
            }
            let after = query["after"].map(ThreadCursor.init)
            if case .some(.none) = after { return nil }
            self = .course(citizen: citizen, reference: reference, after: after ?? nil)
        default:
            return nil
        }
    }

    /// How far somebody has heard; nil where what stands there is no number.
    private static func position(_ text: String?) -> (number: Int64?, Void)? {
        guard let text else { return (nil, ()) }
        guard let number = Int64(text), number >= 0 else { return nil }
        return (number, ())
    }

    /// The route of an address on this server, such as `/citizens/12?x=y`; nil where no page has it.
    package init?(address: String) {
        guard let found = Self.pattern(of: address), let query = FormFields(found.query) else { return nil }
        self.init(found.pattern, parameters: found.parameters, query: query.values)
    }

    /// The address of one of our pages that somebody may be led back to, as we would write it; nil for any other, and for
    /// those that do something when they are opened.
    package static func goal(_ address: String?) -> String? {
        // What may not be led to is not looked into: its own address may hold another, and that one another.
        guard let address, let found = pattern(of: address), found.pattern.rules.maySomebodyBeLedTo else { return nil }
        return Route(address: address)?.target.text
    }

    /// Which page an address is of, and what stands in its path.
    private static func pattern(
        of address: String
    ) -> (pattern: RoutePattern, parameters: [String: String], query: Substring)? {
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, path.first == "/" else { return nil }
        let segments = path.split(separator: "/").map { PercentEncoding.decode($0, plusIsSpace: false) }
        for pattern in RoutePattern.allCases {
            guard let parameters = parameters(of: pattern, in: segments) else { continue }
            return (pattern, parameters, parts.count > 1 ? parts[1] : "")
        }
        return nil
    }

    private static func parameters(of pattern: RoutePattern, in segments: [String?]) -> [String: String]? {
        let expected = pattern.segments
        guard expected.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (expected, segment) in zip(expected, segments) {
            guard let segment else { return nil }
            switch expected {
            case .parameter(let parameter): parameters[parameter.rawValue] = segment
            case .literal(let text) where text == segment: continue
            case .literal: return nil
            }
        }
        return parameters
    }

    /// FHIR's `id`: letters, digits, hyphen and full stop, 1 to 64 of them.
    static func isIdentifier(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
