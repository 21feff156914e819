import FHIR
import TestSupport
import Testing

@testable import FHIRXML

/// Resources whose XML was damaged on the way: refused with a place, or read as something that comes back again.
@Suite struct DamagedXMLTests {
    @Test(arguments: 1...4)
    func `a damaged text is an error or a resource, never a fault`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var read = 0
        for type in ["Patient", "Observation", "Bundle", "Questionnaire", "Composition"] {
            var maker = RandomResource(random: random)
            let xml = try FHIRXMLWriter.xml(of: try JSONDocument(try maker.resource(type)).root)
            random = maker.random
            for _ in 0..<40 {
                let damaged = Self.damaged(xml, &random)
                let json: [UInt8]
                do throws(FHIRXMLError) {
                    json = try FHIRXMLReader.json(of: damaged)
                } catch {
                    #expect(error.line >= 1 && error.column >= 1)
                    continue
                }
                read += 1
                let root = try JSONDocument(json).root
                let again = try FHIRXMLReader.json(of: try FHIRXMLWriter.xml(of: root))
                #expect(try JSONDocument(again).root.isEqual(to: root), "seed \(seed), \(type)")
            }
        }
        #expect(read > 0)
    }

    private static let marks = Array("<>&\"'/= !-?:;#".utf8)

    private static func damaged(_ text: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = text
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 0x01
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: text[place..<end], at: Int.random(in: 0..<bytes.count, using: &random))
        default: bytes[place] = marks.randomElement(using: &random) ?? 0
        }
        return bytes
    }
}
