package import Record
import Synchronization

/// An open page that is told of changes: what it listens to, and what has happened that it has not been told of.
///
/// However slowly somebody takes what is sent, no more is kept than some events and that there were more.
package final class ChangeListener: Sendable {
    /// What a page listens to.
    package enum Interest: Sendable, Hashable {
        /// Everything of one citizen, by number.
        case citizen(Int64)
        /// What names a unit or whoever works there, as references.
        case unit(Set<String>)
    }

    /// What has happened since the last time that it was asked.
    package struct Heard: Sendable, Hashable {
        package var changes: [RecordEvent] = []
        /// There was more than is kept: nobody knows what.
        package var isAll = false
        /// It was time for a sign of life.
        package var isBeat = false
        /// Nothing more will be told.
        package var isOver = false

        package init(changes: [RecordEvent] = [], isAll: Bool = false, isOver: Bool = false) {
            self.changes = changes
            self.isAll = isAll
            self.isOver = isOver
        }
    }

    /// More are one change of everything.
    private static let mostKept = 32

    package let number: Int
    package let interest: Interest
    let session: String
    /// Rings when something has happened; one ring for all that has.
    package let rings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation
    private let heard = Mutex(Heard())

    init(number: Int, interest: Interest, session: String) {
        self.number = number
        self.interest = interest
        self.session = session
        (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// What has happened; from now on nothing has.
    package func take() -> Heard {
        heard.withLock { heard in
            let taken = heard
            heard = Heard(isOver: taken.isOver)
            return taken
        }
    }

    func tell(_ change: RecordEvent) {
        note { heard in
            if heard.changes.count < Self.mostKept {
                heard.changes.append(change)
            } else {
                heard.isAll = true
            }
        }
    }

    func tellAll() { note { $0.isAll = true } }

    func beat() { note { $0.isBeat = true } }

    /// Ends it: the stream is finished when this has been heard.
    package func end() { note { $0.isOver = true } }

    private func note(_ change: (inout Heard) -> Void) {
        heard.withLock { change(&$0) }
        bell.yield()
    }
}
