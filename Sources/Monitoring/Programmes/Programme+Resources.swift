package import FHIR

/// On the wire: a PlanDefinition that holds all of it, and an ActivityDefinition for each thing that is measured, for
/// programs that read those.
extension Programme {
    /// The id of the PlanDefinition of a version: there is one for each, and it is found by it.
    static func id(of canonical: String) -> String? {
        let parts = canonical.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts[0].split(separator: "/").last else { return nil }
        return id(name: String(name), version: String(parts[1]))
    }

    private static func id(name: String, version: String) -> String { "programme-\(name)-\(version)" }

    /// Its PlanDefinition's.
    package var id: String { Self.id(of: canonical) ?? Self.id(name: name, version: version) }

    /// The resources of it, the PlanDefinition first.
    package func resources() throws -> [JSONValue] {
        try [planDefinition()] + activities.filter { $0.questionnaire == nil }.map(activityDefinition)
    }

    private func definition(_ activity: ProgrammeActivity) -> String {
        activity.questionnaire
            ?? "https://tovholder.dk/fhir/ActivityDefinition/\(name)-\(activity.id)|\(version)"
    }

    func planDefinition(_ publication: ProgrammePublication? = nil) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "PlanDefinition")
            $0.member("id", id)
            $0.member("language", "da")
            $0.array("extension") { list in
                writeExtensions(to: &list)
                publication?.write(to: &list)
            }
            $0.member("url", url)
            $0.member("version", version)
            $0.member("name", name)
            $0.wording("title", title)
            $0.coded(
                "type", "http://terminology.hl7.org/CodeSystem/plan-definition-type", "clinical-protocol")
            $0.member("status", isExperimental ? "draft" : "active")
            $0.member("experimental", isExperimental)
            $0.member("date", publication.map { MonitoringNumber.instant($0.at) })
            $0.wording("purpose", purpose)
            $0.array("relatedArtifact") { list in
                for source in sources {
                    list.object {
                        $0.member("type", "citation")
                        $0.member("citation", source)
                    }
                }
            }
            $0.array("action") { list in
                for activity in activities { list.object { write(activity, to: &$0) } }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    private func writeExtensions(to list: inout JSONWriter) {
        list.part(MonitoringSystems.watchedByKind) { $0.member("valueCode", watchedBy) }
        list.part(MonitoringSystems.baselineCount) { $0.member("valueInteger", baselineCount) }
        if let endsAfterDays {
            list.part(MonitoringSystems.endsAfter) { $0.member("valueInteger", endsAfterDays) }
        }
        if let contactWithinDays {
            list.part(MonitoringSystems.contactWithin) { $0.member("valueInteger", contactWithinDays) }
        }
        list.part(MonitoringSystems.ending) { $0.wording(ending) }
        list.part(MonitoringSystems.emergency) { $0.wording(emergency) }
        for criterion in criteria { list.part(MonitoringSystems.criterion) { $0.wording(criterion) } }
        for response in responses {
            list.parts(MonitoringSystems.response) {
                $0.part("urgency") { $0.member("valueCode", response.urgency.rawValue) }
                $0.part("citizen") { $0.wording(response.citizen) }
                $0.part("staff") { $0.wording(response.staff) }
                $0.part("within-minutes") { $0.member("valueInteger", response.withinMinutes) }
            }
        }
        for step in education {
            list.parts(MonitoringSystems.education) {
                $0.part("step") { $0.member("valueCode", step.id) }
                $0.part("title") { $0.wording(step.title) }
                $0.part("text") { $0.wording(step.text) }
                $0.part("after-days") { $0.member("valueInteger", step.afterDays) }
            }
        }
        if let assessment { writeAssessment(assessment, to: &list) }
    }

    private func writeAssessment(_ assessment: Assessment, to list: inout JSONWriter) {
        list.parts(MonitoringSystems.programmeAssessment) {
            $0.part("required") { $0.member("valueBoolean", assessment.isRequired) }
            for weight in assessment.weights {
                $0.parts("weight") {
                    $0.part("question") { $0.member("valueCode", weight.question) }
                    $0.part("answer") { $0.member("valueCode", weight.answer) }
                    $0.part("weight") { $0.member("valueCode", weight.weight.rawValue) }
                    $0.part("why") { $0.wording(weight.why) }
                }
            }
        }
    }

    private func write(_ activity: ProgrammeActivity, to writer: inout JSONWriter) {
        writer.member("id", activity.id)
        writer.array("extension") { list in
            if case .measures(let measures) = activity.content {
                for measure in measures {
                    list.parts(MonitoringSystems.measure) {
                        $0.part("measure") { $0.member("valueCode", measure.measure) }
                        measure.limits?.write(to: &$0)
                    }
                }
            }
            if let score = activity.score {
                list.parts(MonitoringSystems.score) {
                    $0.part("measure") { $0.member("valueCode", score.measure) }
                    score.limits?.write(to: &$0)
                }
            }
            if let days = activity.savesVisitAfterDays {
                list.part(MonitoringSystems.savesVisitAfter) { $0.member("valueInteger", days) }
            }
            for phase in activity.phases { list.parts(MonitoringSystems.phase, phase.write) }
        }
        writer.wording("title", activity.title)
        writer.wording("description", activity.instruction)
        if let last = activity.phases.last { writer.object("timingTiming", last.writeTiming) }
        writer.member("definitionCanonical", definition(activity))
    }

    private func activityDefinition(_ activity: ProgrammeActivity) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "ActivityDefinition")
            $0.member("id", "programme-\(name)-\(activity.id)-\(version)")
            $0.member("language", "da")
            $0.member("url", "https://tovholder.dk/fhir/ActivityDefinition/\(name)-\(activity.id)")
            $0.member("version", version)
            $0.wording("title", activity.title)
            $0.member("status", isExperimental ? "draft" : "active")
            $0.member("experimental", isExperimental)
            $0.wording("description", activity.instruction)
            $0.member("kind", "ServiceRequest")
            $0.object("code") {
                $0.array("coding") { list in
                    for measure in activity.measures {
                        list.object {
                            $0.member("system", MeasureCode.own)
                            $0.member("code", measure)
                        }
                    }
                }
            }
        }
        return try JSONDocument(writer.bytes).root
    }
}

extension ProgrammeActivity.Phase {
    fileprivate func write(to list: inout JSONWriter) {
        if let days { list.part("days") { $0.member("valueInteger", days) } }
        list.part("on") { $0.member("valueString", Self.text(on)) }
        for time in times { list.part("at") { $0.member("valueTime", ProgrammeFile.clock(time) + ":00") } }
        list.part("open-minutes") { $0.member("valueInteger", openMinutes) }
    }

    /// As FHIR's own Timing, for programs that know nothing of ours.
    fileprivate func writeTiming(to writer: inout JSONWriter) {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        writer.object("repeat") {
            $0.member("frequency", 1)
            switch on {
            case .every(let interval):
                $0.member("period", interval)
                $0.member("periodUnit", "d")
            case .weekdays(let numbers):
                $0.member("period", 1)
                $0.member("periodUnit", "wk")
                $0.array("dayOfWeek") { list in for number in numbers.sorted() { list.string(days[number - 1]) } }
            }
            $0.array("timeOfDay") { list in for time in times { list.string(ProgrammeFile.clock(time) + ":00") } }
        }
    }
}

extension JSONWriter {
    /// A Danish text with its English translation beside it, as FHIR's own extension for that.
    mutating func wording(_ name: String, _ wording: Wording) {
        member(name, wording.danish)
        object("_" + name) {
            $0.array("extension") { list in
                list.parts(MonitoringSystems.translation) {
                    $0.part("lang") { $0.member("valueCode", "en") }
                    $0.part("content") { $0.member("valueString", wording.english) }
                }
            }
        }
    }

    /// A text in both languages as what an extension holds: extensions of an extension's own value are read by few programs.
    mutating func wording(_ wording: Wording) {
        array("extension") { list in
            list.part("da") { $0.member("valueString", wording.danish) }
            list.part("en") { $0.member("valueString", wording.english) }
        }
    }
}
