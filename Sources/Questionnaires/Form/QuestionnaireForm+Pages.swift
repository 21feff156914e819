/// Whether our pages can put it to people.
extension QuestionnaireForm {
    /// Whether it can be asked as it is written, and sent: nothing that must be answered is of a kind that pages cannot
    /// take in. They take in no files and no references.
    package var canBeAnsweredOnPages: Bool {
        faults.isEmpty && !items.contains(where: Self.needsMore) && !items.isEmpty
    }

    private static func needsMore(_ item: FormItem) -> Bool {
        (item.isRequired && !item.isReadOnly && !item.isHidden && [.attachment, .reference].contains(item.type))
            || item.items.contains(where: needsMore)
    }
}
