/// Memory for nodes that grows while a text is scanned. Whoever holds it last frees it; in ``JSONDocument`` the document.
struct NodeTable {
    private(set) var start: UnsafeMutablePointer<JSONDocument.Node>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        start = .allocate(capacity: capacity)
    }

    @inline(__always)
    mutating func append(_ node: JSONDocument.Node) {
        if count == capacity { grow() }
        (start + count).initialize(to: node)
        count += 1
    }

    private mutating func grow() {
        capacity *= 2
        let larger = UnsafeMutablePointer<JSONDocument.Node>.allocate(capacity: capacity)
        larger.moveInitialize(from: start, count: count)
        start.deallocate()
        start = larger
    }

    func deallocate() { start.deallocate() }
}
