/// Sentences of the rules as they stand on pages.
enum MonitoringWords {
    /// With a capital letter first, as it begins a line.
    static func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }
}
