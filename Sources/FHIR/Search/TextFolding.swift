/// Folds text for search: case and accents away, white space to single spaces, as FHIR asks of string parameters
/// (`Ågård` and `AGARD` fold alike; `ø` and `æ` are letters of their own and stay).
///
/// Latin letters lose their accents by the decompositions of Unicode 15; combining marks are dropped; other scripts
/// are only lowered in case.
package enum TextFolding {
    package static func fold(_ text: String) -> String {
        var text = text
        return text.withUTF8 { fold(utf8: $0) }
    }

    static func fold(utf8 bytes: UnsafeBufferPointer<UInt8>) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return foldASCII(bytes) }
        var folded = String.UnicodeScalarView()
        var isAfterSpace = true
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.properties.isWhitespace {
                if !isAfterSpace { folded.append(" ") }
                isAfterSpace = true
            } else if !isCombiningMark(scalar) {
                append(scalar, to: &folded)
                isAfterSpace = false
            }
        }
        if folded.last == " " { folded.removeLast() }
        return String(folded)
    }

    private static func foldASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { target in
            var count = 0
            for byte in bytes {
                switch byte {
                case 0x41...0x5A: target[count] = byte | 0x20
                case 0x09...0x0D, 0x20:
                    if count == 0 || target[count - 1] == 0x20 { continue }
                    target[count] = 0x20
                default: target[count] = byte
                }
                count += 1
            }
            return count > 0 && target[count - 1] == 0x20 ? count - 1 : count
        }
    }

    private static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value)
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
        switch scalar.value {
        case 0xC0..<0x250: folded.append(latin[Int(scalar.value) - 0xC0])
        case 0x1E00..<0x1F00: folded.append(latinAdditional[Int(scalar.value) - 0x1E00])
        default: folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    /// What U+00C0 to U+024F fold to, made from the canonical decompositions of Unicode 15.
    private static let latin = Array(
        ("aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaacccccc"
            + "ccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiıĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrr"
            + "rrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣ"
            + "ƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaææǥǥggkkooooʒʒ"
            + "jǳǳǳggƕƿnnaaææøøaaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼ"
            + "ȼƚⱦȿɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ").unicodeScalars)

    /// What U+1E00 to U+1EFF fold to, made likewise.
    private static let latinAdditional = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnn"
            + "oooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzht"
            + "wyẚſẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo"
            + "uuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ").unicodeScalars)
}
