extension JSONValue {
    /// Appends the value without the spaces between tokens; order, digits and strings byte for byte.
    ///
    /// Walks the bytes rather than the nodes: what stands outside strings and is no space is copied.
    package func appendMinified(to target: inout [UInt8]) {
        let bytes = rawBytes
        bytes.withUnsafeBufferPointer { source in
            var position = 0
            var start = 0
            while position < source.count {
                switch source[position] {
                case UInt8(ascii: "\""):
                    position += 1
                    while source[position] != UInt8(ascii: "\"") {
                        position += source[position] == UInt8(ascii: "\\") ? 2 : 1
                    }
                    position += 1
                case 0x20, 0x0A, 0x0D, 0x09:
                    target.append(contentsOf: source[start..<position])
                    position += 1
                    while position < source.count, source[position] <= 0x20 { position += 1 }
                    start = position
                default:
                    position += 1
                }
            }
            target.append(contentsOf: source[start..<source.count])
        }
    }
}

extension JSONMembers.Member {
    /// The name as it came, with its quotes.
    package var rawName: ArraySlice<UInt8> { key.rawBytes }
}
