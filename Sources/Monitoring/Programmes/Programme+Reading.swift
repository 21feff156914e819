package import FHIR

/// From a PlanDefinition.
extension Programme {
    /// Whether a PlanDefinition is a programme of ours.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "PlanDefinition" && json.part(MonitoringSystems.watchedByKind) != nil
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let programme = try? Programme(reading: json) else { return nil }
        self = programme
    }

    /// - Throws: ``MonitoringFault`` with the element that is wrong.
    init(reading json: JSONValue) throws(MonitoringFault) {
        func need<Value>(_ value: Value?, _ element: String) throws(MonitoringFault) -> Value {
            guard let value else { throw MonitoringFault("PlanDefinition." + element) }
            return value
        }
        var activities: [ProgrammeActivity] = []
        for action in json.list("action") { activities.append(try ProgrammeActivity(reading: action)) }
        guard !activities.isEmpty, Set(activities.map(\.id)).count == activities.count else {
            throw MonitoringFault("PlanDefinition.action: at least one, each with an id of its own")
        }
        let url = try need(json["url"]?.string, "url")
        let version = try need(json["version"]?.string, "version")
        self.init(
            name: try need(json["name"]?.string, "name"), url: url, version: version,
            isExperimental: json["experimental"]?.bool ?? false, title: try need(json.wording("title"), "title"),
            purpose: try need(json.wording("purpose"), "purpose"),
            sources: json.list("relatedArtifact").compactMap { $0["citation"]?.string },
            criteria: json.parts(MonitoringSystems.criterion).compactMap { $0.wording },
            watchedBy: try need(json.part(MonitoringSystems.watchedByKind)?["valueCode"]?.string, "extension: kind"),
            baselineCount: try need(json.part(MonitoringSystems.baselineCount)?.wholeNumber, "extension: baseline"),
            activities: activities, responses: [], education: [],
            endsAfterDays: json.part(MonitoringSystems.endsAfter)?.wholeNumber,
            ending: try need(json.part(MonitoringSystems.ending)?.wording, "extension: ending"),
            emergency: try need(json.part(MonitoringSystems.emergency)?.wording, "extension: emergency"),
            contactWithinDays: json.part(MonitoringSystems.contactWithin)?.wholeNumber)
        if let part = json.part(MonitoringSystems.programmeAssessment) {
            assessment = try need(Assessment(part), "extension: assessment")
        }
        for part in json.parts(MonitoringSystems.response) {
            responses.append(try need(Response(part), "extension: response"))
        }
        for urgency in Urgency.allCases where response(to: urgency) == nil {
            throw MonitoringFault("PlanDefinition.extension: what \(urgency.rawValue) leads to")
        }
        for part in json.parts(MonitoringSystems.education) {
            education.append(try need(EducationStep(part), "extension: education"))
        }
    }
}

extension Programme.Response {
    fileprivate init?(_ json: JSONValue) {
        guard let urgency = json.part("urgency")?["valueCode"]?.string.flatMap(Urgency.init),
            let citizen = json.part("citizen")?.wording,
            let staff = json.part("staff")?.wording,
            let within = json.part("within-minutes")?.wholeNumber
        else { return nil }
        self.init(urgency: urgency, citizen: citizen, staff: staff, withinMinutes: within)
    }
}

extension Programme.EducationStep {
    fileprivate init?(_ json: JSONValue) {
        guard let id = json.part("step")?["valueCode"]?.string, let title = json.part("title")?.wording,
            let text = json.part("text")?.wording, let days = json.part("after-days")?.wholeNumber
        else { return nil }
        self.init(id: id, title: title, text: text, afterDays: days)
    }
}

extension Programme.Assessment {
    fileprivate init?(_ json: JSONValue) {
        guard let isRequired = json.part("required")?["valueBoolean"]?.bool else { return nil }
        let parts = json.parts("weight")
        let weights = parts.compactMap(Weight.init)
        guard weights.count == parts.count else { return nil }
        self.init(isRequired: isRequired, weights: weights)
    }
}

extension Programme.Assessment.Weight {
    fileprivate init?(_ json: JSONValue) {
        guard let question = json.part("question")?["valueCode"]?.string,
            let answer = json.part("answer")?["valueCode"]?.string,
            let weight = json.part("weight")?["valueCode"]?.string.flatMap(AssessmentWeight.init),
            let why = json.part("why")?.wording, AssessmentQuestions.isKnown(question, answer)
        else { return nil }
        self.init(question: question, answer: answer, weight: weight, why: why)
    }
}

extension ProgrammeActivity {
    fileprivate init(reading action: JSONValue) throws(MonitoringFault) {
        guard let id = action["id"]?.string, let title = action.wording("title"),
            let instruction = action.wording("description")
        else { throw MonitoringFault("PlanDefinition.action: id, title and description in both languages") }
        var measures: [MeasureLimits] = []
        for part in action.parts(MonitoringSystems.measure) { measures.append(try MeasureLimits(reading: part)) }
        let score = try action.part(MonitoringSystems.score).map { part throws(MonitoringFault) in
            try MeasureLimits(reading: part)
        }
        guard score == nil || measures.isEmpty else {
            throw MonitoringFault("PlanDefinition.action.extension: only a questionnaire has a score")
        }
        let phases = action.parts(MonitoringSystems.phase).compactMap { Phase($0) }
        guard !phases.isEmpty, phases.count == action.parts(MonitoringSystems.phase).count else {
            throw MonitoringFault("PlanDefinition.action.extension: phases")
        }
        let content: Content
        if measures.isEmpty {
            guard let questionnaire = action["definitionCanonical"]?.string else {
                throw MonitoringFault("PlanDefinition.action: measures or a questionnaire")
            }
            content = .questionnaire(questionnaire)
        } else {
            content = .measures(measures)
        }
        self.init(
            id: id, title: title, instruction: instruction, content: content, phases: phases, score: score,
            savesVisitAfterDays: action.part(MonitoringSystems.savesVisitAfter)?.wholeNumber)
    }
}

extension ProgrammeActivity.MeasureLimits {
    fileprivate init(reading part: JSONValue) throws(MonitoringFault) {
        guard let name = part.part("measure")?["valueCode"]?.string, let measure = Measure.named(name) else {
            throw MonitoringFault("PlanDefinition.action.extension: a measure that is known")
        }
        let hasLimits = LimitSet.Level.allCases.contains { part.part($0.rawValue) != nil }
        let limits = LimitSet(part, of: measure)
        guard limits != nil || !hasLimits else {
            throw MonitoringFault("PlanDefinition.action.extension: limits that do not contradict each other")
        }
        self.init(measure: name, limits: limits)
    }
}

extension ProgrammeActivity.Phase {
    fileprivate init?(_ json: JSONValue) {
        guard let on = json.part("on")?["valueString"]?.string.flatMap({ Self.days($0) }),
            let open = json.part("open-minutes")?.wholeNumber, open > 0
        else { return nil }
        let times = json.parts("at").compactMap { part -> Int? in
            let parts = part["valueTime"]?.string?.split(separator: ":").compactMap { Int($0) } ?? []
            return parts.count == 3 && (0..<24).contains(parts[0]) && (0..<60).contains(parts[1])
                ? parts[0] * 60 + parts[1] : nil
        }
        guard !times.isEmpty, times.count == json.parts("at").count else { return nil }
        self.init(days: json.part("days")?.wholeNumber, on: on, times: times, openMinutes: open)
    }
}

extension JSONValue {
    /// A Danish text and its translation; nil where one is missing.
    func wording(_ name: String) -> Wording? {
        let translation = self["_" + name]?.parts(MonitoringSystems.translation).first {
            $0.part("lang")?["valueCode"]?.string == "en"
        }
        guard let danish = self[name]?.string, let english = translation?.part("content")?["valueString"]?.string else {
            return nil
        }
        return Wording(danish: danish, english: english)
    }

    /// A text in both languages that an extension holds.
    fileprivate var wording: Wording? {
        guard let danish = part("da")?["valueString"]?.string, let english = part("en")?["valueString"]?.string else {
            return nil
        }
        return Wording(danish: danish, english: english)
    }

    /// The whole number that an extension has.
    fileprivate var wholeNumber: Int? { self["valueInteger"]?.numberText.flatMap { Int($0) } }
}
