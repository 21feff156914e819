extension Migration {
    /// The dates of one resource, for searches that have found it by something else: without it, a patient's observations
    /// since a day would go through those of all patients since that day.
    static let datesByResource = Migration(
        statements: "CREATE INDEX date_by_resource ON date_index (key, parameter);")
}
