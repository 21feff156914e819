/// What the list of questionnaires says has been done.
package enum QuestionnaireNotice: String, Sendable, Hashable, CaseIterable {
    case saved, sent, withdrawn, late
}
