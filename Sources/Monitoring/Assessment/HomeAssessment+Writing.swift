import Care
import FHIR

/// As a ClinicalImpression.
extension HomeAssessment {
    /// The resource as it is begun.
    func beginning() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "ClinicalImpression")
            $0.member("id", id)
            $0.member("language", "da")
            $0.array("extension") { list in
                list.part(MonitoringSystems.assessedBy) { $0.link("valueReference", unit.reference, unit.name) }
            }
            $0.member("status", status.rawValue)
            $0.coded(
                "code", MonitoringSystems.impressionKind, MonitoringSystems.homeAssessment, text: "Er hjemme rigtigt?")
            $0.member("description", title)
            $0.link("subject", "Patient/" + patient)
            $0.object("effectivePeriod") { $0.member("start", MonitoringNumber.instant(start)) }
            $0.member("date", MonitoringNumber.instant(start))
            $0.link("assessor", author)
            $0.array("protocol") { $0.string(programme) }
        }
        return try JSONDocument(writer.bytes).root
    }

    /// The resource as it is decided; what is suggested is the record's to add.
    static func json(_ current: JSONValue, decided decision: Decision) throws -> JSONValue {
        var editor = JSONEditor(current)
        editor.set("status", of: current, to: Status.decided.rawValue)
        var period = JSONWriter()
        period.object {
            $0.member("start", current["effectivePeriod"]?["start"]?.string)
            $0.member("end", MonitoringNumber.instant(decision.at))
        }
        editor.set("effectivePeriod", of: current, toJSON: period.bytes)
        var extensions = JSONWriter()
        extensions.array { list in
            for other in current.list("extension") { list.value(other) }
            list.parts(MonitoringSystems.homeDecision) {
                $0.part("choice") { $0.member("valueCode", decision.choice.rawValue) }
                if let why = decision.why { $0.part("why") { $0.member("valueString", why) } }
                $0.part("by") { $0.link("valueReference", decision.by, decision.name) }
                $0.part("at") { $0.member("valueDateTime", MonitoringNumber.instant(decision.at)) }
            }
        }
        editor.set("extension", of: current, toJSON: extensions.bytes)
        return try JSONDocument(editor.bytes).root
    }

    /// The resource with what was suggested when it was decided, and the views that it was decided on.
    static func json(
        _ current: JSONValue, suggested suggestion: HomeSuggestion, on views: [AssessmentAnswers]
    ) throws -> JSONValue {
        var editor = JSONEditor(current)
        var extensions = JSONWriter()
        extensions.array { list in
            for other in current.list("extension") { list.value(other) }
            list.part(MonitoringSystems.homeSuggestion) { $0.member("valueCode", suggestion.outcome.rawValue) }
        }
        editor.set("extension", of: current, toJSON: extensions.bytes)
        // FHIR has no empty lists.
        if !views.isEmpty {
            var investigation = JSONWriter()
            investigation.array { list in
                for view in views {
                    list.object {
                        $0.object("code") { $0.member("text", view.side.rawValue) }
                        $0.array("item") { items in
                            items.object { $0.member("reference", "QuestionnaireResponse/" + view.id) }
                        }
                    }
                }
            }
            editor.set("investigation", of: current, toJSON: investigation.bytes)
        }
        var findings = JSONWriter()
        findings.array { list in for line in suggestion.lines { list.object(line.write) } }
        editor.set("finding", of: current, toJSON: findings.bytes)
        return try JSONDocument(editor.bytes).root
    }
}

extension HomeSuggestion.Line {
    fileprivate func write(to writer: inout JSONWriter) {
        if isSeenDifferently {
            writer.array("extension") { list in
                list.part(MonitoringSystems.seenDifferently) { $0.member("valueBoolean", true) }
            }
        }
        writer.object("itemCodeableConcept") {
            $0.array("coding") { codings in
                codings.object {
                    $0.member("system", MonitoringSystems.assessmentWeight)
                    $0.member("code", weight.rawValue)
                }
            }
            $0.wording("text", reason)
        }
        writer.member("basis", question)
    }
}
