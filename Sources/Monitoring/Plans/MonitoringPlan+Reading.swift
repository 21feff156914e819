import Care
package import FHIR

/// From a CarePlan.
extension MonitoringPlan {
    /// Whether a CarePlan is one, well written or not.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "CarePlan"
            && json.list("category").contains {
                $0.isCoded(MonitoringSystems.planKind, MonitoringSystems.homeMonitoring)
            }
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let plan = try? MonitoringPlan(reading: json) else { return nil }
        self = plan
    }

    /// - Throws: ``MonitoringFault`` with the element that is wrong.
    init(reading json: JSONValue) throws(MonitoringFault) {
        guard let id = json["id"]?.string else { throw MonitoringFault("CarePlan.id") }
        guard let status = json["status"]?.string.flatMap(Status.init) else { throw MonitoringFault("CarePlan.status") }
        guard let patient = json["subject"]?.target("Patient") else {
            throw MonitoringFault("CarePlan.subject.reference: a Patient of this record")
        }
        guard let programme = json.list("instantiatesCanonical").first?.string, programme.contains("|"),
            json.list("instantiatesCanonical").count == 1
        else { throw MonitoringFault("CarePlan.instantiatesCanonical: one programme, as URL|VERSION") }
        let watcher = json.part(MonitoringSystems.watchedBy)?["valueReference"]
        guard let watcher, let unit = watcher.target("Organization") else {
            throw MonitoringFault("CarePlan.extension(\(MonitoringSystems.watchedBy)): an Organization of this record")
        }
        guard let start = json["period"]?["start"]?.momentValue else {
            throw MonitoringFault("CarePlan.period.start: a time of day")
        }
        let end = json["period"]?["end"]
        guard end == nil || end?.momentValue.map({ $0 >= start }) == true else {
            throw MonitoringFault("CarePlan.period.end: a time of day after its start")
        }
        guard let author = json["author"]?["reference"]?.string else {
            throw MonitoringFault("CarePlan.author.reference: who began it")
        }
        self.init(
            id: id, patient: patient, status: status, programme: programme, title: json["title"]?.string ?? "",
            watchedBy: TaskParty(reference: "Organization/" + unit, name: watcher["display"]?.string), start: start,
            end: end?.momentValue, author: author,
            due: try Self.parts(json, MonitoringSystems.due, DueWindow.init),
            personalLimits: try Self.parts(json, MonitoringSystems.personalLimit, PersonalLimit.init),
            baselines: try Self.parts(json, MonitoringSystems.baseline, Baseline.init),
            pauses: try Self.parts(json, MonitoringSystems.pause, Pause.init),
            missed: try Self.parts(json, MonitoringSystems.missed, Missed.init),
            reason: json.list("note").last?["text"]?.string,
            contact: try Self.parts(json, MonitoringSystems.contact, Contact.init).first,
            assessment: json.list("supportingInfo").lazy.compactMap { $0.target("ClinicalImpression") }.first,
            moves: try Self.parts(json, MonitoringSystems.moved, Move.init))
        guard Set(personalLimits.map(\.measure)).count == personalLimits.count else {
            throw MonitoringFault("CarePlan.extension(\(MonitoringSystems.personalLimit)): one for each measure")
        }
        guard Set(due.map(\.activity)).count == due.count else {
            throw MonitoringFault("CarePlan.extension(\(MonitoringSystems.due)): one for each activity")
        }
    }

    private static func parts<Part>(
        _ json: JSONValue, _ url: String, _ make: (JSONValue) -> Part?
    ) throws(MonitoringFault) -> [Part] {
        let all = json.parts(url)
        let made = all.compactMap(make)
        guard made.count == all.count else { throw MonitoringFault("CarePlan.extension(\(url)): all of its parts") }
        return made
    }
}

extension MonitoringPlan.DueWindow {
    fileprivate init?(_ json: JSONValue) {
        guard let activity = json.part("activity")?["valueString"]?.string,
            let from = json.part("from")?["valueDateTime"]?.momentValue,
            let until = json.part("until")?["valueDateTime"]?.momentValue, until > from
        else { return nil }
        self.init(
            activity: activity, from: from, until: until,
            questionnaire: json.part("questionnaire")?["valueCanonical"]?.string,
            task: json.part("task")?["valueReference"]?.target("Task"))
    }
}

extension MonitoringPlan.Contact {
    fileprivate init?(_ json: JSONValue) {
        guard let last = json.part("last")?["valueDateTime"]?.momentValue,
            let next = json.part("next")?["valueDateTime"]?.momentValue
        else { return nil }
        self.init(last: last, next: next, told: json.part("told")?["valueDateTime"]?.momentValue)
    }
}

extension MonitoringPlan.Missed {
    fileprivate init?(_ json: JSONValue) {
        guard let activity = json.part("activity")?["valueString"]?.string,
            let until = json.part("until")?["valueDateTime"]?.momentValue
        else { return nil }
        self.init(activity: activity, until: until)
    }
}

extension MonitoringPlan.Baseline {
    fileprivate init?(_ json: JSONValue) {
        guard let measure = json.part("measure")?["valueCode"]?.string, Measure.named(measure) != nil,
            let value = json.part("value")?["valueDecimal"]?.numberText.flatMap({ Double($0) }),
            let at = json.part("at")?["valueDateTime"]?.momentValue
        else { return nil }
        self.init(measure: measure, value: value, at: at)
    }
}

extension MonitoringPlan.Pause {
    fileprivate init?(_ json: JSONValue) {
        guard let from = json.part("from")?["valueDateTime"]?.momentValue,
            let why = json.part("why")?["valueString"]?.string, MonitoringSystems.isText(why),
            let by = json.part("agreedWith")?["valueReference"]?["reference"]?.string
        else { return nil }
        let end = json.part("until")
        let until = end?["valueDateTime"]?.momentValue
        guard end == nil || until.map({ $0 > from }) == true else { return nil }
        self.init(from: from, until: until, why: why, by: by)
    }
}

extension MonitoringPlan.PersonalLimit {
    fileprivate init?(_ json: JSONValue) {
        guard let id = json.part("measure")?["valueCode"]?.string, let measure = Measure.named(id),
            let limits = LimitSet(json, of: measure), let by = json.part("by")?["valueReference"],
            let reference = by["reference"]?.string, let at = json.part("at")?["valueDateTime"]?.momentValue,
            let why = json.part("why")?["valueString"]?.string, MonitoringSystems.isText(why)
        else { return nil }
        self.init(
            measure: id, limits: limits, by: reference, name: by["display"]?.string, at: at, why: why)
    }
}

extension LimitSet {
    /// From an extension whose parts are limits by the names of their levels; nil where they are none.
    init?(_ json: JSONValue, of measure: Measure) {
        var limits: [Level: Limit] = [:]
        for level in Level.allCases {
            guard let part = json.part(level.rawValue) else { continue }
            guard let limit = part["valueString"]?.string.flatMap(Limit.init) else { return nil }
            limits[level] = limit
        }
        guard let set = try? LimitSet(limits, of: measure) else { return nil }
        self = set
    }

    /// Writes the parts.
    func write(to list: inout JSONWriter) {
        for level in levels {
            guard let limit = self[level] else { continue }
            list.part(level.rawValue) { $0.member("valueString", limit.text) }
        }
    }
}
