import FHIR

/// What a code is called, as the search index keeps it: folded, words with single spaces between them, and no more of it
/// than every engine can have in an index.
enum IndexWords {
    /// Characters that are kept.
    static let most = 100

    static func words(of text: String) -> String {
        var folded = TextFolding.fold(text)
        let plain = folded.withUTF8 { bytes in
            bytes.allSatisfy { $0 < 0x80 } ? words(ofASCII: bytes) : nil
        }
        return plain ?? words(ofScalars: folded.unicodeScalars)
    }

    /// Most names; the writer waits for this.
    private static func words(ofASCII bytes: UnsafeBufferPointer<UInt8>) -> String {
        let limit = min(bytes.count, most)
        return String(unsafeUninitializedCapacity: limit) { target in
            var count = 0
            for byte in bytes {
                guard count < limit else { break }
                if isWord(byte) {
                    target[count] = byte
                } else if count > 0, target[count - 1] != 0x20 {
                    target[count] = 0x20
                } else {
                    continue
                }
                count += 1
            }
            return count > 0 && target[count - 1] == 0x20 ? count - 1 : count
        }
    }

    private static func words(ofScalars scalars: String.UnicodeScalarView) -> String {
        var words = String.UnicodeScalarView()
        var count = 0
        for scalar in scalars {
            guard count < most else { break }
            if isWord(scalar) {
                words.append(scalar)
            } else if let last = words.last, last != " " {
                words.append(" ")
            } else {
                continue
            }
            count += 1
        }
        if words.last == " " { words.removeLast() }
        return String(words)
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte &- 0x30 < 10 }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isWord(UInt8(truncatingIfNeeded: scalar.value)) }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
