package import Record

/// Questionnaires that units send and citizens answer, as a capability of the record.
package enum QuestionnaireCapability {
    package static let capability = Capability(
        name: "questionnaires",
        rules: [QuestionnaireRules.answers, QuestionnaireRules.assignments],
        admissions: [QuestionnaireRules.admission],
        consequences: [QuestionnaireConsequences.answering])
}
