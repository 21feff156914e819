extension Migration {
    /// The versions of a type in the order they came, for its history. New rows go to the right edge of each index.
    static let updateOrder = Migration(
        statements: """
            CREATE INDEX resource_by_update ON resource (type, updated);
            CREATE INDEX former_by_update ON former (updated);
            """)
}
