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

/// Bytes compared and hashed eight at a time. All functions read exactly the bytes that they are given.
enum ByteString {
    @inline(__always)
    static func areEqual(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        if count >= 8 {
            var place = 0
            while place < count - 8 {
                if word(one + place) != word(other + place) { return false }
                place += 8
            }
            return word(one + count - 8) == word(other + count - 8)
        }
        if count >= 4 {
            return half(one) == half(other) && half(one + count - 4) == half(other + count - 4)
        }
        var place = 0
        while place < count {
            if one[place] != other[place] { return false }
            place += 1
        }
        return true
    }

    /// Mixes the length, the first and the last eight bytes: enough to tell apart the names and codes of FHIR. It only
    /// looks up in tables of our own, so that hostile input cannot choose what collides.
    @inline(__always)
    static func hash(_ start: UnsafePointer<UInt8>, _ count: Int, seed: UInt16) -> UInt32 {
        var first: UInt64 = 0
        var last: UInt64 = 0
        if count >= 8 {
            first = word(start)
            last = word(start + count - 8)
        } else if count >= 4 {
            first = UInt64(half(start))
            last = UInt64(half(start + count - 4))
        } else if count > 0 {
            first = UInt64(start[0]) | UInt64(start[count >> 1]) << 8
            last = UInt64(start[count - 1])
        }
        var mixed = (first ^ UInt64(seed) << 32 ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 32 ^ last) &* 0xD6E8_FEB8_6659_FD93
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }

    @inline(__always)
    static func word(_ place: UnsafePointer<UInt8>) -> UInt64 {
        UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)
    }

    @inline(__always)
    static func half(_ place: UnsafePointer<UInt8>) -> UInt32 {
        UnsafeRawPointer(place).loadUnaligned(as: UInt32.self)
    }
}
