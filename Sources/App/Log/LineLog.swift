import Logging

/// The log: a line to each thing that is said, plain or as JSON.
struct LineLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel: Logger.Level

    private let format: LogFormat
    private let writer: LogWriter
    /// Milliseconds since 1970-01-01T00:00:00Z.
    private let now: @Sendable () -> Int64

    init(_ format: LogFormat, level: Logger.Level, writer: LogWriter, now: @escaping @Sendable () -> Int64) {
        self.format = format
        logLevel = level
        self.writer = writer
        self.now = now
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata
        if let provided = metadataProvider?.get() { fields.merge(provided) { $1 } }
        if let given = event.metadata { fields.merge(given) { $1 } }
        writer.write(format.line(event.level, "\(event.message)", fields, at: now()))
    }
}
