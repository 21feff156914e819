extension JSONValue {
    /// The elements of a member that is an array; none where there is no such member.
    package func list(_ name: String) -> [JSONValue] { self[name].map { Array($0.elements) } ?? [] }

    /// The objects and arrays on the way from this value down to a node within it: the last one holds the node itself.
    func containers(of node: Int) -> [JSONValue] {
        var containers: [JSONValue] = []
        var current = self
        while current.index != node, let next = current.child(around: node) {
            containers.append(current)
            current = next
        }
        return containers
    }

    private func child(around node: Int) -> JSONValue? {
        switch kind {
        case .object: members.first { node < Int($0.value.node.next) }?.value
        case .array: elements.first { node < Int($0.node.next) }
        default: nil
        }
    }

    /// The name under which an object holds a value.
    func name(of value: JSONValue) -> String? { members.first { $0.value.index == value.index }?.name }

    /// An array of finished pieces of JSON.
    static func array(_ elements: some Sequence<some Sequence<UInt8>>) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (place, element) in elements.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += element
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }
}
