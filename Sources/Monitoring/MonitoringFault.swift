/// What is wrong with how a resource is written: the element.
struct MonitoringFault: Error, Sendable, Hashable {
    let element: String

    init(_ element: String) {
        self.element = element
    }
}
