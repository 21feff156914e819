import RecordSQL

/// The values of a statement as libpq takes them: numbers and texts as text, bytes as they are.
struct PostgresParameters {
    private var storage: [UInt8] = []
    /// Where each value lies in the storage; nil: null.
    private var places: [Range<Int>?] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) {
        places.reserveCapacity(values.count)
        formats.reserveCapacity(values.count)
        for value in values { append(value) }
    }

    /// - Parameter arrays: in binary format.
    init(arrays: [[UInt8]]) {
        storage.reserveCapacity(arrays.reduce(0) { $0 + $1.count + 1 })
        for array in arrays { append(bytes: array) }
    }

    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null:
            places.append(nil)
            formats.append(0)
        case .integer(let number): append(text: String(number))
        case .real(let number): append(text: String(number))
        case .text(let text): append(text: text)
        case .bytes(let bytes): append(bytes: bytes)
        case .compact(let text): append(bytes: BoundedBytes.whole(text))
        case .code(let text), .word(let text): append(bytes: BoundedBytes.compared(text))
        }
    }

    /// PostgreSQL's texts cannot hold U+0000, so it becomes U+FFFD here, in what is written and what is looked for.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        guard text.utf8.contains(0) else { return bytes.append(contentsOf: text.utf8) }
        for byte in text.utf8 {
            if byte == 0 { bytes += "\u{FFFD}".utf8 } else { bytes.append(byte) }
        }
    }

    private mutating func append(text: String) {
        let start = storage.count
        Self.append(text, to: &storage)
        places.append(start..<storage.count)
        storage.append(0)
        formats.append(0)
    }

    private mutating func append(bytes: [UInt8]) {
        let start = storage.count
        storage += bytes
        places.append(start..<storage.count)
        // So that a value without bytes has an address too: one without is null.
        storage.append(0)
        formats.append(1)
    }

    /// Calls `body` with the addresses, lengths and formats of the values.
    func with<Result>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        storage.withUnsafeBufferPointer { storage in
            let start = UnsafeRawPointer(storage.baseAddress)?.assumingMemoryBound(to: CChar.self)
            let addresses = places.map { place in place.flatMap { place in start.map { $0 + place.lowerBound } } }
            let lengths = places.map { Int32($0?.count ?? 0) }
            return addresses.withUnsafeBufferPointer { addresses in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(Int32(places.count), addresses.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}
