import Hummingbird
import NIOCore
import Record

/// What one listener is sent, as server-sent events (HTML Living Standard, 9.2): that what the page shows may have changed,
/// and nothing else.
struct ChangeStream {
    /// Whether the one who listens still may, and whether that which has happened is news.
    enum Look: Sendable {
        case may(hasNews: Bool)
        case mayNot(ChangeHub.End)
    }

    let listener: ChangeListener
    let hub: ChangeHub
    /// Decides anew, with what has happened since the last time.
    let look: @Sendable (ChangeListener.Heard) async throws -> Look

    /// Writes until it is over.
    ///
    /// - Parameters:
    ///   - missed: what happened after the page was read, before anybody listened.
    ///   - told: the number of the newest event that is in it, or was told of before.
    /// - Returns: why it ended.
    func write(
        to writer: inout any ResponseBodyWriter, missed: ChangeListener.Heard, told: Int64
    ) async throws -> ChangeHub.End {
        let retry = hub.limits.retry + listener.number * 37 % (hub.limits.retry + 1)
        try await writer.write(ByteBuffer(string: ": listening\nretry: \(retry)\n\n"))
        var (heard, told) = (missed, told)
        var beats = 0
        var rings = listener.rings.makeAsyncIterator()
        while true {
            if heard.isOver { return .closed }
            switch try await look(heard) {
            case .mayNot(let end):
                // The page finds out by itself why, from the answer that it gets when it asks.
                try await writer.write(ByteBuffer(string: "event: over\ndata: -\n\n"))
                return end
            case .may(hasNews: true):
                try await writer.write(ByteBuffer(string: "id: \(told)\nevent: change\ndata: -\n\n"))
                hub.countSent()
            case .may(hasNews: false):
                if heard.isBeat { try await writer.write(ByteBuffer(string: ":\n\n")) }
            }
            if heard.isBeat { beats += 1 }
            if beats >= hub.limits.beats { return .renewed }
            guard await rings.next() != nil else { return .closed }
            // In this order: whoever comes back with this number has missed nothing.
            told = hub.told
            heard = listener.take()
        }
    }
}
