import Care
package import FHIR

/// From a ClinicalImpression.
extension HomeAssessment {
    /// Whether a ClinicalImpression is one, well written or not.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "ClinicalImpression"
            && json["code"]?.isCoded(MonitoringSystems.impressionKind, MonitoringSystems.homeAssessment) == true
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let assessment = try? HomeAssessment(reading: json) else { return nil }
        self = assessment
    }

    /// The ids of the views are longer, and may have 64.
    private static let longestId = 54

    /// - Throws: ``MonitoringFault`` with the element that is wrong.
    init(reading json: JSONValue) throws(MonitoringFault) {
        func need<Value>(_ value: Value?, _ element: String) throws(MonitoringFault) -> Value {
            guard let value else { throw MonitoringFault("ClinicalImpression." + element) }
            return value
        }
        let programmes = json.list("protocol").compactMap(\.string)
        guard let programme = programmes.first, programmes.count == 1, programme.contains("|") else {
            throw MonitoringFault("ClinicalImpression.protocol: one programme, as URL|VERSION")
        }
        let unit = json.part(MonitoringSystems.assessedBy)?["valueReference"]
        let organization = try need(
            unit?.target("Organization"), "extension(\(MonitoringSystems.assessedBy)): an Organization of this record")
        let decision = json.part(MonitoringSystems.homeDecision)
        self.init(
            id: try need(json["id"]?.string, "id"),
            patient: try need(json["subject"]?.target("Patient"), "subject.reference: a Patient of this record"),
            status: try need(json["status"]?.string.flatMap(Status.init), "status"), programme: programme,
            title: json["description"]?.string ?? "",
            unit: TaskParty(reference: "Organization/" + organization, name: unit?["display"]?.string),
            start: try need(json["effectivePeriod"]?["start"]?.momentValue, "effectivePeriod.start: a time of day"),
            author: try need(json["assessor"]?["reference"]?.string, "assessor.reference: who began it"),
            decision: try decision.map { part throws(MonitoringFault) in
                try need(Decision(part), "extension(\(MonitoringSystems.homeDecision)): choice, by, at and why")
            }, suggestion: HomeSuggestion(json))
        guard id.utf8.count <= Self.longestId else {
            throw MonitoringFault("ClinicalImpression.id: at most \(Self.longestId) characters")
        }
        guard (status == .decided) == (self.decision != nil) || status == .mistaken else {
            throw MonitoringFault("ClinicalImpression.status: completed where it is decided, and only there")
        }
    }
}

extension HomeAssessment.Decision {
    fileprivate init?(_ json: JSONValue) {
        guard let choice = json.part("choice")?["valueCode"]?.string.flatMap(HomeAssessment.Choice.init),
            let by = json.part("by")?["valueReference"], let reference = by["reference"]?.string,
            let at = json.part("at")?["valueDateTime"]?.momentValue
        else { return nil }
        let why = json.part("why")
        guard why == nil || MonitoringSystems.isText(why?["valueString"]?.string) else { return nil }
        self.init(
            choice: choice, why: why?["valueString"]?.string, by: reference, name: by["display"]?.string, at: at)
    }
}

extension HomeSuggestion {
    /// As it was kept; nil where nothing is.
    fileprivate init?(_ json: JSONValue) {
        guard let outcome = json.part(MonitoringSystems.homeSuggestion)?["valueCode"]?.string.flatMap(Outcome.init)
        else { return nil }
        let lines = json.list("finding").compactMap { finding -> Line? in
            guard let concept = finding["itemCodeableConcept"], let reason = concept.wording("text"),
                let question = finding["basis"]?.string,
                let code = concept.list("coding").first(where: {
                    $0["system"]?.string == MonitoringSystems.assessmentWeight
                })?["code"]?.string, let weight = AssessmentWeight(rawValue: code)
            else { return nil }
            return Line(
                question: question, weight: weight, reason: reason,
                isSeenDifferently: finding.part(MonitoringSystems.seenDifferently)?["valueBoolean"]?.bool ?? false)
        }
        self.init(outcome: outcome, lines: lines)
    }
}
