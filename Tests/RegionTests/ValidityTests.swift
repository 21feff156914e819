import FHIR
import Testing

@testable import Region

/// Everything that a region holds is right by the project's own validator.
@Suite struct ValidityTests {
    @Test func everyResourceIsValid() throws {
        let sample = try RegionSample.small.get()
        let validator = Validator()
        var faults: [String: Int] = [:]
        for entry in sample.entries {
            for issue in validator.validate(entry.json) { faults["\(issue.path): \(issue.message)", default: 0] += 1 }
        }
        #expect(faults.isEmpty, "\(faults.sorted { $0.value > $1.value }.prefix(20))")
    }

    @Test func resourcesAreOfOrdinarySize() throws {
        let sample = try RegionSample.small.get()
        #expect(sample.entries.allSatisfy { (150...6000).contains($0.size) })
        let mean = sample.entries.reduce(0) { $0 + $1.size } / sample.entries.count
        #expect((400...2000).contains(mean))
    }

    @Test func everyTextTemplateIsFilled() throws {
        let sample = try RegionSample.small.get()
        for entry in sample.of("DocumentReference") {
            let data = try #require(entry.json.at("content.attachment.data")?.string)
            let text = try #require(Base64.decode(data))
            #expect(!text.contains(UInt8(ascii: "{")), "\(String(decoding: text, as: UTF8.self))")
            #expect(text.count > 80)
        }
    }

    @Test func base64IsAsInTheStandard() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            #expect(Base64.encode(plain) == Array(("\"" + coded + "\"").utf8))
        }
    }
}

/// Reading base64, the other way about from what the region writes.
extension Base64 {
    static func decode(_ text: String) -> [UInt8]? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bits = 0
        var count = 0
        var bytes: [UInt8] = []
        for sign in text.utf8 where sign != UInt8(ascii: "=") {
            guard let value = alphabet.firstIndex(of: sign) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> count & 0xFF))
            }
        }
        return bytes
    }
}
