import FHIR

/// What a resource that arrives is about.
enum Arrival {
    /// The id of the CarePlan that it belongs to; nil where it belongs to none.
    static func plan(of json: JSONValue) -> String? {
        json.list("basedOn").lazy.compactMap { $0.target("CarePlan") }.first
    }

    /// The questionnaire, without its version, and when it was answered; nil for what is no finished answer.
    static func answered(_ json: JSONValue) -> (questionnaire: String, at: Int64)? {
        guard json["resourceType"]?.string == "QuestionnaireResponse",
            ["completed", "amended"].contains(json["status"]?.string ?? ""),
            let questionnaire = json["questionnaire"]?.string, let at = json["authored"]?.momentValue
        else { return nil }
        return (key(of: questionnaire), at)
    }

    /// A canonical address without its version: an answer to any version of a questionnaire is one to it.
    static func key(of questionnaire: String) -> String { String(questionnaire.prefix { $0 != "|" }) }
}
