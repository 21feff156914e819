extension Narrative {
    /// The words without the mark-up, one paragraph each.
    package var paragraphs: [String] { div.map(MarkupText.paragraphs(of:)) ?? [] }
}
