import FHIR
import Logging

/// How a line of the log is written.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
    /// For people: time, level, message, then names and values.
    case plain
    /// For programs: a JSON object to a line.
    case json

    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
    func line(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata, at milliseconds: Int64) -> [UInt8]
    {
        let time = InstantText.exact(milliseconds)
        let fields = metadata.sorted { $0.key < $1.key }
        switch self {
        case .plain:
            let values = fields.map { " \($0.key)=\(Self.oneLine("\($0.value)"))" }.joined()
            return Array("\(time) \(level.rawValue) \(Self.oneLine(message))\(values)\n".utf8)
        case .json:
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("time", time)
                writer.member("level", level.rawValue)
                writer.member("message", message)
                for field in fields { Self.write(field.value, named: field.key, to: &writer) }
            }
            return writer.bytes + [UInt8(ascii: "\n")]
        }
    }

    /// Numbers as numbers, everything else as text.
    private static func write(_ value: Logger.MetadataValue, named name: String, to writer: inout JSONWriter) {
        if case .stringConvertible(let value) = value, let number = Int("\(value)") {
            writer.member(name, number)
        } else {
            writer.member(name, "\(value)")
        }
    }

    private static func oneLine(_ text: String) -> String { text.replacing("\n", with: "; ") }
}
