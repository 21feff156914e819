/// In which order entries of the same instant stand: the contact before what happened in it.
enum ThreadOrder {
    /// The last word between entries of the same time; latest first means highest first.
    static func tie(_ draft: EntryDraft) -> Int64 {
        let rank = Int64(kinds.count - (kinds.firstIndex(of: draft.kind) ?? kinds.count))
        return rank << 56 | StableNumber.of(draft.reference) >> 8
    }

    private static let kinds: [EntryKind] = [
        .admission, .contact, .appointment, .course, .diagnosis, .procedure, .plan, .referral, .medicine, .vaccination,
        .report, .document, .message, .image, .result, .measurement, .questionnaire, .goal, .task, .allergy, .warning,
        .device, .team, .consent, .other,
    ]
}
