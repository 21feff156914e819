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
}
