/// A hash table from short byte strings, each within a scope, to numbers: element names within a type, codes within a
/// value set. Looking up neither allocates nor makes a `String`.
final class ByteKeyTable: @unchecked Sendable {
    // Sendable, because nothing is written to the memory after `init`.
    private let slots: UnsafeMutablePointer<Slot>
    private let mask: Int
    private let text: UnsafeMutablePointer<UInt8>

    struct Key {
        var text: String
        var scope: UInt16
        var value: UInt32
    }

    private struct Slot {
        var hash: UInt32 = 0
        var offset: UInt32 = 0
        var value: UInt32 = 0
        var scope: UInt16 = 0
        /// The length plus one; 0 where the slot is empty.
        var mark: UInt16 = 0
    }

    /// Of keys that occur twice in a scope, the first counts.
    init(_ keys: [Key]) {
        var capacity = 16
        while capacity < keys.count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: Slot(), count: capacity)
        text = .allocate(capacity: keys.reduce(1) { $0 + $1.text.utf8.count })
        var offset = 0
        for key in keys {
            var keyText = key.text
            keyText.withUTF8 { bytes in
                guard let start = bytes.baseAddress, find(start, bytes.count, in: key.scope) == nil else { return }
                (text + offset).initialize(from: start, count: bytes.count)
                let hash = ByteString.hash(start, bytes.count, seed: key.scope)
                var place = Int(hash) & mask
                while slots[place].mark != 0 { place = (place + 1) & mask }
                slots[place] = Slot(
                    hash: hash, offset: UInt32(offset), value: key.value, scope: key.scope,
                    mark: UInt16(bytes.count + 1))
                offset += bytes.count
            }
        }
    }

    deinit {
        slots.deallocate()
        text.deallocate()
    }

    /// The number of a key in a scope; nil where there is none.
    @inline(__always)
    func find(_ start: UnsafePointer<UInt8>, _ count: Int, in scope: UInt16) -> UInt32? {
        let hash = ByteString.hash(start, count, seed: scope)
        var place = Int(hash) & mask
        // At most half of the slots are used, so that an empty one ends the search.
        while true {
            let slot = slots[place]
            if slot.mark == 0 { return nil }
            if slot.hash == hash, slot.scope == scope, Int(slot.mark) == count + 1,
                ByteString.areEqual(start, text + Int(slot.offset), count)
            {
                return slot.value
            }
            place = (place + 1) & mask
        }
    }

    /// The number of a key in a scope; nil where there is none.
    func find(_ key: String, in scope: UInt16) -> UInt32? {
        var key = key
        return key.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return nil }
            return find(start, bytes.count, in: scope)
        }
    }
}
