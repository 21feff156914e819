import Synchronization

/// What is found out about a request on its way, and is asked for when it has been answered.
package final class RequestNote: Sendable {
    private let text = Mutex<String?>(nil)

    package init() {}

    /// Which of the API's interactions it was, as a pattern: never an address. Nil where it was none.
    package var interaction: String? {
        get { text.withLock { $0 } }
        set { text.withLock { $0 = newValue } }
    }
}
