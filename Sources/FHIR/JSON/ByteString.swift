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
