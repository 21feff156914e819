package import FHIR

/// One side's view of whether home is right: a QuestionnaireResponse of ours. It can be changed until people have decided.
package struct AssessmentAnswers: Sendable, Hashable {
    /// The ClinicalImpression's id.
    package var assessment: String
    package var side: AssessmentSide
    /// The Patient's id.
    package var patient: String
    package var isOpen: Bool
    /// The code of the answer to each question.
    package var answers: [String: String]
    /// In own words.
    package var words: String?
    package var written: Int64
    /// Who wrote it down, and whose view it is: references.
    package var author: String
    package var source: String
    package var sourceName: String?

    /// The QuestionnaireResponse's.
    package var id: String { HomeAssessment.view(of: assessment, side) }

    /// Whether staff have written down what the citizen said.
    package var isWrittenDown: Bool {
        side == .citizen && !author.hasPrefix("Patient/") && !author.hasPrefix("RelatedPerson/")
    }

    /// Whether a relative has answered for the citizen.
    package var isByProxy: Bool { source.hasPrefix("RelatedPerson/") }

    static let wordsItem = "words"

    /// Whether a QuestionnaireResponse is one, well written or not.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "QuestionnaireResponse"
            && json.part(MonitoringSystems.homeAssessmentView) != nil
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let answers = try? AssessmentAnswers(reading: json) else { return nil }
        self = answers
    }

    init(
        assessment: String, side: AssessmentSide, patient: String, answers: [String: String], words: String?,
        written: Int64, author: String, source: String, sourceName: String?
    ) {
        self.assessment = assessment
        self.side = side
        self.patient = patient
        isOpen = true
        self.answers = answers
        self.words = words
        self.written = written
        self.author = author
        self.source = source
        self.sourceName = sourceName
    }

    /// - Throws: ``MonitoringFault`` with the element that is wrong.
    init(reading json: JSONValue) throws(MonitoringFault) {
        let name = "QuestionnaireResponse."
        guard
            let assessment = json.part(MonitoringSystems.homeAssessmentView)?["valueReference"]?.target(
                "ClinicalImpression")
        else { throw MonitoringFault(name + "extension(\(MonitoringSystems.homeAssessmentView))") }
        guard
            let side = AssessmentSide.allCases.first(where: {
                json["id"]?.string == HomeAssessment.view(of: assessment, $0)
            })
        else { throw MonitoringFault(name + "id: made from the assessment's: \(assessment)-citizen or -clinician") }
        guard let patient = json["subject"]?.target("Patient") else {
            throw MonitoringFault(name + "subject.reference")
        }
        guard let status = json["status"]?.string, ["in-progress", "completed"].contains(status) else {
            throw MonitoringFault(name + "status: in-progress until it is decided, then completed")
        }
        guard let written = json["authored"]?.momentValue else { throw MonitoringFault(name + "authored") }
        guard let author = json["author"]?["reference"]?.string, let source = json["source"]?["reference"]?.string
        else { throw MonitoringFault(name + "author, source: who wrote it, and whose view it is") }
        var answers: [String: String] = [:]
        var words: String?
        for item in json.list("item") {
            let answer = item.list("answer").first
            guard let id = item["linkId"]?.string, item.list("answer").count == 1, answers[id] == nil else {
                throw MonitoringFault(name + "item: a linkId and one answer")
            }
            if id == Self.wordsItem {
                guard let text = answer?["valueString"]?.string, MonitoringSystems.isText(text) else {
                    throw MonitoringFault(name + "item(words).answer.valueString: at most 1000 characters")
                }
                words = text
            } else if let code = answer?["valueCoding"]?["code"]?.string, Self.isKnown(id, code, side) {
                answers[id] = code
            } else {
                throw MonitoringFault(name + "item.answer.valueCoding: an answer that this side can give")
            }
        }
        self.init(
            assessment: assessment, side: side, patient: patient, answers: answers, words: words, written: written,
            author: author, source: source, sourceName: json["source"]?["display"]?.string)
        isOpen = status == "in-progress"
    }

    /// Whether a question is asked of a side, and has such an answer.
    private static func isKnown(_ id: String, _ code: String, _ side: AssessmentSide) -> Bool {
        if id.hasPrefix("criterion-") { return side == .clinician && ["met", "unknown", "not-met"].contains(code) }
        guard let question = AssessmentQuestions.common.first(where: { $0.id == id }) else { return false }
        return question.isAsked(side) && question.answer(code) != nil
    }
}

extension AssessmentAnswers {
    /// The resource.
    ///
    /// - Parameter questions: what was asked, so that others read it without our tables.
    func json(_ questions: [AssessmentQuestion]) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "QuestionnaireResponse")
            $0.member("id", id)
            $0.member("language", "da")
            $0.array("extension") { list in
                list.part(MonitoringSystems.homeAssessmentView) {
                    $0.link("valueReference", "ClinicalImpression/" + assessment)
                }
            }
            $0.member("status", isOpen ? "in-progress" : "completed")
            $0.link("subject", "Patient/" + patient)
            $0.member("authored", MonitoringNumber.instant(written))
            $0.link("author", author)
            $0.link("source", source, sourceName)
            let asked = questions.filter { $0.isAsked(side) && $0.answer(answers[$0.id]) != nil }
            if !asked.isEmpty || words != nil {
                $0.array("item") { list in
                    for question in asked { list.object { write(question, to: &$0) } }
                    if let words {
                        list.object {
                            $0.member("linkId", Self.wordsItem)
                            $0.array("answer") { $0.object { $0.member("valueString", words) } }
                        }
                    }
                }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    private func write(_ question: AssessmentQuestion, to writer: inout JSONWriter) {
        guard let answer = question.answer(answers[question.id]) else { return }
        writer.member("linkId", question.id)
        writer.member("text", question.words[side]?.danish)
        writer.array("answer") { list in
            list.object {
                $0.object("valueCoding") {
                    $0.member("system", MonitoringSystems.assessmentAnswer)
                    $0.member("code", answer.code)
                    $0.member("display", answer.label.danish)
                }
            }
        }
    }
}
