import FHIR

/// The code systems and extensions that our resources about looks are written with.
package enum LookSystems {
    /// What a citizen has asked to be told, as the code of a Basic: ``LookNotice``.
    static let notice = "https://tovholder.dk/fhir/CodeSystem/look-notice"
    /// What a Communication about looks is.
    static let message = "https://tovholder.dk/fhir/CodeSystem/access-message"
    /// What stands in the input and output of a Task about a look.
    static let part = "https://tovholder.dk/fhir/CodeSystem/look-case-part"
    /// Tasks on the reviewer's list, by what is to be looked at.
    package static let review = "https://tovholder.dk/fhir/CodeSystem/review-reason"
    /// Whether it is a case about a look, or says that a citizen's name is well known: no part of anybody's care.
    static func isAboutLooks(_ json: JSONValue) -> Bool {
        guard let type = json["resourceType"]?.string, type == "Task" || type == "Flag" else { return false }
        return json["code"]?.list("coding").contains { $0["system"]?.string == review } ?? false
    }

    static let confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
}

/// What is decided by ourselves about looks. None of it is a rule that we have found; each has a reason.
package struct LookLimits: Sendable, Hashable {
    /// Days within which a question is answered. Our configuration: the General Data Protection Regulation, article 12,
    /// paragraph 3, gives a month at most; 28 days are within it whichever month it is.
    package var answerDays: Int64
    /// Characters that a question or an answer may have.
    package var longestText: Int

    package init(answerDays: Int64, longestText: Int) {
        self.answerDays = answerDays
        self.longestText = longestText
    }

    package static let standard = LookLimits(answerDays: 28, longestText: 2000)

    static let day: Int64 = 86_400_000
    /// Clocks of those who write may be so far apart.
    static let tolerance: Int64 = 120_000
}

extension JSONWriter {
    mutating func lookConcept(_ name: String, _ system: String, _ code: String, text: String? = nil) {
        object(name) { $0.lookConceptContent(system, code, text: text) }
    }

    mutating func lookConceptContent(_ system: String, _ code: String, text: String? = nil) {
        array("coding") { list in list.object { $0.lookCoding(system, code) } }
        member("text", text)
    }

    mutating func lookReference(_ name: String, _ reference: String) {
        object(name) { $0.member("reference", reference) }
    }

    /// Who has looked is the citizen's own affair: not for those who act on the citizen's behalf.
    mutating func lookMeta() {
        object("meta") { meta in
            meta.array("security") { list in list.object { $0.lookCoding(LookSystems.confidentiality, "R") } }
        }
    }

    private mutating func lookCoding(_ system: String, _ code: String) {
        member("system", system)
        member("code", code)
    }
}

extension JSONValue {
    /// The values of a list; none where there is no such list.
}
