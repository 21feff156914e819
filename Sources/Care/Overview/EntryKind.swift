/// What sort of thing an entry is.
package enum EntryKind: String, Sendable, Hashable, CaseIterable {
    case appointment, admission, contact, course, diagnosis, medicine, allergy, result, measurement, report, procedure
    case vaccination, referral, document, plan, goal, message, task, questionnaire, device, image, team, warning
    case consent, claim, other
}
