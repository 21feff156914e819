import Foundation
import TestSupport
import Testing

@testable import FHIR

/// Resources whose bytes are damaged at random: refused with a place, or read like any other; nothing else happens.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct DamagedBytesTests {
    private let validator = Validator()

    @Test(arguments: [1, 2, 3] as [UInt64]) func areRefusedOrReadLikeAnyOther(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let files = try SharedData.files(in: "02_fhir_r4_core/examples").shuffled(using: &random)
        var refused = 0
        for file in files.prefix(40) {
            let bytes = [UInt8](try Data(contentsOf: file))
            guard bytes.count < 50_000 else { continue }
            for _ in 0..<20 {
                var damaged = bytes
                for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&damaged, &random) }
                do throws(JSONError) {
                    let root = try JSONDocument(damaged).root
                    for issue in validator.validate(root) { #expect(!issue.path.isEmpty && !issue.message.isEmpty) }
                    var writer = JSONWriter()
                    writer.value(root)
                    let again = try JSONDocument(writer.bytes).root
                    #expect(again.isEqual(to: root))
                } catch {
                    refused += 1
                    #expect((0...damaged.count).contains(error.offset))
                }
            }
        }
        #expect(refused > 50)
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard let place = bytes.indices.randomElement(using: &random) else { return }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = random.pick(0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A, 0x30, 0x20)
        case 2: bytes.removeSubrange(place...)
        case 3: bytes.removeSubrange(place..<min(place + Int.random(in: 1...20, using: &random), bytes.count))
        default: bytes.insert(contentsOf: bytes[place..<min(place + 20, bytes.count)], at: place)
        }
    }
}
