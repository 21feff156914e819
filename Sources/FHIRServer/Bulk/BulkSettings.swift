/// The limits of exports and imports over HTTP.
package struct BulkSettings: Sendable {
    /// How long what an export found, or what became of an import, is kept: milliseconds.
    package var lifetime: Int64
    /// Where what is sent to be imported lies meanwhile, in files without a name.
    package var folder: String
    /// Exports of one holder that may be under way.
    package var mostRunning = 2
    /// Exports and imports of one holder that are kept.
    package var mostKept = 50
    /// Matches of the filters of one export.
    package var mostFiltered = 1_000_000
    /// What is refused of one import and told line by line.
    package var mostOutcomes = 10_000
    /// Bytes of one import, as they come.
    package var largestImport = 16 << 30

    package static let standardHours = 24
    package static let standardFolder = "/var/tmp"

    /// - Parameters:
    ///   - hours: how long exports and imports are kept.
    ///   - folder: where what is sent to be imported lies meanwhile.
    package init(hours: Int = BulkSettings.standardHours, folder: String = BulkSettings.standardFolder) {
        lifetime = Int64(hours) * 3_600_000
        self.folder = folder
    }
}
